import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { chooseDish, type Dish } from './choose-dish.ts'
import { dishesOf, menusOf, type PendingMeal } from './meals.sql.ts'
import type { SlotKey } from './slots.sql.ts'

/** A dish of a meal; null: its slot has no menu, and it stays what it is called; undefined: nothing fits. */
export type Assigned<Meal extends PendingMeal = PendingMeal> = { meal: Meal; dish: Dish | null | undefined }

/**
 * Gives each of these meals of a slot its dish, in order, so that of limited dishes the first ones have the portions. Reads
 * two statements however many there are, and writes nothing.
 */
export async function assignDishes(db: Reads | Tx, slot: SlotKey, meals: PendingMeal[]): Promise<Assigned[]> {
  const menus = await menusOf(db, slot)
  const wished = await dishesOf(
    db,
    meals.flatMap((meal) => meal.wished ?? []),
  )
  return meals.map((meal) => {
    const menu = menus.get(meal.diet_type)
    const wish = meal.wished === null ? undefined : wished.get(meal.wished)
    const dish = chooseDish(meal, meal.quantity, menu ?? [], wish)
    if (!menu && !dish) return { meal, dish: null }
    const served = menu?.find((one) => one.dish === dish?.dish)
    if (served && served.left !== null) served.left -= meal.quantity
    return { meal, dish }
  })
}
