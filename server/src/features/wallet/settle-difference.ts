import { refuse } from '../../refusals.ts'
import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { creditMeal } from './meal-credit.ts'
import { lockPurses } from './lock-purses.ts'
import { hasSettledDifference } from './movements.sql.ts'
import type { BookedOrder, Money } from './order-money.ts'
import { payDifference } from './prepaid-meals.ts'

export type PrepaidMeal = Pick<BookedOrder, 'id' | 'order_number' | 'customer' | 'payment_mode'> & {
  delivery_date: string
  /** What it costs more than was agreed and paid in advance; below zero less. */
  difference: string | null
  total: string
  name?: string
}

/**
 * A meal that was paid in advance and costs more, or less, than was agreed: the difference moves between the wallet and
 * what is owed in meals. False, and nothing moves, when what can be spent does not cover it, or the wallet is frozen.
 */
export async function settleDifference(
  tx: Tx,
  money: Money,
  meal: PrepaidMeal,
  by: number | null,
): Promise<boolean> {
  const { id: order, customer, payment_mode, difference } = meal
  const more = minorUnits(difference ?? '0')
  if (payment_mode !== 'invoice' || more === 0n) return true
  const amount = formatMoney(more > 0n ? more : -more, money.currency_digits)
  const explanation = `Paid ${amount} ${money.currency} ${why(meal, money)}`
  if (more > 0n) return payDifference(tx, money, { customer, order, amount, explanation }, by)
  if ((await lockPurses(tx, [customer])).get(customer)?.is_frozen) return false
  await creditMeal(tx, money, { customer, order, amount, why: why(meal, money) }, by)
  return true
}

/**
 * The same for a meal that is delivered and whose difference nobody settled, because the kitchen took it on before its
 * cut-off. What the wallet does not cover is owed: it was eaten.
 */
export async function settleEaten(tx: Tx, money: Money, meal: PrepaidMeal, by: number | null): Promise<void> {
  if (meal.payment_mode !== 'invoice' || minorUnits(meal.difference ?? '0') === 0n) return
  if (await hasSettledDifference(tx, meal.id)) return
  if (await settleDifference(tx, money, meal, by)) return
  if (meal.difference?.startsWith('-')) throw refuse('wallet_frozen')
  const amount = formatMoney(minorUnits(meal.difference ?? '0'), money.currency_digits)
  await book(tx, [
    {
      type: 'order_payment',
      explanation: `Still to be paid, as the wallet did not cover it: ${amount} ${money.currency} ${why(meal, money)}`,
      order: meal.id,
      created_by: by,
      legs: [
        { account: 'receivable', amount: negated(amount) },
        { account: 'unearned', amount },
      ],
    },
  ])
}

function why(
  { order_number, delivery_date, name, difference, total }: PrepaidMeal,
  { currency, currency_digits }: Money,
): string {
  const agreed = formatMoney(minorUnits(total) - minorUnits(difference ?? '0'), currency_digits)
  const what = [`order ${order_number}`, ...(name ? [name] : [])].join(', ')
  return `for the meal of ${delivery_date} (${what}): it costs ${total} ${currency}, and the agreed meal ${agreed} ${currency}`
}
