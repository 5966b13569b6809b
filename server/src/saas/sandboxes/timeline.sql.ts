import { sql } from 'kysely'
import { pageOf, type PageRequest, type PageRows } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

export type Happening = {
  at: string
  kind: string
  id: number
  customer: number | null
  order: number | null
  amount: string | null
  text: string
}

const during = (at: string) =>
  sql`${sql.ref(at)} between (select begins from span) and (select ends from span)`

/**
 * What followed in a sandbox from one instant to another, both included; without them from where its clock was moved last.
 * PostgreSQL does not know how short that is, and would read all orders and entries; `offset 0` makes it look up each.
 */
export function timeline(
  db: Reads,
  { from, to }: { from?: string; to?: string },
  page: PageRequest,
): Promise<PageRows<Happening>> {
  const happenings = sql<Happening>`(
    with span as (
      select coalesce(${from ?? null}::timestamptz, (select from_at from clock_moves order by id desc limit 1), '-infinity') as begins,
        coalesce(${to ?? null}::timestamptz, 'infinity') as ends)
    select created_at as at, 'order' as kind, id::bigint as id, customer, id as "order", total::text as amount,
      format('%s for %s is made', order_number, delivery_date) as text
    from orders where ${during('created_at')}
    union all
    select m.at, 'move', m.id, o.customer, o.id, null,
      concat_ws(': ', format('%s, %s: %s to %s', o.order_number, m.machine, m.from_status, m.to_status), nullif(m.reason, ''))
    from moves m cross join lateral (select id, order_number, customer from orders where id = m."order" offset 0) o
    where ${during('m.at')}
    union all
    select t.created_at, 'wallet', e.id, e.customer, t."order", e.amount::text, t.explanation
    from ledger_transactions t
      cross join lateral (select id, customer, amount from ledger_entries where transaction = t.id and customer is not null offset 0) e
    where ${during('t.created_at')}
    union all
    select created_at, 'invoice', id, customer, null, total::text,
      concat_ws(' ', invoice_number, 'is issued' || coalesce(format(' for %s to %s', period_start, period_end), ''))
    from invoices where ${during('created_at')}
    union all
    select created_at, 'notification', id, customer, null, null, message
    from notifications where ${during('created_at')}
    union all
    select at, kind, id, null, null, null, format('To %s: %s', recipient, subject) || E'\n\n' || text
    from sandbox_messages where ${during('at')})`
  const query = db
    .selectFrom(happenings.as('happening'))
    .select(['at', 'kind', 'id', 'customer', 'order', 'amount', 'text'])
    .orderBy('at')
    .orderBy('kind')
    .orderBy('id')
  return pageOf(query, page)
}
