import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { holdOrder } from './hold-orders.ts'
import { holdsOf, lockOrders, type Hold } from './holds.sql.ts'
import { legsOf } from './movements.sql.ts'
import { earned, type BookedOrder, type Money } from './order-money.ts'
import { opposite } from './purse.ts'
import { lockWallets } from './purses.sql.ts'
import { settleDebts } from './settle-debts.ts'

/** The holds of orders under their wallets' locks, so that of two who settle one the second sees that it is settled. */
async function lockHolds(tx: Tx, orders: BookedOrder[]): Promise<Map<number, Hold | 'settled'>> {
  const ids = orders.map(({ id }) => id)
  await lockOrders(tx, ids)
  await lockWallets(tx, [...new Set(orders.map(({ customer }) => customer))])
  return holdsOf(tx, ids)
}

/**
 * Delivered orders: what was set aside for them becomes sales and tax. Once; one for which nothing is set aside (any
 * more) is left as it is. Answers the ids of those that were charged now.
 */
export async function captureOrders(
  tx: Tx,
  money: Money,
  orders: BookedOrder[],
  by: number | null,
): Promise<number[]> {
  const holds = await lockHolds(tx, orders)
  const due = orders.flatMap((order) => {
    const hold = holds.get(order.id)
    return hold && hold !== 'settled' ? [{ order, hold }] : []
  })
  await book(
    tx,
    due.map(({ order, hold: { customer, amount } }) => ({
      type: 'capture',
      explanation: `Charged ${amount} ${money.currency} that was set aside for order ${order.order_number}, which was delivered`,
      order: order.id,
      created_by: by,
      legs: earned({ account: 'held', customer }, amount, order.tax, money),
    })),
  )
  return due.map(({ order }) => order.id)
}

export const captureOrder = async (
  tx: Tx,
  money: Money,
  order: BookedOrder,
  by: number | null,
): Promise<boolean> => (await captureOrders(tx, money, [order], by)).length === 1

/**
 * What was set aside for an order goes back where it came from, promotional money to its grants; one that has expired
 * meanwhile expires in the next run. Once; false when nothing is set aside. The reason ends the sentence "Returned ...
 * that was set aside for order ...: ".
 */
export async function releaseOrder(
  tx: Tx,
  money: Money,
  order: BookedOrder,
  by: number | null,
  reason: string,
): Promise<boolean> {
  const released = await release(tx, money, order, by, reason)
  if (released) await settleDebts(tx, money, order.customer, by)
  return released
}

/** The same, and what is owed for other meals is left as it is. */
export async function release(
  tx: Tx,
  { currency }: Money,
  order: BookedOrder,
  by: number | null,
  reason: string,
): Promise<boolean> {
  const hold = (await lockHolds(tx, [order])).get(order.id)
  if (!hold || hold === 'settled') return false
  await book(tx, [
    {
      type: 'release',
      explanation: `Returned ${hold.amount} ${currency} that was set aside for order ${order.order_number}: ${reason}`,
      order: order.id,
      reverses: hold.transaction,
      created_by: by,
      legs: opposite(await legsOf(tx, hold.transaction)),
    },
  ])
  return true
}

/**
 * A delivered order that is paid from what was set aside. One that nobody has set aside yet is paid now, and where the
 * wallet does not cover it the customer owes it: it was eaten. One that was charged or released
 * before stays as it is.
 */
export async function chargeHeld(tx: Tx, money: Money, order: BookedOrder, by: number | null): Promise<void> {
  if (await captureOrder(tx, money, order, by)) return
  if ((await holdsOf(tx, [order.id])).has(order.id)) return
  if (await holdOrder(tx, money, order, by)) return void (await captureOrder(tx, money, order, by))
  await book(tx, [
    {
      type: 'revenue',
      explanation: `Earned ${order.total} ${money.currency} with the delivery of order ${order.order_number}, which the wallet did not cover: still to be paid`,
      order: order.id,
      created_by: by,
      legs: earned({ account: 'receivable' }, order.total, order.tax, money),
    },
  ])
}
