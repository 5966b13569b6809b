import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { takenBy } from './movements.sql.ts'
import type { BookedOrder, Money } from './order-money.ts'
import type { Leg } from './purse.ts'

/**
 * The legs by which a part of an order goes back to its customer's wallet: to where it was taken from, first what was paid
 * and then, as it was spent first, promotional money to its grants. So promotional money never becomes paid money, and
 * all parts together are what was taken. What was not paid from the wallet comes as paid money.
 */
export async function legsBack(
  tx: Tx,
  { currency_digits }: Money,
  { id, customer }: BookedOrder,
  amount: string,
): Promise<Leg[]> {
  let left = minorUnits(amount)
  const legs: Leg[] = []
  for (const { amount: whole, ...leg } of await takenBy(tx, id)) {
    const most = minorUnits(whole)
    const part = most < left ? most : left
    if (part > 0n) legs.push({ ...leg, amount: formatMoney(part, currency_digits) })
    left -= part
  }
  if (left > 0n) legs.push({ account: 'wallet', customer, amount: formatMoney(left, currency_digits) })
  return legs
}
