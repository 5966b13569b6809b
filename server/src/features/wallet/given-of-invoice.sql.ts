import { sql, type RawBuilder } from 'kysely'

/**
 * SQL for what was given back of single meals of an invoice, below zero: as money, as vouchers and by refunds; `but` for those
 * of one order.
 */
export const givenOfInvoice = (invoice: RawBuilder<unknown>, but: RawBuilder<unknown> = sql`null`) =>
  sql<string>`(
    select coalesce(sum(e.amount), no_money()) from ledger_transactions t join ledger_entries e on e.transaction = t.id
    where t.invoice = ${invoice} and t.type = any(array['meal_credit', 'meal_credit_undone', 'grant', 'order_refund'])
      and (${but}::integer is null or t."order" is distinct from ${but}::integer) and e.account = 'unearned')`
