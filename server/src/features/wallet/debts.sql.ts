import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type Debt = { order: number; order_number: string; delivery_date: string; amount: string }

/** What is owed for delivered meals that no wallet covered, by the meal. */
const debtsOf = (which: ReturnType<typeof sql>) => sql`
  select o.id as "order", o.order_number, o.delivery_date, -sum(e.amount) as amount
  from orders o join ledger_transactions t on t."order" = o.id
    join ledger_entries e on e.transaction = t.id and e.account = 'receivable'
  where ${which} group by o.id having sum(e.amount) < 0`

/** All of it together, of the wallet that is being read. */
export const owedOf = (customer: ReturnType<typeof sql>) =>
  sql<string>`(select coalesce(sum(amount), no_money()) from (${debtsOf(sql`o.customer = ${customer}`)}) debt)`

/**
 * A customer's debts, oldest first, and their orders held against being paid back meanwhile. Whoever pays one back holds
 * it and waits for the wallet, which the caller holds: such a one is passed over, as waiting for it would be for ever.
 */
export async function lockDebts(tx: Tx, customer: number): Promise<Debt[]> {
  const held = await rows<{ id: number }>(
    tx,
    sql`select id from orders where id in (select "order" from (${debtsOf(sql`o.customer = ${customer}`)}) debt)
      for share skip locked`,
  )
  if (held.length === 0) return []
  // Read in a second statement: the first one's view of the ledger is from before it had the orders.
  return rows<Debt>(
    tx,
    sql`${debtsOf(sql`o.id = any(${held.map(({ id }) => id)})`)} order by o.delivery_date, o.id`,
  )
}
