import { invalid, refuse } from '../../refusals.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { writeOverride } from '../meals/index.ts'
import type { Rule } from './act-on-meals.ts'
import { offeredDishes } from './dishes.sql.ts'
import { demandServed, openMeal, type DayWish } from './one-meal.ts'
import { deliverable } from './slots.sql.ts'

/**
 * Another dish of the day's published menu; null takes that back. A portion then costs what the dish costs more (or less)
 * than the menu's first one, the price being that of this moment (domain rule 11).
 */
export const swapDish =
  ({ currency_digits }: Tenant, { dish, ...wish }: DayWish & { dish: number | null }): Rule =>
  async (tx, subscription, by) => {
    const { meal, ...key } = await openMeal(tx, subscription, wish)
    demandServed(meal)
    if (dish === null) return writeOverride(tx, key, { dish: null, difference: null }, by)
    const offered = await offeredDishes(tx, { ...key, diet_type: subscription.diet_type })
    const [usual] = offered
    if (!usual) throw refuse('menu_not_published', { delivery_date: key.date, meal_slot: key.meal_slot })
    const chosen = offered.find(({ id }) => id === dish)
    if (!chosen?.is_available) throw refuse('item_not_on_menu', { field: 'dish', dish })
    const difference = formatMoney(minorUnits(chosen.price) - minorUnits(usual.price), currency_digits)
    return writeOverride(tx, key, { dish, difference }, by)
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
    if (address != null && (await deliverable(tx, subscription.customer, [address])).length === 0)
      throw invalid({ address: 'This is not an address of the customer that lies in a delivery zone.' })
    const own = Object.fromEntries(
      Object.entries({ quantity, address, special_instructions }).filter(([, value]) => value !== undefined),
    )
    if (Object.keys(own).length === 0)
      throw invalid({ non_field_errors: 'Say what is to differ on this day.' })
    await writeOverride(tx, key, own, by)
  }
