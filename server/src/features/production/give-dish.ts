import { afterCommit } from '../../platform/db/handles.ts'
import { emit } from '../../platform/events/emit.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { forgetDay } from '../daily-menus/index.ts'
import { writeOverride } from '../meals/index.ts'
import type { Dish } from './choose-dish.ts'
import type { CookedMeal } from './cooked-meals.sql.ts'
import { writtenAnew } from './fall-back.ts'
import { setDishes, takePortions } from './meals.sql.ts'
import { replaceMeal } from './remake-meal.ts'

/**
 * A locked meal becomes another dish, at no higher price: what was paid more for one that its customer had chosen comes back.
 * The caller holds its subscription and its order, and writes the plan.
 */
export async function giveDish(
  tx: Tx,
  tenant: Tenant,
  meal: CookedMeal,
  { dish }: Dish,
  actor: number | null,
): Promise<void> {
  if (meal.wished !== null && (await costsLess(tx, tenant, meal, dish, actor)))
    return replaceMeal(tx, tenant, keyOf(meal), meal.id, actor)
  const { id, delivery_date, meal_slot, diet_type: diet, quantity: portions } = meal
  await setDishes(tx, [{ order: id, dish }])
  await takePortions(tx, { date: delivery_date, meal_slot }, [{ dish, diet, portions }])
  afterCommit(tx, () => forgetDay(tenant))
  const { ticket, ticket_status: status, assigned_to } = meal
  if (ticket === null) return
  const data = { id: ticket, order_id: id, status, assigned_to, delivery_date, meal_slot }
  await emit(tx, { topic: 'kitchen', type: 'ticket.changed', data })
}

/** Writes the dish into the calendar in place of the chosen one. Answers whether the meal is then worth less than what was locked. */
async function costsLess(tx: Tx, tenant: Tenant, meal: CookedMeal, dish: number, actor: number | null) {
  const difference = formatMoney(0n, tenant.currency_digits)
  await writeOverride(tx, keyOf(meal), { dish, difference }, actor)
  const written = await writtenAnew(tx, tenant, keyOf(meal))
  return written !== undefined && minorUnits(written.difference) < minorUnits(meal.difference ?? '0')
}

const keyOf = ({ subscription, delivery_date: date, meal_slot }: CookedMeal) => ({
  subscription,
  date,
  meal_slot,
})
