import type { Logger } from 'pino'
import type { Config } from '../../config.ts'
import type { Clock } from '../clock.ts'
import type { ControlDb } from '../db/control-db.generated.ts'
import type { Handle } from '../db/handles.ts'
import { inTurns } from '../in-turns.ts'
import type { Sealer } from '../sealed.ts'
import type { TenantCatalog } from '../tenancy/catalog.ts'
import type { Tenant, Tx } from '../tenancy/tenant.ts'

/** What the platform's own work has to do it with. */
export type PlatformWork = { control: Handle<ControlDb>; tenants: TenantCatalog; clock: Clock; log: Logger }

/** What a kitchen's work outside of the house has to do it with. */
export type OutsideWork = { config: Config; sealed: Sealer; clock: Clock; log: Logger }

/**
 * Work that recurs, `cron` is in UTC: the platform's own, or in every kitchen. There a turn is one transaction and should
 * do a bounded amount; it answers whether there is more, and then gets another one, up to the bound of a visit. What is due
 * in a kitchen kitchen_now() says; `now` is the process's clock, by which sessions and tickets end. What asks somebody
 * outside takes its transactions itself: none may be open while it waits for an answer.
 */
export type Schedule = { name: string; cron: string } & (
  | {
      perTenant(tx: Tx, now: Date, tenant: Tenant): Promise<boolean>
      /** Nobody sees when it is done: a sandbox, which lives through months in seconds, does it at midnight only. */
      keepsHouse?: true
    }
  | { outside(tenant: Tenant, deps: OutsideWork): Promise<void> }
  | { ofPlatform(deps: PlatformWork): Promise<unknown> }
)

const turnsPerVisit = 20

/** One kitchen's turns, until it has no more to do or has had as many as it may. */
export async function takeTurns(
  { perTenant }: Extract<Schedule, { perTenant: unknown }>,
  tenant: Tenant,
  clock: Clock,
  most: number,
): Promise<void> {
  for (let turn = 0; turn < most; turn += 1)
    if (!(await tenant.write((tx) => perTenant(tx, clock.now(), tenant)))) return
}

/** Visits the kitchens, two at a time and each for a bounded time. One that fails is logged and the others go on. */
export async function runSchedule(
  schedule: Schedule,
  ids: readonly number[],
  deps: PlatformWork & OutsideWork,
) {
  if ('ofPlatform' in schedule) return void (await schedule.ofPlatform(deps))
  await inTurns(ids, 2, async (id) => {
    try {
      const tenant = await deps.tenants.byId(id)
      if (!tenant) return
      if ('outside' in schedule) return await schedule.outside(tenant, deps)
      await takeTurns(schedule, tenant, deps.clock, turnsPerVisit)
    } catch (error) {
      deps.log.warn({ err: error, tenant: id, schedule: schedule.name }, 'recurring work failed in a kitchen')
    }
  })
}
