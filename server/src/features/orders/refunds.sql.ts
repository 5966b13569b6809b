import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { givenOfInvoice } from '../wallet/index.ts'
import { closing } from './orders.sql.ts'

/** A line as it stands, and what was paid back of that. */
export type RefundableLine = {
  id: number
  name: string
  quantity: number
  total: string
  tax: string
  refunded_quantity: number
  refunded: string
  refunded_tax: string
}

export type RefundFacts = {
  subscription: number | null
  /** Whether the kitchen still takes changes: its cut-off has not come, and nobody has begun to cook. */
  is_open: boolean
  /** What the customer has paid, whenever it was paid back. */
  paid: string
  returned: string
  /** Delivered, or cooked and given up at its customer's expense. */
  was_earned: boolean
  lines: RefundableLine[]
}

/** The invoice with which a meal of a subscription was paid. */
const billed = sql`i.id = invoice_of_meal(o.subscription, o.delivery_date, o.meal_slot) and i.status = 'paid'`

/** Holds the invoice that paid a subscription's meal, so that no credit note gives the same money back meanwhile. */
export const lockInvoice = (tx: Tx, order: number) =>
  rows(tx, sql`select from invoices i join orders o on o.id = ${order} and ${billed} for no key update of i`)

/**
 * All that paying an order back is judged by. What is left of what was paid is what the ledger says: what the order put on
 * the accounts of unearned, sales and tax, however often it moved between them. The agreed part of a subscription's meal
 * was paid with the invoice of its period, as far as that was not given back for other meals or by credit notes; what a
 * cancelled one is worth its plan has settled. The caller holds the order and its invoices.
 */
export async function refundFacts(tx: Tx, order: number): Promise<RefundFacts> {
  const [facts] = await rows<RefundFacts>(
    tx,
    sql`
    select o.subscription, o.status = any(array['pending', 'confirmed']) and coalesce(${sql.raw(closing)} > kitchen_now(), false) as is_open,
      returned.total as returned, returned.total + booked.total + case when o.payment_mode = 'invoice' and (o.status <> 'cancelled' or booked.earned > 0)
        then greatest(least(o.total - coalesce(o.difference, 0), prepaid.total), 0) else 0 end as paid, booked.earned > 0 as was_earned,
      (select json_agg(line order by line.id) from (
        select l.id, l.name, l.quantity, l.total::text, l.tax::text, coalesce(sum(r.quantity), 0) as refunded_quantity,
          coalesce(sum(r.total), l.total - l.total)::text as refunded, coalesce(sum(r.tax), l.tax - l.tax)::text as refunded_tax
        from order_lines l left join order_refunds r on r.line = l.id and not r.withdrawn
        where l."order" = o.id group by l.id) line) as lines
    from orders o left join meal_slots s on s.id = o.meal_slot
      cross join lateral (select o.delivery_date as date) day
      cross join lateral (select coalesce(sum(total), o.total - o.total) as total from order_refunds where "order" = o.id) returned
      cross join lateral (select coalesce(sum(e.amount), o.total - o.total) as total,
        coalesce(sum(e.amount) filter (where e.account <> 'unearned'), 0) as earned
        from ledger_transactions t join ledger_entries e on e.transaction = t.id
        where t."order" = o.id and e.account = any(array['unearned', 'sales', 'tax'])) booked
      cross join lateral (select coalesce(sum(i.paid_amount - i.returned_amount
          + ${givenOfInvoice(sql.ref('i.id'), sql.ref('o.id'))}), 0) as total
        from invoices i where ${billed}) prepaid
    where o.id = ${order}`,
  )
  if (!facts) throw new Error('the order was just locked')
  return facts
}

export type Part = { line: number; name: string; quantity: number; total: string; tax: string }
type Written = { order: number; withdrawn: boolean; destination: string; reason: string; created_by: number }

export const insertRefunds = (tx: Tx, parts: Part[], written: Written) =>
  tx
    .insertInto('order_refunds')
    .values(parts.map(({ line, quantity, total, tax }) => ({ line, quantity, total, tax, ...written })))
    .execute()

/** The lines, and the order with them, become smaller by these parts. Answers the order's ticket. */
export async function withdraw(tx: Tx, order: number, parts: Part[]): Promise<number | null> {
  const [changed] = await rows<{ ticket: number | null }>(
    tx,
    sql`
    with part as (
      select * from unnest(${parts.map(({ line }) => line)}::integer[], ${parts.map(({ quantity }) => quantity)}::integer[],
        ${parts.map(({ total }) => total)}::numeric[], ${parts.map(({ tax }) => tax)}::numeric[]) as part (line, quantity, total, tax)
    ), smaller as (
      update order_lines l set quantity = l.quantity - part.quantity, total = l.total - part.total, tax = l.tax - part.tax
      from part where l.id = part.line
    ), fewer as (
      select sum(quantity)::integer as quantity, sum(total) as total, sum(tax) as tax from part
    )
    update orders o set quantity = o.quantity - fewer.quantity, total = o.total - fewer.total, tax = o.tax - fewer.tax,
      updated_at = kitchen_now()
    from fewer where o.id = ${order}
    returning (select id from kitchen_tickets where order_id = o.id and archived_at is null) as ticket`,
  )
  return changed?.ticket ?? null
}
