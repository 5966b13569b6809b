import { refuse } from '../../refusals.ts'
import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { doorAccount } from './cash-money.ts'
import { isFrozen } from './freezes.sql.ts'
import * as ledger from './ledger.sql.ts'

type Money = Pick<Tenant, 'currency' | 'currency_digits'>

/** What the books need to know of an order. Amounts are gross, tax is part of the total. */
export type BookedOrder = {
  id: number
  order_number: string
  customer: number
  payment_mode: string
  total: string
  tax: string
  /** Who carries it. */
  driver: number | null
}

const isZero = (amount: string) => minorUnits(amount) === 0n

/** Every customer has one wallet, empty and without credit at first. */
export const openWallet = (tx: Tx, customer: number, { currency_digits }: Money) =>
  ledger.insertWallet(tx, customer, formatMoney(0n, currency_digits))

/** The office puts money into a wallet, with a reason that the customer reads. Answers the movement. */
export async function creditWallet(
  tx: Tx,
  { currency }: Money,
  customer: number,
  amount: string,
  reason: string,
  by: number,
) {
  const explanation = `Credited ${amount} ${currency} by the office: ${reason}`
  const movement = await ledger.postWithWallet(tx, {
    type: 'credit',
    explanation,
    customer,
    amount,
    against: 'office',
    order: null,
    created_by: by,
  })
  if (!movement) throw refuse('not_found')
  return { ...movement, transaction_type: 'credit' as const, description: explanation, explanation }
}

/** Takes an order's price from the wallet. Refuses with 402 when balance and credit limit do not cover it. */
export async function payOrder(tx: Tx, { currency }: Money, order: BookedOrder, by: number): Promise<void> {
  if (isZero(order.total)) return
  const paid = await ledger.postWithWallet(tx, {
    type: 'order_payment',
    explanation: `Paid ${order.total} ${currency} for order ${order.order_number}`,
    customer: order.customer,
    amount: negated(order.total),
    against: 'unearned',
    order: order.id,
    created_by: by,
  })
  if (!paid && (await isFrozen(tx, order.customer))) throw refuse('wallet_frozen')
  if (!paid) throw refuse('insufficient_balance', { required: order.total, currency })
}

/** Gives a cancelled order's price back to where it came from; an order that took no money gives none back. */
export async function refundOrder(
  tx: Tx,
  { currency }: Money,
  order: BookedOrder,
  by: number | null,
): Promise<void> {
  if (order.payment_mode !== 'wallet' || isZero(order.total)) return
  await ledger.postWithWallet(tx, {
    type: 'order_refund',
    explanation: `Returned ${order.total} ${currency} for the cancelled order ${order.order_number}`,
    customer: order.customer,
    amount: order.total,
    against: 'unearned',
    order: order.id,
    created_by: by,
  })
}

/**
 * A delivered meal is earned: what was paid in advance, or the cash taken at the door, becomes sales and tax. The
 * caller makes sure that an order is delivered once.
 */
export async function recogniseRevenue(
  tx: Tx,
  { currency, currency_digits }: Money,
  order: BookedOrder,
  by: number | null,
): Promise<void> {
  if (isZero(order.total)) return
  const door = doorAccount(order)
  const net = formatMoney(minorUnits(order.total) - minorUnits(order.tax), currency_digits)
  await ledger.post(tx, {
    type: door ? 'cash_sale' : 'revenue',
    explanation: `Earned ${order.total} ${currency} with the delivery of order ${order.order_number}`,
    order: order.id,
    ...(door === 'cash' && order.driver !== null && { driver: order.driver }),
    created_by: by,
    legs: [
      // A meal of a subscription was paid, or will be, with its invoice.
      { account: door ?? 'unearned', amount: negated(order.total) },
      { account: 'sales', amount: net },
      { account: 'tax', amount: order.tax },
    ].filter(({ amount }) => !isZero(amount)),
  })
}
