import type { Logger } from 'pino'
import type { ControlDb } from '../db/control-db.generated.ts'
import type { Handle } from '../db/handles.ts'
import { inTurns } from '../in-turns.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import { takeDirty, unmark, type DirtyTenant } from './dirty-tenants.sql.ts'
import { hasUnstamped } from './events.sql.ts'
import type { Relay } from './relay.ts'

export type SweeperDeps = { control: Handle<ControlDb>; tenants: TenantCatalog; relay: Relay; log: Logger }

const everyMs = 5_000
const round = 100

/**
 * Finds what a crashed process left unsaid: looks into the tenants that are marked as having written, relays what waits
 * there and takes the mark away where nothing does. Begins with a sweep of all of them.
 */
export function openSweeper({ control, tenants, relay, log }: SweeperDeps) {
  let timer: NodeJS.Timeout | undefined
  let sweeping: Promise<void> | undefined

  return {
    start() {
      timer ??= setInterval(() => void sweep(), everyMs)
      void sweep()
    },
    sweep,
    async close() {
      clearInterval(timer)
      await sweeping
    },
  }

  function sweep(): Promise<void> {
    sweeping ??= sweepAll()
      .catch((error: unknown) => log.warn({ err: error }, 'the sweep of waiting events failed'))
      .finally(() => {
        sweeping = undefined
      })
    return sweeping
  }

  async function sweepAll() {
    for (;;) {
      const dirty = await control.write((tx) => takeDirty(tx, round))
      await inTurns(dirty, 4, visit)
      if (dirty.length < round) return
    }
  }

  async function visit(mark: DirtyTenant) {
    try {
      const tenant = await tenants.byId(mark.tenant)
      // Of a kitchen that is deleted nobody hears any more.
      if (!tenant) return void (await control.write((tx) => unmark(tx, mark)))
      if (await hasUnstamped(tenant.read)) await relay.relay(tenant)
      else await control.write((tx) => unmark(tx, mark))
    } catch (error) {
      log.warn({ err: error, tenant: mark.tenant }, 'a kitchen could not be swept')
    }
  }
}
