import { sql } from 'kysely'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type State = 'active' | 'suspended' | 'deleted'

/** Neither one that is not finished yet nor one that is deleted. Sandboxes are their kitchens' own affair. */
const there = sql<boolean>`t.state in ('active', 'suspended') and t.sandbox_of is null`
const is_active = sql<boolean>`t.state = 'active'`.as('is_active')
const created_on = sql<string>`t.created_at::date`.as('created_on')
const plan_name = sql<string>`coalesce(p.name, 'No Plan')`
const subscription_status = sql<string>`coalesce(initcap(replace(s.status, '_', ' ')), 'No Subscription')`

/** The platform's kitchens, newest first. */
export function listTenants(db: ControlReads, active: boolean | undefined, page: PageRequest) {
  const all = db
    .selectFrom('tenants as t')
    .leftJoin('tenant_subscriptions as s', 's.tenant', 't.id')
    .leftJoin('plans as p', 'p.id', 's.plan')
    .where(there)
    .select([
      't.id',
      't.name',
      't.slug as subdomain',
      is_active,
      plan_name.as('plan_name'),
      subscription_status.as('subscription_status'),
      created_on,
    ])
  const wished = active === undefined ? all : all.where('t.state', active ? '=' : '<>', 'active')
  const sortable = ['id', 'name', 'subdomain', 'is_active', 'plan_name', 'subscription_status', 'created_on']
  return pageOf(
    ordered(
      searched(wished, page.words, ['t.name', 't.slug']),
      page.ordering,
      sortable,
      ['-t.created_at'],
      '-t.id',
    ),
    page,
  )
}

export const tenantById = (db: ControlReads, id: number) =>
  db
    .selectFrom('tenants as t')
    .select(['t.id', 't.name', 't.slug as subdomain', is_active, 't.database as db_name', created_on])
    .where('t.id', '=', id)
    .where(there)
    .executeTakeFirst()

/** Undefined when there is none. */
export const lockTenant = (tx: ControlTx, id: number) =>
  tx
    .selectFrom('tenants as t')
    .select(['t.id', 't.slug', 't.state'])
    .where('t.id', '=', id)
    .where(there)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const updateTenant = (tx: ControlTx, id: number, changes: { name?: string; state?: State }) =>
  tx
    .updateTable('tenants')
    .set({ ...changes, ...(changes.state === 'deleted' && { deleted_at: sql<string>`now()` }) })
    .where('id', '=', id)
    .execute()

/** The name on the kitchen's own wall. */
export const renameKitchen = (tx: Tx, name: string) => tx.updateTable('settings').set({ name }).execute()

/** What a deleted kitchen leaves to others: the key of its sign-up and its domains. */
export async function releaseNames(tx: ControlTx, tenant: number) {
  await tx.deleteFrom('provisionings').where('tenant', '=', tenant).execute()
  await tx.deleteFrom('tenant_domains').where('tenant', '=', tenant).execute()
}
