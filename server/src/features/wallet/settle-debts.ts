import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book, type Posting } from './book.sql.ts'
import { lockDebts } from './debts.sql.ts'
import { lockPurses } from './lock-purses.ts'
import type { Money } from './order-money.ts'
import { promotionalPart, take, withoutCredit } from './purse.ts'

/**
 * Money has come into a wallet: what its customer owes for delivered meals is taken first, the oldest first, as meals are
 * always paid (promotional money before paid money), but out of what is there and not out of credit. Called once the money is
 * booked, so the wallet is locked, and of two payments at once the second finds what the first has left. Answers
 * how much was taken, in minor units.
 */
export async function settleDebts(
  tx: Tx,
  money: Money,
  customer: number,
  by: number | null,
): Promise<bigint> {
  const debts = await lockDebts(tx, customer)
  const purse = debts.length > 0 ? (await lockPurses(tx, [customer])).get(customer) : undefined
  if (!purse) return 0n
  const postings: Posting[] = []
  let taken = 0n
  for (const debt of debts) {
    const [owed, there] = [minorUnits(debt.amount), withoutCredit(purse)]
    const part = owed < there ? owed : there
    const legs = part > 0n && take(purse, part, money.currency_digits)
    if (!legs) break
    const amount = formatMoney(part, money.currency_digits)
    const meal = `the meal of ${debt.delivery_date} (order ${debt.order_number})`
    postings.push({
      type: 'order_payment',
      explanation: `Paid ${amount} ${money.currency} that was owed for ${meal}, which was delivered though the wallet did not cover it${promotionalPart(legs, money)}`,
      order: debt.order,
      created_by: by,
      legs: [...legs, { account: 'receivable', amount }],
    })
    taken += part
  }
  await book(tx, postings)
  return taken
}
