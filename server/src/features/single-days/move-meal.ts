import { invalid, refuse } from '../../refusals.ts'
import { addDays, moveMeal, periodStart } from '../meals/index.ts'
import type { Rule } from './act-on-meals.ts'
import { demandServed, openMeal, type DayWish } from './one-meal.ts'

const furthest = 60

/**
 * Moves a meal to another open date on which its slot has none, at most sixty days behind the end. One of a later period
 * is not eaten before that begins, because until then it may be that it is never paid.
 */
export const moveMealTo =
  ({ to, ...wish }: DayWish & { to: string }): Rule =>
  async (tx, subscription, by) => {
    const { meal, ...key } = await openMeal(tx, subscription, wish)
    demandServed(meal)
    if (meal.stands_for !== null && meal.extra_price === null && meal.date > subscription.end_date)
      throw invalid({ date: 'This meal stands for a missed one; its date follows from that.' })
    if (to < subscription.start_date || to > addDays(subscription.end_date, furthest))
      throw invalid({ to: 'This date is outside of the subscription.' })
    const paid_from = periodStart(subscription, meal.stands_for ?? meal.date)
    if (subscription.pricing === 'period' && meal.extra_price === null && to < paid_from)
      throw invalid({ to: `This meal is paid with the period from ${paid_from} on.` })
    const target = await openMeal(tx, subscription, { date: to, meal_slot: key.meal_slot }, 'to')
    const { state, reason } = target.meal
    if (state === 'planned' || state === 'swapped') throw refuse('meal_there', { date: to })
    if (state !== 'none') throw invalid({ to: `There can be no meal on this date. ${reason}` })
    await moveMeal(tx, key, to, by)
  }
