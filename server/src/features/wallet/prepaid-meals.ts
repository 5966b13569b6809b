import { minorUnits, negated } from '../../platform/money.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { book } from './book.sql.ts'
import { grantPromo, type Grant } from './grant-promo.ts'
import { lockPurses } from './lock-purses.ts'
import { earned, isZero, type Money } from './order-money.ts'
import { promotionalPart, take } from './purse.ts'

type Difference = { customer: number; order: number; amount: string; explanation: string }

/**
 * What a meal costs beyond what was paid in advance for it is taken from the wallet: another dish, more portions, an extra
 * meal. False, and nothing is taken, when what can be spent does not cover it.
 */
export async function payDifference(
  tx: Tx,
  money: Money,
  { customer, order, amount, explanation }: Difference,
  by: number | null,
): Promise<boolean> {
  const purse = (await lockPurses(tx, [customer])).get(customer)
  const legs = purse && take(purse, minorUnits(amount), money.currency_digits)
  if (!legs) return false
  await book(tx, [
    {
      type: 'order_payment',
      explanation: explanation + promotionalPart(legs, money),
      order,
      created_by: by,
      legs: [...legs, { account: 'unearned', amount }],
    },
  ])
  return true
}

/** Told by its order, or, where none was made of it or it was called off, by the invoice that paid it. */
type Prepaid = { order?: number; invoice?: number | null }

/** A meal that was paid in advance, not eaten, and gives nothing back is earned. */
export async function earnMeal(
  tx: Tx,
  money: Money,
  {
    amount,
    tax,
    explanation,
    order,
    invoice,
  }: Prepaid & { amount: string; tax: string; explanation: string },
  by: number | null,
): Promise<void> {
  if (isZero(amount)) return
  const legs = earned({ account: 'unearned' }, amount, tax, money)
  await book(tx, [
    { type: 'revenue', explanation, order: order ?? null, invoice: invoice ?? null, created_by: by, legs },
  ])
}

/** A meal that was paid in advance and not eaten becomes a voucher: its worth is not owed any more, and given away. */
export async function giveVoucher(
  tx: Tx,
  money: Money,
  { invoice, ...voucher }: Grant & { invoice: number | null },
  by: number | null,
): Promise<void> {
  await grantPromo(tx, money, voucher, by)
  const { amount, explanation } = voucher
  const legs = [
    { account: 'unearned', amount: negated(amount) },
    { account: 'promotions', amount },
  ]
  await book(tx, [{ type: 'grant', explanation, invoice, created_by: by, legs }])
}
