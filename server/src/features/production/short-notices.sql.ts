import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/**
 * Customers whose wallet does not cover what is to be set aside for a date whose first cut-off comes soon, and who were not
 * told yet. Each is noted as told. A cut-off is at most thirty days before its day.
 */
export const noteShort = (tx: Tx, most: number) =>
  rows<{ customer: number; date: string; needed: string; covered: string }>(
    tx,
    sql`
    with need as (
      select o.customer, o.delivery_date as date, sum(o.total) as needed
      from orders o cross join settings
      where o.status = 'pending' and o.payment_mode = 'hold' and o.delivery_date between kitchen_today() and kitchen_today() + 31
        and meal_locks_at(o.delivery_date, o.meal_slot) > kitchen_now()
        and meal_locks_at(o.delivery_date, o.meal_slot) <= kitchen_now() + settings.short_notice_hours * interval '1 hour'
      group by o.customer, o.delivery_date
    ), short as (
      select need.customer, need.date, needed, balance + promotional(wallets) + credit_limit as covered
      from need join wallets on wallets.customer = need.customer
      where balance + promotional(wallets) + credit_limit < needed
        and not exists (select from short_notices told where told.customer = need.customer and told.date = need.date)
      order by need.date, need.customer limit ${most}
    ), told as (
      insert into short_notices (customer, date) select customer, date from short on conflict do nothing returning customer, date
    )
    select short.customer, short.date, needed, covered from short join told using (customer, date)`,
  )
