import { minorUnits } from '../../platform/money.ts'
import { calendarOf, isServed, mostDaysBehind, type MealState } from './calendar.ts'
import { addDays, lengthOf } from './dates.ts'
import type { Plan } from './plan.ts'
import { linesOn, worthOf } from './price.ts'

export type FallenMeal = {
  /** The date that it was agreed for, wherever it was moved to. */
  date: string
  meal_slot: number | null
  /** Its share of what was invoiced, in minor units. */
  worth: bigint
  /** Why it was not eaten then, of one whose cut-off has passed. */
  missed: MealState | null
}
type Ending = {
  /** The last day with a meal. */
  last_date: string
  /** The first date of each slot that is not locked. */
  opening: ReadonlyMap<number | null, string>
}

const keyOf = (date: string, meal_slot: number | null) => `${date} ${meal_slot}`

/**
 * The meals of a subscription that were invoiced and will not be eaten when it ends on `last_date`: those after it, and
 * those that it still owes. Locked meals are eaten, and what gave something else than a later date has given it. What is
 * left of the invoices is therefore exactly what the other meals are worth.
 */
export function fallingAway(plan: Plan, { last_date, opening }: Ending): FallenMeal[] {
  const kept = new Set(plan.kept.map(({ date, meal_slot }) => keyOf(date, meal_slot)))
  const isOpen = (date: string, meal_slot: number | null) => date >= (opening.get(meal_slot) ?? plan.today)
  const spent = new Set<string>()
  const missed = new Map<string, MealState>()
  const horizon = addDays(plan.end_date, mostDaysBehind)
  for (const { date, meal_slot, state, gives, stands_for, extra_price } of calendarOf(
    plan,
    plan.start_date,
    horizon,
  )) {
    if (date > last_date && !kept.has(keyOf(date, meal_slot))) continue
    const origin = keyOf(stands_for ?? date, meal_slot)
    if (isServed({ state })) {
      if (extra_price === null) spent.add(origin)
    } else if (gives === 'extend' && !isOpen(date, meal_slot)) missed.set(origin, state)
    else if (gives !== null) spent.add(origin)
  }
  return plan.billed.flatMap((period) =>
    paidMeals(plan, period).flatMap(({ date, meal_slot, worth }) => {
      const key = keyOf(date, meal_slot)
      if (spent.has(key) || worth === 0n) return []
      return [{ date, meal_slot, worth, missed: missed.get(key) ?? null }]
    }),
  )
}

/** The meals that an invoice is for, with what each is worth. */
function paidMeals(
  plan: Plan,
  { period_start, period_end }: Plan['billed'][number],
): { date: string; meal_slot: number | null; worth: bigint }[] {
  const dates = Array.from(
    { length: lengthOf({ start_date: period_start, end_date: period_end }) },
    (_, day) => addDays(period_start, day),
  )
  return dates.flatMap((date) =>
    linesOn(plan, date).map(({ meal_slot }) => ({ date, meal_slot, worth: worthOf(plan, date, meal_slot) })),
  )
}

/** What was invoiced and has no meal. */
export function withoutMeal(plan: Plan): bigint {
  const invoiced = plan.billed.reduce((sum, { total }) => sum + minorUnits(total), 0n)
  const worth = plan.billed.flatMap((period) => paidMeals(plan, period).map((meal) => meal.worth))
  return worth.reduce((rest, one) => rest - one, invoiced)
}
