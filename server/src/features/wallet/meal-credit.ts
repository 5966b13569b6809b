import { minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { lockPurses } from './lock-purses.ts'
import type { Money } from './order-money.ts'
import { payInto } from './pay-into.ts'

type MealCredit = { customer: number; amount: string; explanation: string; order?: number }

/** A meal that was paid in advance and will not be cooked becomes money in the wallet, by its package's policy. The caller holds the order's lock. */
export async function creditMeal(
  tx: Tx,
  money: Money,
  { order, ...credit }: MealCredit,
  by: number | null,
): Promise<void> {
  const posting = { type: 'meal_credit', against: 'unearned', order: order ?? null, created_by: by }
  await payInto(tx, money, { ...credit, ...posting })
}

/**
 * The meal will be cooked after all: the paid money that was given for it is taken back. False, and nothing is taken,
 * when the wallet is frozen, or paid money and credit limit do not cover it. The caller holds the order's lock.
 */
export async function takeMealCreditBack(
  tx: Tx,
  _money: Money,
  { customer, amount, explanation, order }: MealCredit,
  by: number | null,
): Promise<boolean> {
  const purse = (await lockPurses(tx, [customer])).get(customer)
  if (!purse || purse.is_frozen || purse.paid + purse.credit_limit < minorUnits(amount)) return false
  await book(tx, [
    {
      type: 'meal_credit_undone',
      explanation,
      order: order ?? null,
      created_by: by,
      legs: [
        { account: 'wallet', customer, amount: negated(amount) },
        { account: 'unearned', amount },
      ],
    },
  ])
  return true
}
