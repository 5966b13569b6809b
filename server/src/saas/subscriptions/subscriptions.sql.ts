import { sql, type Insertable } from 'kysely'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'

type Values = Insertable<ControlDb['tenant_subscriptions']>
export type SubscriptionFilter = { status?: string; billing_cycle?: string; plan?: number }

const open = sql<boolean>`t.state in ('active', 'suspended') and t.sandbox_of is null`

/** Of kitchens that are there: what a deleted one subscribed to is history. */
const subscriptions = (db: ControlReads) =>
  db
    .selectFrom('tenant_subscriptions as s')
    .innerJoin('tenants as t', 't.id', 's.tenant')
    .innerJoin('plans as p', 'p.id', 's.plan')
    .where(open)
    .select([
      's.id',
      's.tenant',
      't.name as tenant_name',
      's.plan',
      'p.name as plan_name',
      's.status',
      's.billing_cycle',
      's.current_period_start',
      's.current_period_end',
      's.trial_end',
      's.next_invoice_date',
      sql<string>`case s.billing_cycle when 'yearly' then p.price_yearly else p.price_monthly end`.as(
        'current_price',
      ),
      's.created_at',
      's.updated_at',
    ])

const sortable = [
  'id',
  'tenant',
  'tenant_name',
  'plan',
  'plan_name',
  'status',
  'billing_cycle',
  'current_period_start',
  'current_period_end',
  'trial_end',
  'next_invoice_date',
  'created_at',
  'updated_at',
]

export function listSubscriptions(
  db: ControlReads,
  { status, billing_cycle, plan }: SubscriptionFilter,
  page: PageRequest,
) {
  let query = subscriptions(db)
  if (status !== undefined) query = query.where('s.status', '=', status)
  if (billing_cycle !== undefined) query = query.where('s.billing_cycle', '=', billing_cycle)
  if (plan !== undefined) query = query.where('s.plan', '=', plan)
  return pageOf(ordered(query, page.ordering, sortable, ['-s.created_at'], '-s.id'), page)
}

export const subscriptionById = (db: ControlReads, id: number) =>
  subscriptions(db).where('s.id', '=', id).executeTakeFirst()

export const subscriptionOf = (db: ControlReads, tenant: number) =>
  subscriptions(db).where('s.tenant', '=', tenant).executeTakeFirst()

/** Keeps the kitchen from being deleted until the end of the transaction. Undefined when there is none. */
export const holdTenant = (tx: ControlTx, id: number) =>
  tx
    .selectFrom('tenants as t')
    .select(['id', 'slug'])
    .where('id', '=', id)
    .where(open)
    .forShare()
    .executeTakeFirst()

/** Undefined when there is none. */
export const lockSubscription = (tx: ControlTx, id: number) =>
  tx
    .selectFrom('tenant_subscriptions as s')
    .innerJoin('tenants as t', 't.id', 's.tenant')
    .select(['s.tenant', 't.slug', 's.plan', 's.current_period_start', 's.current_period_end'])
    .where('s.id', '=', id)
    .where(open)
    .forNoKeyUpdate(['s'])
    .executeTakeFirst()

export const insertSubscription = (tx: ControlTx, values: Values) =>
  tx.insertInto('tenant_subscriptions').values(values).returning('id').executeTakeFirstOrThrow()

export const updateSubscription = (tx: ControlTx, id: number, changes: Partial<Values>) =>
  tx
    .updateTable('tenant_subscriptions')
    .set({ ...changes, updated_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute()

export const deleteSubscription = (tx: ControlTx, id: number) =>
  tx.deleteFrom('tenant_subscriptions').where('id', '=', id).execute()

/** A kitchen's first plan, on trial from today; one that has a plan moves to this one and changes nothing else. */
export const subscribe = (tx: ControlTx, tenant: number, plan: number) =>
  rows(
    tx,
    sql`
    insert into tenant_subscriptions as s (tenant, plan, current_period_start, current_period_end, trial_end, next_invoice_date)
    select ${tenant}::integer, id, current_date, trial_end, trial_end, trial_end
    from plans cross join lateral (select current_date + trial_days as trial_end) ends where id = ${plan}
    on conflict (tenant) do update set plan = excluded.plan, updated_at = now() where s.plan <> excluded.plan`,
  )

/** What becomes of a kitchen's subscription with the kitchen; one that is cancelled stays it. */
export const followState = (tx: ControlTx, tenant: number, state: 'active' | 'suspended' | 'deleted') => {
  const status = { active: 'active', suspended: 'suspended', deleted: 'cancelled' }[state]
  return tx
    .updateTable('tenant_subscriptions')
    .set({ status, updated_at: sql<string>`now()` })
    .where('tenant', '=', tenant)
    .where('status', state === 'active' ? '=' : '<>', state === 'active' ? 'suspended' : 'cancelled')
    .execute()
}
