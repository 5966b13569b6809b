import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import {
  amendMeals,
  calendarOf,
  dropOverride,
  overrideOf,
  readPlans,
  writeOverride,
  writtenMeal,
  type WrittenMeal,
} from '../meals/index.ts'
import type { PendingMeal } from './meals.sql.ts'

/** What was wished for one day and cannot be had is forgotten. */
type Wish = 'dish' | 'quantity'

/**
 * A meal becomes again what was agreed, in what cannot be had: the dish, or the number of portions as well. Answers it with
 * what it costs now.
 */
export async function fallBack(
  tx: Tx,
  tenant: Tenant,
  meal: PendingMeal,
  wishes: Wish[],
): Promise<PendingMeal> {
  const key = { subscription: meal.subscription, date: meal.delivery_date, meal_slot: meal.meal_slot }
  const { date: _, ...override } = (await overrideOf(tx, key)) ?? { date: '', meal_slot: null }
  const left = {
    ...override,
    ...(wishes.includes('dish') && { dish: null, difference: null }),
    ...(wishes.includes('quantity') && { quantity: null }),
  }
  await dropOverride(tx, key)
  if (
    Object.entries(left).some(
      ([name, value]) => name !== 'meal_slot' && name !== 'difference' && value !== null,
    )
  )
    await writeOverride(tx, key, left, null)
  const written = await writtenAnew(tx, tenant, key)
  if (!written) return meal
  await amendMeals(tx, [written])
  const { total, tax, difference, quantity, name } = written
  return {
    ...meal,
    total,
    tax,
    difference,
    quantity,
    name,
    wished: wishes.includes('dish') ? null : meal.wished,
  }
}

/** A meal of a date as its calendar has it now. */
export async function writtenAnew(
  tx: Tx,
  tenant: Tenant,
  { subscription, date, meal_slot }: { subscription: number; date: string; meal_slot: number | null },
): Promise<WrittenMeal | undefined> {
  const [plan] = await readPlans(tx, { ids: [subscription], from: date, to: date })
  const meal = plan && calendarOf(plan, date, date).find((one) => one.meal_slot === meal_slot)
  return plan && meal && writtenMeal(plan, meal, tenant.currency_digits)
}
