import { negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { legsBack } from './legs-back.ts'
import { earned, isZero, type BookedOrder, type Money } from './order-money.ts'
import { opposite } from './purse.ts'
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
 * the money goes to the wallet, or where it came from. The caller makes sure that it was paid, and is paid back once.
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
  const fromWallet = order.payment_mode === 'wallet' || order.payment_mode === 'hold'
  const legs =
    destination === 'wallet' || fromWallet
      ? await legsBack(tx, money, order, total)
      : [{ account: order.payment_mode === 'card' ? 'gateway' : 'office', amount: total }]
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
    {
      ...posting,
      type: 'order_refund',
      explanation: `Returned ${total} ${currency} for ${what} of order ${order.order_number}: ${reason}`,
      legs: [...legs, { account: 'unearned', amount: negated(total) }],
    },
  ])
  if (legs.some(({ customer }) => customer)) await settleDebts(tx, money, order.customer, by)
}
