import type { Event } from '../events/event.ts'
import type { Tenant, Tx } from '../tenancy/tenant.ts'

/**
 * Later work for an event. It runs in a transaction that also records that it ran, so what it does through `tx` happens
 * exactly once however often the job comes. What it does elsewhere (a mail, a call) may happen again after a crash.
 */
export type Handler = { name: string; run(tx: Tx, tenant: Tenant, event: Event): Promise<void> }
/** By the type of event. */
export type Handlers = Readonly<Record<string, readonly Handler[]>>

/** Refuses a table that cannot work: its names are what jobs_done and waiting jobs are known by. */
export function checkHandlers(handlers: Handlers): void {
  for (const [type, list] of Object.entries(handlers)) {
    const seen = new Set<string>()
    for (const { name, run } of list) {
      if (!/^[a-z][a-z0-9-]*$/.test(name ?? ''))
        throw new Error(`${type}: "${name}" is no name for a handler`)
      if (typeof run !== 'function') throw new Error(`${type}: there is no handler "${name}"`)
      if (seen.has(name)) throw new Error(`${type}: the handler "${name}" is named twice`)
      seen.add(name)
    }
  }
}
