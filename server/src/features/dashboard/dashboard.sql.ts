import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { Counts } from './dashboard.schema.ts'

/**
 * Everything that the dashboard's home counts, in one statement. The date is asked for once: kitchen_today() in a filter
 * runs for each row, and 10,000 orders took 130 ms instead of 4.
 */
export async function counts(db: Reads): Promise<Counts> {
  const [counted] = await rows<Counts>(
    db,
    sql`
    with clock as materialized (select kitchen_today() as today, date_trunc('month', kitchen_today())::date as month)
    select
      (select json_build_object('total', count(*), 'today', count(*) filter (where delivery_date = (select today from clock)),
          'pending', count(*) filter (where status = 'pending'), 'preparing', count(*) filter (where status = 'preparing'))
        from orders where archived_at is null) as orders,
      json_build_object(
        'total', (select count(*) from customers where archived_at is null),
        'active_subscriptions', (select count(*) from subscriptions where status = 'active' and archived_at is null),
        'pending_registrations', (select count(*) from registration_requests where status = 'pending' and archived_at is null)
      ) as customers,
      json_build_object(
        'monthly', (select coalesce(sum(total), 0)::float8 from invoices
          where status = 'paid' and date >= (select month from clock) and date < (select month + interval '1 month' from clock)),
        'pending_invoices', (select count(*) from invoices where status = 'pending'),
        'overdue_invoices', (select count(*) from invoices where status = 'pending' and due_date < (select today from clock))
      ) as revenue,
      json_build_object('total', (select count(*) from accounts where role <> 'customer' and is_active)) as staff,
      json_build_object('low_stock_count',
        (select count(*) from inventory_items where is_active and current_stock <= min_stock_level)) as inventory,
      (select json_build_object('today', count(*), 'completed', count(*) filter (where d.status = 'delivered'))
        from orders o join deliveries d on d."order" = o.id
        where o.delivery_date = (select today from clock) and o.archived_at is null) as deliveries`,
  )
  return counted! // a select without "from" has one row
}
