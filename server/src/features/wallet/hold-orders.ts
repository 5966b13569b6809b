import { minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book, type Posting } from './book.sql.ts'
import { holdsOf } from './holds.sql.ts'
import { lockPurses } from './lock-purses.ts'
import type { BookedOrder, Money } from './order-money.ts'
import { promotionalPart, take } from './purse.ts'

/**
 * Sets the price of orders aside, for instance of a whole slot at its cut-off (domain rule 15): promotional money first,
 * then paid money down to the credit limit. The wallets are locked and orders taken in the order of their ids, so no
 * money is set aside for two. Answers the ids of those that are held now, also from before; what was captured or
 * released is not, and is not held again. In few statements, however many there are.
 */
export async function holdAll(
  tx: Tx,
  money: Money,
  orders: BookedOrder[],
  by: number | null,
): Promise<number[]> {
  const purses = await lockPurses(tx, [...new Set(orders.map(({ customer }) => customer))])
  const holds = await holdsOf(
    tx,
    orders.map(({ id }) => id),
  )
  const held: number[] = []
  const postings: Posting[] = []
  const once = new Map(orders.map((order) => [order.id, order]))
  for (const order of [...once.values()].toSorted((one, other) => one.id - other.id)) {
    const { id, customer, total, order_number } = order
    const hold = holds.get(id)
    if (hold?.is_settled) continue
    if (!hold && minorUnits(total) > 0n) {
      const purse = purses.get(customer)
      const legs = purse && take(purse, minorUnits(total), money.currency_digits)
      if (!legs) continue
      postings.push({
        type: 'hold',
        explanation: `Set aside ${total} ${money.currency} for order ${order_number}${promotionalPart(legs, money)}`,
        order: id,
        created_by: by,
        legs: [...legs, { account: 'held', customer, amount: total }],
      })
    }
    held.push(id)
  }
  await book(tx, postings)
  return held
}

export const holdOrders = (tx: Tx, money: Money, orders: BookedOrder[]): Promise<number[]> =>
  holdAll(tx, money, orders, null)

/** One order; false, and nothing is done, when its customer cannot cover it, or it was captured or released before. */
export const holdOrder = async (
  tx: Tx,
  money: Money,
  order: BookedOrder,
  by: number | null,
): Promise<boolean> => (await holdAll(tx, money, [order], by)).length === 1
