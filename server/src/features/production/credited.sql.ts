import { sql } from 'kysely'

/**
 * What was given back already of the agreed price of an order `o` that is not delivered: at its cut-off, where it was worth
 * less, and by refunds; null for nothing.
 */
export const credited = sql<string | null>`nullif(
  case when o.difference < 0 and o.status <> 'pending' then -o.difference else no_money() end
  + (select coalesce(-sum(e.amount), no_money()) from ledger_transactions t join ledger_entries e on e.transaction = t.id
    where t."order" = o.id and t.type = 'order_refund' and t.invoice is not null and e.account = 'unearned'), 0)`
