import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { BoundedCache } from '../bounded-cache.ts'
import type { ControlDb } from '../db/control-db.generated.ts'
import type { Handle } from '../db/handles.ts'
import type { EventWatch, Tenant } from '../tenancy/tenant.ts'
import type { Bus } from './bus.ts'
import { markDirty } from './dirty-tenants.sql.ts'
import type { Event } from './event.ts'
import { lockStream, stampEvents } from './events.sql.ts'

/** Where events go that somebody handles later. Must be safe to repeat. */
export type HandOff = {
  /** The types of events that have a handler. */
  readonly types: readonly string[]
  send(tenant: Tenant, epoch: string, events: Event[]): Promise<void>
}
export type RelayDeps = { control: Handle<ControlDb>; bus: Bus; handOff: HandOff; log: Logger }

const batch = 1000
/** Between two runs for one tenant that writes without a pause: fewer, larger batches, which nobody sees on a screen. */
const restMs = 20
/** Shorter than what unmark() leaves in place. */
const markMs = 20_000

type Run = { again: boolean; done: Promise<void> }

/**
 * Puts a tenant's events in order right after they commit: numbers them, hands over those that have a handler, and
 * tells the bus. One run at a time per tenant and process; between processes the stream's row is the lock. What a
 * crash leaves behind is found by the sweeper, because the tenant was marked before it wrote.
 */
export function openRelay({ control, bus, handOff, log }: RelayDeps) {
  const marks = new BoundedCache<Promise<unknown>>(10_000, markMs)
  const runs = new Map<number, Run>()
  let closed = false

  const watch: EventWatch = {
    async expect({ id }) {
      await marks.remember(String(id), () => control.write((tx) => markDirty(tx, id)))
    },
    wake: (tenant) => void relay(tenant),
  }
  return {
    ...watch,
    /** Settles when everything that had committed before the call is in order, or the attempt has failed. */
    relay,
    async close() {
      closed = true
      await Promise.all([...runs.values()].map((run) => run.done))
    },
  }

  function relay(tenant: Tenant): Promise<void> {
    const known = runs.get(tenant.id)
    if (known) {
      known.again = true
      return known.done
    }
    if (closed) return Promise.resolve()
    const run: Run = { again: false, done: Promise.resolve() }
    runs.set(tenant.id, run)
    run.done = runFor(tenant, run)
    return run.done
  }

  async function runFor(tenant: Tenant, run: Run) {
    try {
      for (;;) {
        run.again = false
        const full = await stampBatch(tenant)
        if (full) continue
        if (!run.again) return
        await delay(restMs)
      }
    } catch (error) {
      log.warn({ err: error, tenant: tenant.id }, 'events wait for the sweeper')
    } finally {
      runs.delete(tenant.id)
    }
  }

  /** Handing over comes before the commit: were it after, a crash between the two would lose a job. */
  async function stampBatch(tenant: Tenant): Promise<boolean> {
    const events = await tenant.write(async (tx) => {
      const { epoch, seq } = await lockStream(tx)
      const stamped = await stampEvents(tx, seq, batch, handOff.types)
      const handled = stamped.filter((event) => handOff.types.includes(event.type))
      if (handled.length) await handOff.send(tenant, epoch, handled)
      return stamped
    })
    const last = events.at(-1)
    if (last) bus.publish(tenant.id, last.seq)
    return events.length === batch
  }
}
export type Relay = ReturnType<typeof openRelay>
