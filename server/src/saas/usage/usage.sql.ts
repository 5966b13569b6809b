import { sql } from 'kysely'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

/** A kitchen's newest months. */
export const usageOf = (db: ControlReads, tenant: number, most: number) =>
  db
    .selectFrom('tenant_usage as u')
    .innerJoin('tenants as t', 't.id', 'u.tenant')
    .select([
      'u.id',
      'u.tenant',
      't.name as tenant_name',
      'u.period',
      'u.order_count',
      'u.customer_count',
      'u.staff_count',
      'u.menu_item_count',
      'u.subscription_count',
      'u.revenue',
      'u.created_at',
    ])
    .where('u.tenant', '=', tenant)
    .orderBy('u.period', 'desc')
    .limit(most)
    .execute()

export type Counted = {
  period: string
  order_count: number
  customer_count: number
  staff_count: number
  menu_item_count: number
  subscription_count: number
  revenue: string
}

/**
 * A kitchen's month and the one before, by its own calendar. How many customers, accounts, dishes and subscriptions there
 * are is only known of now. Staff are all accounts but customers' (D35); revenue is what the month brought: its paid
 * invoices, and its delivered orders that were not on one, less what was credited and paid back. Rounded to two decimals where the currency has three.
 */
export const countUsage = (db: Reads) =>
  rows(
    db,
    sql<Counted>`
    select starts as period,
      (select count(*) from orders where created_at >= day_begins(starts) and created_at < day_begins(ends)) as order_count,
      (select count(*) from customers c join accounts a on a.id = c.account
        where c.archived_at is null and a.is_active) as customer_count,
      (select count(*) from accounts where role <> 'customer' and is_active) as staff_count,
      (select count(*) from menu_items where archived_at is null) as menu_item_count,
      (select count(*) from subscriptions
        where status = 'active' and archived_at is null and end_date >= kitchen_today()) as subscription_count,
      round(
        coalesce((select sum(total - credited_amount) from invoices where status = 'paid' and date >= starts and date < ends), 0)
        + coalesce((select sum(total - (select coalesce(sum(total), 0) from order_refunds where "order" = orders.id and not withdrawn))
            from orders where status = 'delivered' and payment_mode <> 'invoice'
              and delivery_date >= starts and delivery_date < ends), 0), 2) as revenue
    from generate_series(0, 1) as ago,
      lateral (select (date_trunc('month', kitchen_today()) - make_interval(months => ago))::date as starts) s,
      lateral (select (starts + interval '1 month')::date as ends) e
    order by ago`,
  )

/** True when this is the month's first count. */
export async function upsertUsage(tx: ControlTx, tenant: number, counted: Counted): Promise<boolean> {
  const { period: _, ...counts } = counted
  const { created } = await tx
    .insertInto('tenant_usage')
    .values({ tenant, ...counted })
    .onConflict((on) => on.columns(['tenant', 'period']).doUpdateSet(counts))
    .returning(sql<boolean>`xmax = 0`.as('created'))
    .executeTakeFirstOrThrow()
  return created
}

/** What happened in a month that is over; how many there were stays as it was counted then. */
export const correctUsage = (tx: ControlTx, tenant: number, { period, order_count, revenue }: Counted) =>
  tx
    .updateTable('tenant_usage')
    .set({ order_count, revenue })
    .where('tenant', '=', tenant)
    .where('period', '=', period)
    .execute()
