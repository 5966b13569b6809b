import { negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { mealBack } from './legs-back.ts'
import { invoiceOf } from './movements.sql.ts'
import { earned, isZero, type BookedOrder, type Money } from './order-money.ts'
import { opposite, type Leg } from './purse.ts'
import { settleDebts } from './settle-debts.ts'

export type Return = {
  total: string
  tax: string
  destination: 'wallet' | 'source'
  /** "1 x Dal", for the sentence. */
  what: string
  reason: string
  was_earned: boolean
}

/**
 * Pays a part of an order back. What was earned with it is taken out of sales and tax first, by opposite entries; then
 * the money goes to the wallet, or where it came from, gifts to their grants. The caller makes sure that it was paid, and is
 * paid back once.
 */
export async function returnPart(
  tx: Tx,
  money: Money,
  order: BookedOrder,
  { total, tax, destination, what, reason, was_earned }: Return,
  by: number,
): Promise<void> {
  if (isZero(total)) return
  const { currency } = money
  const posting = { order: order.id, created_by: by }
  const { id, customer, payment_mode } = order
  const invoice = payment_mode === 'invoice' ? await invoiceOf(tx, id) : null
  const parts = await mealBack(tx, money, { order: id, invoice, customer }, total)
  const staysHere = destination === 'wallet' || payment_mode === 'wallet' || payment_mode === 'hold'
  const outside = payment_mode === 'card' ? 'gateway' : 'office'
  const placed = (leg: Leg): Leg =>
    staysHere || leg.account !== 'wallet' ? leg : { account: outside, amount: leg.amount }
  await book(tx, [
    ...(was_earned
      ? [
          {
            ...posting,
            type: 'reversal',
            explanation: `Took back ${total} ${currency} earned with ${what} of order ${order.order_number}`,
            legs: opposite(earned({ account: 'unearned' }, total, tax, money)),
          },
        ]
      : []),
    ...parts.map(({ amount, invoice, legs }) => ({
      order: id,
      invoice,
      created_by: by,
      type: 'order_refund',
      explanation: `Returned ${amount} ${currency} for ${what} of order ${order.order_number}: ${reason}`,
      legs: [...legs.map(placed), { account: 'unearned', amount: negated(amount) }],
    })),
  ])
  if (staysHere) await settleDebts(tx, money, customer, by)
}
