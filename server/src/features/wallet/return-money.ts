import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { backTo } from './give-back.ts'
import type { BookedOrder } from './order-money.ts'
import type { Leg } from './purse.ts'

type Money = Pick<Tenant, 'currency' | 'currency_digits'>

export type Return = {
  total: string
  tax: string
  destination: 'wallet' | 'source'
  /** "1 x Dal", for the sentence. */
  what: string
  reason: string
  /** Whether it was delivered, and so earned. */
  earned: boolean
}

/**
 * Pays a part of an order back. What was earned with it is taken out of sales and tax first, by opposite entries; then
 * the money goes to the wallet, or where it came from. The caller makes sure that it was paid, and is paid back once.
 */
export async function returnPart(
  tx: Tx,
  { currency, currency_digits }: Money,
  order: BookedOrder,
  { total, tax, destination, what, reason, earned }: Return,
  by: number,
): Promise<void> {
  if (minorUnits(total) === 0n) return
  const words = { order: order.id, created_by: by }
  if (earned) {
    const net = formatMoney(minorUnits(total) - minorUnits(tax), currency_digits)
    await book(tx, [
      {
        ...words,
        type: 'reversal',
        explanation: `Took back ${total} ${currency} earned with ${what} of order ${order.order_number}`,
        legs: [
          { account: 'unearned', amount: total },
          { account: 'sales', amount: negated(net) },
          { account: 'tax', amount: negated(tax) },
        ].filter(({ amount }) => minorUnits(amount) !== 0n),
      },
    ])
  }
  const posting = {
    ...words,
    type: 'order_refund',
    explanation: `Returned ${total} ${currency} for ${what} of order ${order.order_number}: ${reason}`,
  }
  const toWallet = destination === 'wallet' || order.payment_mode === 'wallet'
  const where: Leg[] = toWallet
    ? await backTo(tx, order, minorUnits(total), currency_digits)
    : [{ account: order.payment_mode === 'card' ? 'gateway' : 'office', amount: total }]
  await book(tx, [{ ...posting, legs: [{ account: 'unearned', amount: negated(total) }, ...where] }])
}
