import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { givenBack, legsOf, paymentOf } from './movements.sql.ts'
import { opposite, type Leg } from './purse.ts'

/**
 * The legs by which an amount of an order goes back to its customer: where it came from, what was paid last first, so that
 * promotional money returns to its grants and never becomes paid money (domain rule 16). What went back before is left
 * out. What was not paid from the wallet at all goes there as paid money.
 */
export async function backTo(
  tx: Tx,
  { id, customer }: { id: number; customer: number },
  amount: bigint,
  digits: number,
): Promise<Leg[]> {
  const payment = await paymentOf(tx, id)
  const paid = payment === undefined ? [] : opposite(await legsOf(tx, payment))
  let before = paid.length > 0 ? minorUnits(await givenBack(tx, id)) : 0n
  let left = amount
  const back: Leg[] = []
  for (const leg of paid.filter((one) => one.customer != null).toReversed()) {
    const skipped = smaller(minorUnits(leg.amount), before)
    const part = smaller(minorUnits(leg.amount) - skipped, left)
    before -= skipped
    left -= part
    if (part > 0n) back.push({ ...leg, amount: formatMoney(part, digits) })
  }
  if (left > 0n) back.push({ account: 'wallet', customer, amount: formatMoney(left, digits) })
  return back
}

const smaller = (one: bigint, other: bigint) => (one < other ? one : other)
