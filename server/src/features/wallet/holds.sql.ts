import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/**
 * Locks orders against being moved. Whoever moves an order holds its row and then asks for the wallet; to take the wallet
 * first, and then the order when the booking refers to it, would be the other way round.
 */
export const lockOrders = (tx: Tx, orders: number[]) =>
  rows(tx, sql`select from orders where id = any(${orders}) order by id for no key update`)

export type Hold = { transaction: number; customer: number; amount: string }

/**
 * What is set aside for these orders now; "settled" for those that were charged or given back, so that nothing is set
 * aside for them again. Read under their wallets' locks it stays so.
 */
export async function holdsOf(tx: Tx, orders: number[]): Promise<Map<number, Hold | 'settled'>> {
  const found = await rows<Hold & { order: number; is_settled: boolean }>(
    tx,
    sql`
    select t."order", bool_or(t.type <> 'hold') as is_settled, max(e.transaction) as transaction, max(e.customer) as customer,
      max(e.amount) as amount
    from ledger_transactions t left join ledger_entries e on e.transaction = t.id and e.account = 'held' and t.type = 'hold'
    where t."order" = any(${orders}) and t.type = any(array['hold', 'capture', 'release', 'revenue'])
    group by t."order"`,
  )
  return new Map(found.map(({ order, is_settled, ...hold }) => [order, is_settled ? 'settled' : hold]))
}
