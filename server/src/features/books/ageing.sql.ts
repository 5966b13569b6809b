import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

export type AgeingRow = {
  customer: number
  customer_name: string
  /** Not due yet. */
  current: string
  days_0_30: string
  days_31_60: string
  days_61_90: string
  over_90: string
  /** Below zero, as far as the credit limit lets it. */
  wallet: string
  owes: string
}

/**
 * What each customer owes at the end of a day. What they paid on invoices, and what was credited on them, goes to their
 * oldest invoice first, whichever it was meant for. An invoice that was refunded is owed no more. A wallet counts with
 * what its chain of entries had come to by then.
 */
export const ageing = (db: Reads, date: string, zero: string) =>
  rows<AgeingRow>(
    db,
    sql`
    with billed as (
      select id, customer, total, ${date}::date - due_date as overdue,
        sum(total) over (partition by customer order by due_date, id) as up_to
      from invoices where date <= ${date}::date and status <> 'refunded'
    ), settled as (
      select i.customer, sum(case t.type when 'payment_refund' then -booked.amount else booked.amount end) as amount
      from ledger_transactions t join invoices i on i.id = t.invoice and i.status <> 'refunded'
        cross join lateral (select sum(e.amount) as amount from ledger_entries e where e.transaction = t.id and e.amount > 0) booked
      where t.type = any(array['invoice_payment', 'credit_note', 'payment', 'payment_refund'])
        and t.created_at < day_begins(${date}::date + 1)
      group by i.customer
    ), open as (
      select customer, overdue, least(total, up_to - coalesce(amount, 0)) as amount
      from billed left join settled using (customer) where up_to > coalesce(amount, 0)
    ), wallet as (
      select customer, sum(amount) as amount from ledger_entries
      where account = 'wallet' and at < day_begins(${date}::date + 1)
        and customer in (select customer from wallets where credit_limit > 0 or balance < 0)
      group by customer having sum(amount) < 0
    ), bucket as (
      select customer, sum(amount) filter (where overdue < 0) as current, sum(amount) filter (where overdue between 0 and 30) as days_0_30,
        sum(amount) filter (where overdue between 31 and 60) as days_31_60, sum(amount) filter (where overdue between 61 and 90) as days_61_90,
        sum(amount) filter (where overdue > 90) as over_90, sum(amount) as total
      from open group by customer
    )
    select c.id as customer, c.name as customer_name, coalesce(b.current, nothing) as current, coalesce(b.days_0_30, nothing) as days_0_30,
      coalesce(b.days_31_60, nothing) as days_31_60, coalesce(b.days_61_90, nothing) as days_61_90, coalesce(b.over_90, nothing) as over_90,
      coalesce(w.amount, nothing) as wallet, coalesce(b.total, nothing) - coalesce(w.amount, nothing) as owes
    from (bucket b full join wallet w using (customer)) join customers c on c.id = customer
      cross join (select ${zero}::numeric as nothing) zero
    order by owes desc, c.id`,
  )
