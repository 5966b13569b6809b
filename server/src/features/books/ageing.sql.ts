import { sql } from 'kysely'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

export type AgeingSums = {
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
type AgeingRow = AgeingSums & { customer: number; customer_name: string }

const sums = ['current', 'days_0_30', 'days_31_60', 'days_61_90', 'over_90', 'wallet', 'owes'] as const

/**
 * What each customer owes at the end of a day. What they paid on invoices, and what was credited on them, goes to their
 * oldest invoice first, whichever it was meant for; one that was credited whole by then is owed no more. A delivered meal that the
 * wallet did not cover is due on the day on which it was eaten, and money that a provider paid back after it was spent on
 * that day. A wallet counts with what its chain of entries had come to by then.
 */
const aged = (date: string, zero: string) => {
  const ends = sql`day_begins(${date}::date + 1)`
  const isOwed = sql`(i.credited_amount < i.total
    or exists (select from credit_notes later where later.invoice = i.id and later.created_at >= ${ends}))`
  return sql<AgeingRow>`(
    with billed as (
      select id, customer, total, due_date, sum(total) over (partition by customer order by due_date, id) as up_to
      from invoices i where date <= ${date}::date and ${isOwed}
    ), settled as (
      select i.customer, sum(paid.amount) as amount
      from invoices i join (
        select invoice, amount, created_at from invoice_payments
        union all select invoice, total - returned_amount, created_at from credit_notes
      ) paid on paid.invoice = i.id
      where ${isOwed} and paid.created_at < ${ends} group by i.customer
    ), debt as (
      select customer, due_date as due, least(total, up_to - coalesce(amount, 0)) as amount
      from billed left join settled using (customer) where up_to > coalesce(amount, 0)
      union all
      select o.customer, o.delivery_date, -sum(e.amount)
      from ledger_entries e join ledger_transactions t on t.id = e.transaction join orders o on o.id = t."order"
      where e.account = 'receivable' and e.at < ${ends} group by o.id having sum(e.amount) < 0
      union all
      select p.customer, (r.created_at - day_starts_at::interval)::date, r.amount
      from payment_refunds r join payments p on p.id = r.payment, settings
      where r.taken_from = 'receivable' and r.created_at < ${ends} and (r.status <> 'failed' or r.settled_at >= ${ends})
    ), wallet as (
      select customer, sum(amount) as amount from ledger_entries
      where account = 'wallet' and at < ${ends}
        and customer in (select customer from wallets where credit_limit > 0 or balance < 0)
      group by customer having sum(amount) < 0
    ), bucket as (
      select customer, sum(amount) filter (where overdue < 0) as current, sum(amount) filter (where overdue between 0 and 30) as days_0_30,
        sum(amount) filter (where overdue between 31 and 60) as days_31_60, sum(amount) filter (where overdue between 61 and 90) as days_61_90,
        sum(amount) filter (where overdue > 90) as over_90, sum(amount) as total
      from debt, lateral (select ${date}::date - due as overdue) late group by customer
    )
    select c.id as customer, c.name as customer_name, coalesce(b.current, nothing) as current, coalesce(b.days_0_30, nothing) as days_0_30,
      coalesce(b.days_31_60, nothing) as days_31_60, coalesce(b.days_61_90, nothing) as days_61_90, coalesce(b.over_90, nothing) as over_90,
      coalesce(w.amount, nothing) as wallet, coalesce(b.total, nothing) - coalesce(w.amount, nothing) as owes
    from (bucket b full join wallet w using (customer)) join customers c on c.id = customer
      cross join (select ${zero}::numeric as nothing) zero
  )`
}

/** Those who owe most come first. */
export const ageing = (db: Reads, date: string, zero: string, page: PageRequest) =>
  pageOf(
    db
      .selectFrom(aged(date, zero).as('a'))
      .select(['customer', 'customer_name', ...sums])
      .orderBy('owes', 'desc')
      .orderBy('customer'),
    page,
  )

/** All customers together. */
export async function ageingTotal(db: Reads, date: string, zero: string): Promise<AgeingSums> {
  const columns = sums.map(
    (name) => sql`coalesce(sum(${sql.ref(name)}), ${zero}::numeric) as ${sql.ref(name)}`,
  )
  const [total] = await rows<AgeingSums>(db, sql`select ${sql.join(columns)} from ${aged(date, zero)} a`)
  return total! // a sum is one row
}
