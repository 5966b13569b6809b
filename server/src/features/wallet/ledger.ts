import { refuse } from '../../refusals.ts'
import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { doorAccount } from './cash-money.ts'
import { takeBackCredited } from './credited-ahead.ts'
import { legsBack } from './legs-back.ts'
import { postWithWallet } from './ledger.sql.ts'
import { lockPurses } from './lock-purses.ts'
import { paymentOf, takenBy } from './movements.sql.ts'
import { earned, isZero, type BookedOrder, type Money } from './order-money.ts'
import { payInto } from './pay-into.ts'
import { promotionalPart, take } from './purse.ts'
import { insertWallet } from './purses.sql.ts'
import { settleDebts } from './settle-debts.ts'
import { settleEaten, type PrepaidMeal } from './settle-difference.ts'
import { chargeHeld, release } from './settle-holds.ts'

/** Every customer has one wallet, empty and without credit at first. */
export const openWallet = (tx: Tx, customer: number, { currency_digits }: Money) =>
  insertWallet(tx, customer, formatMoney(0n, currency_digits))

/** The office puts money into a wallet, with a reason that the customer reads. Answers the movement. */
export async function creditWallet(
  tx: Tx,
  money: Money,
  customer: number,
  amount: string,
  reason: string,
  by: number,
) {
  const explanation = `Credited ${amount} ${money.currency} by the office: ${reason}`
  const movement = await payInto(tx, money, {
    type: 'credit',
    explanation,
    customer,
    amount,
    against: 'office',
    order: null,
    created_by: by,
  })
  return {
    ...movement,
    promo_grant: null,
    transaction_type: 'credit' as const,
    description: explanation,
    explanation,
  }
}

/** Takes an order's price from the wallet. Refuses with 402 when what can be spent does not cover it. */
export async function payOrder(tx: Tx, money: Money, order: BookedOrder, by: number): Promise<void> {
  if (isZero(order.total)) return
  const { currency } = money
  const posting = {
    type: 'order_payment',
    explanation: `Paid ${order.total} ${currency} for order ${order.order_number}`,
    order: order.id,
    created_by: by,
  }
  // Nearly all wallets hold paid money only, and are spared the lock and the reading.
  const paid = await postWithWallet(tx, {
    ...posting,
    customer: order.customer,
    amount: negated(order.total),
    against: 'unearned',
  })
  if (paid) return
  const purse = (await lockPurses(tx, [order.customer])).get(order.customer)
  const legs = purse && take(purse, minorUnits(order.total), money.currency_digits)
  if (purse?.is_frozen) throw refuse('wallet_frozen')
  if (!legs) throw refuse('insufficient_balance', { required: order.total, currency })
  await book(tx, [
    {
      ...posting,
      explanation: posting.explanation + promotionalPart(legs, money),
      legs: [...legs, { account: 'unearned', amount: order.total }],
    },
  ])
}

/**
 * Gives a cancelled order's price, less what was given back of it before, back to where it came from, promotional money
 * to its grants; an order that took no money gives none back. The caller holds the order's lock.
 */
export async function refundOrder(
  tx: Tx,
  money: Money,
  order: BookedOrder,
  by: number | null,
): Promise<void> {
  if (await returnOrder(tx, money, order, by)) await settleDebts(tx, money, order.customer, by)
}

/** The same for an order that is replaced at once: its price pays for the other one before what is owed. False when there was none. */
export async function returnOrder(
  tx: Tx,
  money: Money,
  order: BookedOrder,
  by: number | null,
): Promise<boolean> {
  if (order.payment_mode === 'hold') return release(tx, money, order, by, 'it was cancelled')
  const payment = await paymentOf(tx, order.id)
  if (payment === undefined || isZero(order.total)) return false
  // Of a meal that was paid in advance only what was more than agreed, and is not paid back yet.
  const taken = (await takenBy(tx, order.id)).reduce((sum, { amount }) => sum + minorUnits(amount), 0n)
  if (taken === 0n) return false
  const whole = minorUnits(order.total)
  const paid = formatMoney(taken < whole ? taken : whole, money.currency_digits)
  await book(tx, [
    {
      type: 'order_refund',
      explanation: `Returned ${paid} ${money.currency} for the cancelled order ${order.order_number}`,
      order: order.id,
      reverses: payment,
      created_by: by,
      legs: [...(await legsBack(tx, money, order, paid)), { account: 'unearned', amount: negated(paid) }],
    },
  ])
  return true
}

/**
 * A delivered meal is earned: what was set aside or paid in advance, or the cash taken at the door, becomes sales and
 * tax. The caller makes sure that an order is delivered once.
 */
export async function recogniseRevenue(
  tx: Tx,
  money: Money,
  order: BookedOrder | (BookedOrder & PrepaidMeal),
  by: number | null,
): Promise<void> {
  if (isZero(order.total)) return
  if (order.payment_mode === 'hold') return chargeHeld(tx, money, order, by)
  if ('difference' in order) await settleEaten(tx, money, order, by)
  const door = doorAccount(order)
  // A meal of a subscription was paid, or will be, with its invoice.
  const from = door
    ? { account: door, driver: door === 'cash' ? (order.driver ?? null) : null }
    : { account: 'unearned' }
  await book(tx, [
    {
      type: door ? 'cash_sale' : 'revenue',
      explanation: `Earned ${order.total} ${money.currency} with the delivery of order ${order.order_number}`,
      order: order.id,
      created_by: by,
      legs: earned(from, order.total, order.tax, money),
    },
  ])
  if (order.payment_mode === 'invoice') await takeBackCredited(tx, money, order, by)
}
