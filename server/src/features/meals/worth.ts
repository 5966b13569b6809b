import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Meal } from './calendar.ts'
import { linesOn, withTax, worthOf } from './price.ts'
import type { Plan } from './plan.ts'

/** What a meal costs and who pays which part of it, as decimal text. */
export type Worth = {
  /** Of the whole meal. */
  total: string
  /** What the wallet pays at the cut-off beyond what was paid with the invoice; negative: what it gets back. */
  difference: string
}

/**
 * What a meal is worth. One of a period is its share of what was invoiced, and another dish or more portions are charged
 * or credited beside it; one of a package priced by the meal is charged as a whole. A meal that was moved is worth what
 * the missed one was, and an extra one what was agreed for it.
 */
export function worthOfMeal(plan: Plan, meal: Meal, digits: number): Worth {
  const { quantity, extra_price } = meal
  const paidDate = meal.stands_for ?? meal.date
  const line = linesOn(plan, paidDate).find(({ meal_slot }) => meal_slot === meal.meal_slot)
  const agreedPortions = line?.quantity ?? 0
  const dish = withTax(minorUnits(meal.difference ?? '0') * BigInt(quantity), plan)
  const written = (total: bigint, difference: bigint): Worth => ({
    total: formatMoney(total < 0n ? 0n : total, digits),
    difference: formatMoney(difference, digits),
  })
  if (extra_price !== null) {
    const total = withTax(minorUnits(extra_price) * BigInt(quantity), plan) + dish
    return written(total, total)
  }
  const portions = withTax(minorUnits(plan.cost_per_meal) * BigInt(quantity - agreedPortions), plan)
  const paid = worthOf(plan, paidDate, meal.meal_slot)
  // A dish so cheap that it would turn the price is worth nothing, and gives back no more than was paid.
  const difference = paid + portions + dish < 0n ? -paid : portions + dish
  return plan.pricing === 'meal'
    ? written(paid + difference, paid + difference)
    : written(paid + difference, difference)
}
