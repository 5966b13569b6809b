import { invalid, refuse } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { calendarOf, lockOf, readPlans, type Meal, type MealKey } from '../meals/index.ts'
import type { Subscription } from '../subscriptions/index.ts'

export type DayWish = { date: string; meal_slot?: number | null | undefined }

/**
 * The meal that is meant by a date, and by a slot where a subscription has several. Refuses what is over, not served, or
 * past its cut-off: to the instant, by the kitchen's clock (domain rule 1). `field` names the date where it is refused.
 */
export async function openMeal(
  tx: Tx,
  subscription: Subscription,
  wish: DayWish,
  field = 'date',
): Promise<MealKey & { meal: Meal }> {
  const key = keyOf(subscription, wish)
  if (wish.date < subscription.today) throw invalid({ [field]: 'This day is over.' })
  const { locks_at, is_locked } = await lockOf(tx, key)
  if (is_locked) throw refuse('cutoff_passed', { cutoff_at: locks_at })
  return { ...key, meal: await mealOn(tx, key) }
}

/** Which meal of a subscription is meant. */
export function keyOf({ id, lines }: Subscription, { date, meal_slot }: DayWish): MealKey {
  const [line] = lines
  if (meal_slot === undefined && line && lines.length === 1)
    return { subscription: id, date, meal_slot: line.meal_slot }
  if (meal_slot === undefined)
    throw invalid({ meal_slot: 'This subscription has several slots: say which one.' })
  if (!lines.some((one) => one.meal_slot === meal_slot))
    throw invalid({ meal_slot: 'This subscription is not served in this slot.' })
  return { subscription: id, date, meal_slot }
}

async function mealOn(tx: Tx, { subscription, date, meal_slot }: MealKey): Promise<Meal> {
  const [plan] = await readPlans(tx, { ids: [subscription], from: date, to: date })
  const meal = plan && calendarOf(plan, date, date).find((one) => one.meal_slot === meal_slot)
  if (!meal) throw new Error('the subscription was just locked')
  return meal
}

/** Refuses a date on which there is nothing to eat, and says why there is not. */
export function demandServed({ state, reason }: Meal): void {
  if (state !== 'planned' && state !== 'swapped')
    throw invalid({ date: `There is no meal on this date. ${reason}` })
}
