import type { Deps } from '../../deps.ts'
import type { ControlReads } from '../../platform/db/control.ts'
import { refuse } from '../../refusals.ts'
import { planById } from '../plans/index.ts'
import { subscriptionOf } from '../subscriptions/index.ts'
import { usageOf } from '../usage/index.ts'
import { tenantById } from './tenants.sql.ts'

/** One kitchen with its plan, subscription and latest usage. 404 when there is none, or no longer. */
export async function showTenant({ owner }: Pick<Deps, 'owner'>, db: ControlReads, id: number) {
  const tenant = await knownTenant(db, id)
  const subscription = await subscriptionOf(db, id)
  const plan = subscription && (await planById(db, subscription.plan))
  const [latest_usage] = await usageOf(db, id, 1)
  const { host, port } = owner.address
  return {
    ...tenant,
    schema_name: 'public',
    db_host: host,
    db_port: String(port),
    service_plan: plan ? { ...plan, tenant_count: 0 } : null,
    subscription: subscription ?? null,
    latest_usage: latest_usage ?? null,
  }
}

/** Its twelve newest months. */
export async function showUsage(db: ControlReads, id: number) {
  await knownTenant(db, id)
  return usageOf(db, id, 12)
}

async function knownTenant(db: ControlReads, id: number) {
  const tenant = await tenantById(db, id)
  if (!tenant) throw refuse('not_found')
  return tenant
}
