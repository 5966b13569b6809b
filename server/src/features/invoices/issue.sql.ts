import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { addressText } from '../fulfilment/index.ts'

export type NewInvoice = {
  customer: number
  subscription: number
  period_start: string
  period_end: string
  due_date: string
  status: 'pending' | 'paid'
  lines: { menu: number | null; menu_name: string; quantity: string; unit_price: string }[]
}

/**
 * Of two who bill one subscription at once the second waits here, and then sees what the first wrote. False when it was
 * deleted in the meantime.
 */
export async function lockBilled(tx: Tx, subscription: number): Promise<boolean> {
  const found = await tx
    .selectFrom('subscriptions')
    .select('id')
    .where('id', '=', subscription)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Takes the month's next number and writes the invoice with its items, its tax, and who sells to whom. Nothing, and no
 * number, when the period is billed or the lines come to nothing.
 */
export async function insertInvoice(
  tx: Tx,
  { lines, ...invoice }: Omit<NewInvoice, 'status'>,
  digits: number,
) {
  const [issued] = await rows<{ id: number; invoice_number: string; total: string }>(
    tx,
    sql`
    with line as (
      select place, menu, menu_name, quantity, unit_price, round(quantity * unit_price, ${digits}) as total_price
      from unnest(${lines.map((line) => line.menu)}::integer[], ${lines.map((line) => line.menu_name)}::text[],
        ${lines.map((line) => line.quantity)}::numeric(10, 2)[], ${lines.map((line) => line.unit_price)}::numeric[])
        with ordinality as line (menu, menu_name, quantity, unit_price, place)
    ), summed as (
      select line.place, total_price, sum(total_price) over (order by place) as so_far from line
    ), taxed as (
      select place, tax_part(so_far, tax_rate, prices_include_tax, ${digits})
        - tax_part(so_far - total_price, tax_rate, prices_include_tax, ${digits}) as tax
      from summed, settings
    ), owed as (
      select sum(total_price) + case when prices_include_tax then 0 else sum(tax) end as total, sum(tax) as tax,
        to_char(kitchen_today(), 'YYYYMM') as month
      from line join taxed using (place), settings group by settings.only_row, prices_include_tax having sum(total_price) > 0
        and not exists (select from invoices where subscription = ${invoice.subscription} and period_start = ${invoice.period_start}::date)
    ), counter as (
      insert into counters (series, last) select 'invoices ' || month, 1 from owed
      on conflict (series) do update set last = counters.last + 1
      returning last
    ), issued as (
      insert into invoices (invoice_number, customer, subscription, period_start, period_end, due_date, total, tax_rate, tax,
        seller_name, seller_address, seller_tax_number, buyer_name, buyer_address, language, second_language)
      select 'INV-' || month || '-' || lpad(last::text, greatest(4, length(last::text)), '0'),
        c.id, ${invoice.subscription}, ${invoice.period_start}::date, ${invoice.period_end}::date, ${invoice.due_date}::date,
        total, tax_rate, tax, coalesce(nullif(legal_name, ''), s.name), s.address, tax_number,
        c.name, ${addressText}, invoice_language, second_language
      from owed, counter, settings s, customers c
        left join customer_addresses a on a.customer = c.id and a.is_default and a.status = 'active' and a.archived_at is null
      where c.id = ${invoice.customer}
      returning id, invoice_number, total
    ), written as (
      insert into invoice_items (invoice, menu, menu_name, quantity, unit_price, total_price, prices_include_tax, tax_rate, tax)
      select issued.id, menu, menu_name, quantity, unit_price, total_price, prices_include_tax, tax_rate, tax
      from issued, settings, line join taxed using (place) order by place
    )
    select id, invoice_number, total from issued`,
  )
  return issued
}
