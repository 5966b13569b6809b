import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { inTurns } from '../in-turns.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import type { Tx } from '../tenancy/tenant.ts'

/**
 * Work that recurs in every kitchen. `cron` is in UTC. A turn is one transaction and should do a bounded amount; it
 * answers whether there is more, and then gets another one, up to the bound of a visit.
 */
export type Schedule = { name: string; cron: string; perTenant(tx: Tx, now: Date): Promise<boolean> }

const turnsPerVisit = 20

/** Visits the kitchens, two at a time and each for a bounded time. One that fails is logged and the others go on. */
export async function runSchedule(
  schedule: Schedule,
  ids: readonly number[],
  deps: { tenants: TenantCatalog; clock: Clock; log: Logger },
) {
  await inTurns(ids, 2, async (id) => {
    try {
      const tenant = await deps.tenants.byId(id)
      if (!tenant) return
      for (let turn = 0; turn < turnsPerVisit; turn += 1) {
        if (!(await tenant.write((tx) => schedule.perTenant(tx, deps.clock.now())))) return
      }
    } catch (error) {
      deps.log.warn({ err: error, tenant: id, schedule: schedule.name }, 'recurring work failed in a kitchen')
    }
  })
}
