import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { cancelMeals } from '../fulfilment/index.ts'
import { calendarOf, readPlans, writeSkip, type FullPlan } from '../meals/index.ts'
import { captureOrder, creditMeal, earnMeal, releaseOrder, type BookedOrder } from '../wallet/index.ts'
import { recordMissed } from './missed.sql.ts'

export type DroppedMeal = BookedOrder & {
  subscription: number
  delivery_date: string
  meal_slot: number | null
  /** What was paid for it so far; and of that what its invoice did, which is its own again if it is cooked after all. */
  paid: string
  agreed: string
}
/** A meal whose cut-off has passed is paid with all that it costs. */
export function paidWhole<Meal extends Omit<DroppedMeal, 'paid' | 'agreed'> & { difference: string | null }>(
  meal: Meal,
  { currency_digits }: Pick<Tenant, 'currency_digits'>,
) {
  const agreed = minorUnits(meal.total) - minorUnits(meal.difference ?? '0')
  return { ...meal, paid: meal.total, agreed: formatMoney(agreed, currency_digits) }
}

type How = { gives: 'credit' | 'nothing'; reason: string; actor: number | null; by_kitchen: boolean }

/**
 * Takes one meal out of production for good. What was paid for it goes back to its customer or, where the food is at their
 * expense, is earned; and nothing else is given for it later. The caller holds the subscription and the order.
 */
export async function dropMeal(tx: Tx, tenant: Tenant, meal: DroppedMeal, how: How): Promise<void> {
  const { id, subscription, delivery_date: date, meal_slot } = meal
  const { gives, reason, actor, by_kitchen } = how
  const amount = await giveOrKeep(tx, tenant, meal, how)
  await cancelMeals(tx, [id], { actor, reason })
  const key = { subscription, date, meal_slot }
  await writeSkip(tx, key, { gives, by_kitchen, reason }, actor)
  await recordMissed(tx, [{ ...key, reason: 'skipped', gives, amount }])
}

/** Answers what of the subscription's prepaid money it was. */
async function giveOrKeep(
  tx: Tx,
  tenant: Tenant,
  meal: DroppedMeal,
  { gives, reason, actor }: How,
): Promise<string> {
  const { id: order, customer, payment_mode, paid, tax, agreed } = meal
  const nothing = formatMoney(0n, tenant.currency_digits)
  if (payment_mode === 'hold') {
    if (gives === 'credit') await releaseOrder(tx, tenant, meal, actor, reason)
    else await captureOrder(tx, tenant, meal, actor)
    return nothing
  }
  const [plan] = await readPlans(tx, {
    ids: [meal.subscription],
    from: meal.delivery_date,
    to: meal.delivery_date,
  })
  if (payment_mode !== 'invoice' || minorUnits(paid) <= 0n || !plan || !isBilled(plan, meal)) return nothing
  const why = `for the meal of ${meal.delivery_date}: ${reason}`
  if (gives === 'credit') await creditMeal(tx, tenant, { customer, order, amount: paid, why }, actor)
  else {
    await earnMeal(
      tx,
      tenant,
      { order, amount: paid, tax, explanation: `Earned ${paid} ${tenant.currency} ${why}` },
      actor,
    )
  }
  return agreed
}

/** One that was moved was paid with the date that it stands for. */
function isBilled(plan: FullPlan, { delivery_date, meal_slot }: DroppedMeal): boolean {
  const meal = calendarOf(plan, delivery_date, delivery_date).find((one) => one.meal_slot === meal_slot)
  const date = meal?.stands_for ?? delivery_date
  return (
    meal?.extra_price != null || plan.billed.some((one) => one.period_start <= date && date <= one.period_end)
  )
}
