import { sql, type Insertable } from 'kysely'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'

type Values = Omit<Insertable<ControlDb['plans']>, 'features'> & { features?: object }
export type PlanFilter = { tier?: string; is_active?: boolean }

const written = [
  'id',
  'name',
  'tier',
  'description',
  'price_monthly',
  'price_yearly',
  'trial_days',
  'max_menu_items',
  'max_staff_users',
  'max_customers',
  'max_orders_per_month',
  'has_inventory_management',
  'has_delivery_tracking',
  'has_customer_app',
  'has_analytics',
  'has_whatsapp_notifications',
  'has_multi_branch',
  'is_active',
  'created_at',
  'updated_at',
] as const

/** A deleted kitchen is on no plan. */
const tenant_count = sql<number>`(
  select count(*) from tenant_subscriptions s join tenants t on t.id = s.tenant
  where s.plan = plans.id and t.state <> 'deleted')`

const plans = (db: ControlReads) =>
  db
    .selectFrom('plans')
    .where('archived_at', 'is', null)
    .select([
      ...written,
      sql<Record<string, unknown>>`features`.as('features'),
      tenant_count.as('tenant_count'),
    ])

export function listPlans(db: ControlReads, { tier, is_active }: PlanFilter, page: PageRequest) {
  let query = searched(plans(db), page.words, ['name', 'description'])
  if (tier !== undefined) query = query.where('tier', '=', tier)
  if (is_active !== undefined) query = query.where('is_active', '=', is_active)
  return pageOf(ordered(query, page.ordering, written, ['price_monthly'], 'id'), page)
}

export const planById = (db: ControlReads, id: number) => plans(db).where('id', '=', id).executeTakeFirst()

/** Keeps the plan from being archived until the end of the transaction. False when there is none. */
export async function holdPlan(tx: ControlTx, id: number): Promise<boolean> {
  const plan = await tx
    .selectFrom('plans')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forKeyShare()
    .executeTakeFirst()
  return plan !== undefined
}

/** Waits for those who are putting a kitchen on this plan, and lets nobody begin to. False when there is none. */
export async function lockPlan(tx: ControlTx, id: number): Promise<boolean> {
  const plan = await tx
    .selectFrom('plans')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return plan !== undefined
}

export const insertPlan = (tx: ControlTx, { features = {}, ...plan }: Values) =>
  tx
    .insertInto('plans')
    .values({ ...plan, features: JSON.stringify(features) })
    .returning('id')
    .executeTakeFirstOrThrow()

export const updatePlan = (tx: ControlTx, id: number, { features, ...changes }: Partial<Values>) =>
  tx
    .updateTable('plans')
    .set({
      ...changes,
      ...(features && { features: JSON.stringify(features) }),
      updated_at: sql<string>`now()`,
    })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .execute()

/** The kitchens on a plan. */
export const kitchensOn = (db: ControlReads, plan: number) =>
  db
    .selectFrom('tenant_subscriptions')
    .innerJoin('tenants', 'tenants.id', 'tenant_subscriptions.tenant')
    .select(['tenants.id', 'tenants.slug'])
    .where('plan', '=', plan)
    .where('state', '<>', 'deleted')
    .execute()

export const archivePlan = (tx: ControlTx, id: number) =>
  tx
    .updateTable('plans')
    .set({ archived_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
