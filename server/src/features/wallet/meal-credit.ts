import { formatMoney, minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { mealBack } from './legs-back.ts'
import { lockPurses } from './lock-purses.ts'
import { giftsBack, invoiceOf } from './movements.sql.ts'
import type { Money } from './order-money.ts'
import type { Leg } from './purse.ts'
import { settleDebts } from './settle-debts.ts'

/** A meal by its order, or, where none was made of it, by the invoice that it was agreed with. `why` ends the sentence. */
type MealCredit = { customer: number; amount: string; why: string } & (
  | { order: number }
  | { invoice: number | null }
)

const invoiceOfMeal = (tx: Tx, meal: MealCredit) =>
  'order' in meal ? invoiceOf(tx, meal.order) : Promise.resolve(meal.invoice)

/**
 * A meal that was paid in advance and will not be cooked comes back to the wallet, by its package's policy: as it was paid,
 * gifts to their grants. The caller holds the order's lock.
 */
export async function creditMeal(tx: Tx, money: Money, credit: MealCredit, by: number | null): Promise<void> {
  const { customer, amount, why } = credit
  const order = 'order' in credit ? credit.order : null
  const meal = { order, invoice: await invoiceOfMeal(tx, credit), customer }
  const parts = await mealBack(tx, money, meal, amount)
  await book(
    tx,
    parts.map(({ amount: part, invoice, legs }) => ({
      order,
      invoice,
      type: 'meal_credit',
      explanation: `Credited ${part} ${money.currency} ${why}`,
      created_by: by,
      legs: [...legs, { account: 'unearned', amount: negated(part) }],
    })),
  )
  await settleDebts(tx, money, customer, by)
}

/**
 * The meal will be cooked after all: what was given for it is taken back, gifts first as they had come last. False, and nothing is
 * taken, when the wallet is frozen, or its paid money and credit limit do not cover what is no gift. The caller holds the order's lock.
 */
export async function takeMealCreditBack(
  tx: Tx,
  { currency, currency_digits }: Money,
  credit: MealCredit,
  by: number | null,
): Promise<boolean> {
  const { customer, amount, why } = credit
  const purse = (await lockPurses(tx, [customer])).get(customer)
  if (!purse || purse.is_frozen) return false
  const invoice = await invoiceOfMeal(tx, credit)
  const legs: Leg[] = []
  let left = minorUnits(amount)
  for (const { promo_grant, amount: back } of invoice === null ? [] : await giftsBack(tx, invoice)) {
    const remaining = purse.grants.find(({ id }) => id === promo_grant)?.remaining ?? 0n
    const part = [minorUnits(back), remaining].reduce((least, one) => (one < least ? one : least), left)
    if (part > 0n)
      legs.push({ account: 'promo', customer, promo_grant, amount: formatMoney(-part, currency_digits) })
    left -= part
  }
  if (purse.paid + purse.credit_limit < left) return false
  if (left > 0n) legs.push({ account: 'wallet', customer, amount: formatMoney(-left, currency_digits) })
  await book(tx, [
    {
      type: 'meal_credit_undone',
      explanation: `Taken back ${amount} ${currency} ${why}`,
      order: 'order' in credit ? credit.order : null,
      invoice,
      created_by: by,
      legs: [...legs, { account: 'unearned', amount }],
    },
  ])
  return true
}
