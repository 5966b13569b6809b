import type { Logger } from 'pino'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import type { Handle } from '../../platform/db/handles.ts'
import { inTurns } from '../../platform/in-turns.ts'
import { activeTenants } from '../../platform/jobs/jobs.sql.ts'
import type { TenantCatalog } from '../../platform/tenancy/catalog.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { correctUsage, countUsage, upsertUsage } from './usage.sql.ts'

type MeterDeps = { control: Handle<ControlDb>; tenants: TenantCatalog; log: Logger }
/** What became of one kitchen's count. */
export type Metered = { slug: string; outcome: 'Created' | 'Updated' | 'FAILED'; error?: string }

/**
 * Counts what each active kitchen uses this month, and corrects what happened in the last one: an order delivered late or
 * an invoice paid late belongs to its own month. A kitchen that cannot be counted is reported and the others go on.
 */
export async function meterUsage(deps: MeterDeps): Promise<Metered[]> {
  const metered: Metered[] = []
  await inTurns(await activeTenants(deps.control.read), 2, async (id) => {
    const tenant = await deps.tenants.byId(id)
    if (tenant) metered.push(await meterKitchen(deps, tenant))
  })
  return metered
}

async function meterKitchen({ control, log }: MeterDeps, tenant: Tenant): Promise<Metered> {
  const { id, slug } = tenant
  try {
    const [current, last] = await countUsage(tenant.read)
    const created = await control.write(async (tx) => {
      if (last) await correctUsage(tx, id, last)
      return current !== undefined && upsertUsage(tx, id, current)
    })
    return { slug, outcome: created ? 'Created' : 'Updated' }
  } catch (error) {
    log.warn({ err: error, tenant: id }, "a kitchen's usage could not be counted")
    return { slug, outcome: 'FAILED', error: error instanceof Error ? error.message : String(error) }
  }
}
