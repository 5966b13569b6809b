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

/** What followed in a sandbox from one instant to another, both included; without them from where its clock was moved last. */
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
    from orders, span where created_at between begins and ends
    union all
    select m.at, 'move', m.id, o.customer, o.id, null,
      concat_ws(': ', format('%s, %s: %s to %s', o.order_number, m.machine, m.from_status, m.to_status), nullif(m.reason, ''))
    from moves m join orders o on o.id = m."order", span where m.at between begins and ends
    union all
    select t.created_at, 'wallet', e.id, e.customer, t."order", e.amount::text, t.explanation
    from ledger_transactions t join ledger_entries e on e.transaction = t.id, span
    where e.customer is not null and t.created_at between begins and ends
    union all
    select created_at, 'invoice', id, customer, null, total::text,
      concat_ws(' ', invoice_number, 'is issued' || coalesce(format(' for %s to %s', period_start, period_end), ''))
    from invoices, span where created_at between begins and ends
    union all
    select created_at, 'notification', id, customer, null, null, message
    from notifications, span where created_at between begins and ends
    union all
    select at, kind, id, null, null, null, format('To %s: %s', recipient, subject) || E'\n\n' || text
    from sandbox_messages, span where at between begins and ends)`
  const query = db
    .selectFrom(happenings.as('happening'))
    .select(['at', 'kind', 'id', 'customer', 'order', 'amount', 'text'])
    .orderBy('at')
    .orderBy('kind')
    .orderBy('id')
  return pageOf(query, page)
}
