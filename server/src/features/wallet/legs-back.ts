import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { giftsIn, takenBy } from './movements.sql.ts'
import type { BookedOrder, Money } from './order-money.ts'
import type { Leg } from './purse.ts'

/**
 * The legs by which a part of an order goes back to its customer's wallet: to where it was taken from, first what was paid
 * and then, as it was spent first, promotional money to its grants. So promotional money never becomes paid money, and
 * all parts together are what was taken. Of a meal that no wallet covered less is owed. What was not paid from the wallet
 * comes as paid money.
 */
export const legsBack = async (
  tx: Tx,
  money: Money,
  { id, customer }: Pick<BookedOrder, 'id' | 'customer'>,
  amount: string,
): Promise<Leg[]> => spread(await takenBy(tx, id), { account: 'wallet', customer }, amount, money)

/** The same for a part of what was paid of an invoice; so much of it was not returned yet. */
export async function invoiceLegsBack(
  tx: Tx,
  money: Money,
  { id, customer }: { id: number; customer: number },
  { paid, amount }: { paid: string; amount: string },
): Promise<Leg[]> {
  const gifts = await giftsIn(tx, id)
  const own = gifts.reduce((left, gift) => left - minorUnits(gift.amount), minorUnits(paid))
  const wallet = { account: 'wallet', customer }
  return spread(
    [{ ...wallet, amount: formatMoney(own, money.currency_digits) }, ...gifts],
    wallet,
    amount,
    money,
  )
}

/** Fills these places in their order, each with so much at most, and puts the rest into the last one. */
function spread(places: Leg[], last: Omit<Leg, 'amount'>, amount: string, { currency_digits }: Money): Leg[] {
  let left = minorUnits(amount)
  const legs: Leg[] = []
  for (const { amount: whole, ...leg } of places) {
    const most = minorUnits(whole)
    const part = most < left ? most : left
    if (part > 0n) legs.push({ ...leg, amount: formatMoney(part, currency_digits) })
    left -= part
  }
  if (left > 0n) legs.push({ ...last, amount: formatMoney(left, currency_digits) })
  return legs
}
