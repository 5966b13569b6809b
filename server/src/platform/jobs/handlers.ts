import type { Event } from '../events/event.ts'
import type { Tenant, Tx } from '../tenancy/tenant.ts'

/**
 * Later work for an event. What `run` does happens in a transaction that also notes that it ran: exactly once, however
 * often the job comes. What asks somebody outside (a mail) takes its transactions itself: none may be open while it waits
 * for an answer. Its last one begins with the note, `done`, which is false where the work was noted before; a crash
 * between the two makes it go out again.
 */
export type Handler = { name: string } & (
  | { run(tx: Tx, tenant: Tenant, event: Event): Promise<void> }
  | { outside(tenant: Tenant, event: Event, done: Note): Promise<void> }
)
export type Note = (tx: Tx) => Promise<boolean>
/** By the type of event. */
export type Handlers = Readonly<Record<string, readonly Handler[]>>

/** Refuses a table that cannot work: its names are what jobs_done and waiting jobs are known by. */
export function checkHandlers(handlers: Handlers): void {
  for (const [type, list] of Object.entries(handlers)) {
    const seen = new Set<string>()
    for (const handler of list) {
      const { name } = handler
      if (!/^[a-z][a-z0-9-]*$/.test(name ?? ''))
        throw new Error(`${type}: "${name}" is no name for a handler`)
      if (typeof ('outside' in handler ? handler.outside : handler.run) !== 'function')
        throw new Error(`${type}: there is no handler "${name}"`)
      if (seen.has(name)) throw new Error(`${type}: the handler "${name}" is named twice`)
      seen.add(name)
    }
  }
}
