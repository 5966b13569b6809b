import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { fundsOf, takenBy } from './movements.sql.ts'
import type { BookedOrder, Money } from './order-money.ts'
import type { Leg } from './purse.ts'
import { lockWallets } from './purses.sql.ts'

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

/** The same for a part of what was paid of an invoice. */
export async function invoiceLegsBack(
  tx: Tx,
  money: Money,
  { id, customer }: { id: number; customer: number },
  amount: string,
): Promise<Leg[]> {
  // Whoever gives something of the invoice back meanwhile waits here, and then sees what this has left.
  await lockWallets(tx, [customer])
  return spread(await fundsOf(tx, id), { account: 'wallet', customer }, amount, money)
}

/** What goes back, and of which invoice; none when the order itself had taken it. */
export type PartBack = { amount: string; invoice: number | null; legs: Leg[] }
export type PaidMeal = { order: number | null; invoice: number | null; customer: number }

/** The same for a meal of which a part may be paid by its order, and the rest with its invoice: at most one of each. */
export async function mealBack(
  tx: Tx,
  money: Money,
  { order, invoice, customer }: PaidMeal,
  amount: string,
): Promise<PartBack[]> {
  const taken = order === null ? [] : await takenBy(tx, order)
  const sum = taken.reduce((all, leg) => all + minorUnits(leg.amount), 0n)
  const wanted = minorUnits(amount)
  const own = invoice === null || wanted < sum ? wanted : sum
  const [byOrder, byInvoice] = [own, wanted - own].map((part) =>
    formatMoney(part, money.currency_digits),
  ) as [string, string] // two of two
  const parts: PartBack[] = []
  if (own > 0n)
    parts.push({
      amount: byOrder,
      invoice: null,
      legs: spread(taken, { account: 'wallet', customer }, byOrder, money),
    })
  if (invoice !== null && own < wanted)
    parts.push({
      amount: byInvoice,
      invoice,
      legs: await invoiceLegsBack(tx, money, { id: invoice, customer }, byInvoice),
    })
  return parts
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
