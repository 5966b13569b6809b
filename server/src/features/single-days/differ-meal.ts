import { invalid, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { dangers } from '../customers/index.ts'
import { writeOverride, type MealKey } from '../meals/index.ts'
import { deliverable, type Subscription } from '../subscriptions/index.ts'
import type { Rule } from './act-on-meals.ts'
import { offeredDishes } from './dishes.sql.ts'
import { demandServed, openMeal, type DayWish } from './one-meal.ts'

/**
 * Another dish of the day's published menu; null takes that back. A portion then costs what the dish costs more (or less)
 * than the menu's first one, the price being that of this moment (domain rule 11).
 */
export const swapDish =
  (tenant: Tenant, { dish, ...wish }: DayWish & { dish: number | null }): Rule =>
  async (tx, subscription, by) => {
    const { meal, ...key } = await openMeal(tx, subscription, wish)
    demandServed(meal)
    const chosen =
      dish === null ? { dish: null, difference: null } : await chosenDish(tx, tenant, key, subscription, dish)
    await writeOverride(tx, key, chosen, by)
  }

/** What an override says of a dish that is on the menu of a meal, can be had, and holds nothing that its eater must not have. */
export async function chosenDish(
  tx: Tx,
  { currency_digits }: Tenant,
  { date, meal_slot }: MealKey,
  { customer, diet_type }: Pick<Subscription, 'customer' | 'diet_type'>,
  dish: number,
): Promise<{ dish: number; difference: string }> {
  const offered = await offeredDishes(tx, { date, meal_slot, diet_type, customer })
  const [usual] = offered
  if (!usual) throw refuse('menu_not_published', { delivery_date: date, meal_slot })
  const chosen = offered.find(({ id }) => id === dish)
  if (!chosen?.is_available) throw refuse('item_not_on_menu', { field: 'dish', dish })
  const harm = dangers(chosen.allergens, chosen.allergies)
  if (harm.length)
    throw invalid({ dish: `${chosen.name} holds ${harm.join(', ')}, which this customer must not have.` })
  const difference = formatMoney(minorUnits(chosen.price) - minorUnits(usual.price), currency_digits)
  return { dish, difference }
}

type OneDay = DayWish & {
  quantity?: number | null | undefined
  address?: number | null | undefined
  special_instructions?: string | null | undefined
}

/** Another quantity, address or instruction on one day; null takes that back. What is not named stays. */
export const differMeal =
  ({ quantity, address, special_instructions, ...wish }: OneDay): Rule =>
  async (tx, subscription, by) => {
    const { meal, ...key } = await openMeal(tx, subscription, wish)
    demandServed(meal)
    if (address != null) await demandDeliverable(tx, subscription.customer, address)
    const own = Object.fromEntries(
      Object.entries({ quantity, address, special_instructions }).filter(([, value]) => value !== undefined),
    )
    if (Object.keys(own).length === 0)
      throw invalid({ non_field_errors: 'Say what is to differ on this day.' })
    await writeOverride(tx, key, own, by)
  }

export async function demandDeliverable(tx: Tx, customer: number, address: number): Promise<void> {
  if ((await deliverable(tx, customer, [address])).length === 0)
    throw invalid({ address: 'This is not an address of the customer that lies in a delivery zone.' })
}
