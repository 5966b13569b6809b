import { invalid, refusedAction } from '../../refusals.ts'
import { formatMoney } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { calendarOf, dropOverride, lockOf, readPlans, syncMeals, writeOverride } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { lockSubscription } from '../subscriptions/index.ts'
import type { GiftWish } from './gifts.schema.ts'

/**
 * The kitchen gives a meal away: on a date within the term that has none by the contract, with a reason that its customer
 * reads. It costs nothing, also when it is cancelled or moved.
 */
export async function giveMeal(tx: Tx, tenant: Tenant, id: number, wish: GiftWish, actor: number) {
  const { customer, status, start_date, end_date, lines, today } = await lockSubscription(tx, id)
  if (status !== 'active') throw refusedAction(`A subscription that is ${status} has no meals.`)
  const { date, quantity = 1, reason } = wish
  const [first, ...others] = lines
  const { meal_slot = others.length ? undefined : first?.meal_slot } = wish
  if (meal_slot === undefined || !lines.some((line) => line.meal_slot === meal_slot))
    throw invalid({ meal_slot: 'Choose a slot in which this subscription is served.' })
  if (date < start_date || date > end_date) throw invalid({ date: 'The subscription does not run then.' })
  if ((await lockOf(tx, { date, meal_slot })).is_locked)
    throw invalid({ date: 'This day is over, or its cut-off has passed.' })
  const [plan] = await readPlans(tx, { ids: [id], from: date, to: date })
  const meal = plan && calendarOf(plan, date, date).find((one) => one.meal_slot === meal_slot)
  if (!meal || meal.is_due || meal.state !== 'none')
    throw invalid({ date: meal?.reason || 'There is a meal on this day already.' })
  const extra_price = formatMoney(0n, tenant.currency_digits)
  const key = { subscription: id, date, meal_slot }
  await dropOverride(tx, key)
  await writeOverride(tx, key, { extra_price, quantity, reason }, actor)
  await syncMeals(tx, tenant, { ids: [id], from: today, actor, reason: 'A meal was given' })
  await notify(tx, customer, `You have a meal of us on ${date}: ${reason}`)
  return { subscription: id, date, meal_slot, quantity, reason }
}
