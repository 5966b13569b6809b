import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type Hold = {
  order: number
  transaction: number
  customer: number
  amount: string
  /** Captured or released. */
  is_settled: boolean
}

/** The holds of these orders. Read under their wallets' locks they stay as they are. */
export async function holdsOf(tx: Tx, orders: number[]): Promise<Map<number, Hold>> {
  const holds = await rows<Hold>(
    tx,
    sql`
    select t."order", t.id as transaction, e.customer, e.amount, exists (select from ledger_transactions settled
      where settled."order" = t."order" and settled.type = any(array['capture', 'release'])) as is_settled
    from ledger_transactions t join ledger_entries e on e.transaction = t.id and e.account = 'held'
    where t.type = 'hold' and t."order" = any(${orders})`,
  )
  return new Map(holds.map((hold) => [hold.order, hold]))
}
