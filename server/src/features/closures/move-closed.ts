import type { Tx } from '../../platform/tenancy/tenant.ts'
import {
  addDays,
  calendarOf,
  firstOpenDates,
  isServed,
  moveMeals,
  periodStart,
  slotsOf,
  type FullPlan,
  type Meal,
} from '../meals/index.ts'
import type { ClosureRow } from './closures.sql.ts'

const furthest = 60

/**
 * Moves the meals of a closed day to the day that the closure names, each where its slot is open and has no meal then. A
 * meal that somebody moved here before, or that is an extra one, is not moved on; nor is one eaten before its period
 * can be paid.
 */
export async function moveClosed(
  tx: Tx,
  { id, from_date: date, moves_to: to }: ClosureRow,
  plans: FullPlan[],
  by: number,
): Promise<void> {
  if (to === null) return
  const slots = new Set(plans.flatMap(slotsOf))
  const opening = await firstOpenDates(tx, [...slots])
  const canMove = (plan: FullPlan, meal: Meal, target: Meal | undefined) =>
    isServed(meal) &&
    meal.stands_for === null &&
    meal.extra_price === null &&
    date >= (opening.get(meal.meal_slot) ?? date) &&
    target?.state === 'none' &&
    to >= (opening.get(meal.meal_slot) ?? to) &&
    to >= (plan.pricing === 'period' ? periodStart(plan, date) : plan.start_date) &&
    to <= addDays(plan.end_date, furthest)
  const keys = plans.flatMap((plan) => {
    const targets = new Map(calendarOf(plan, to, to).map((meal) => [meal.meal_slot, meal]))
    return calendarOf(plan, date, date)
      .filter((meal) => canMove(plan, meal, targets.get(meal.meal_slot)))
      .map(({ meal_slot }) => ({ subscription: plan.id, date, meal_slot }))
  })
  if (keys.length) await moveMeals(tx, keys, { to, closure: id, by })
}
