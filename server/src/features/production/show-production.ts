import { invalid } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { assignDishes } from './assign-dishes.ts'
import { openExceptions } from './exceptions.sql.ts'
import { pendingMeals } from './meals.sql.ts'
import { differences, forecast, mealsOfVersion, versionsOf, type PlannedMeal } from './plans.sql.ts'
import { lockTimeOf, slotOf, type SlotKey } from './slots.sql.ts'

/** What a slot of a date needs: its plan as it was locked or changed last, and before that what it would be now. */
export async function showProduction(db: Reads, key: SlotKey, wished?: number) {
  const lock = await lockTimeOf(db, key)
  if (!lock) throw invalid({ slot: 'This meal slot does not exist.' })
  const slot = await slotOf(db, key)
  const version = wished ?? slot?.version ?? 0
  if (version > (slot?.version ?? 0)) throw invalid({ version: 'There is no such version yet.' })
  const meals =
    slot && version > 0 ? await mealsOfVersion(db, slot.id, version) : await forecastWithDishes(db, key)
  return {
    ...key,
    version,
    locked_at: slot?.locked_at ?? null,
    locks_at: lock.locks_at,
    is_locked: lock.is_locked,
    dishes: dishesOf(meals),
    meals,
    exceptions: await openExceptions(db, key),
    diff: slot && version > 1 ? await differences(db, slot.id, version) : [],
  }
}

export async function listVersions(db: Reads, key: SlotKey) {
  const slot = await slotOf(db, key)
  return { ...key, versions: slot ? await versionsOf(db, slot.id) : [] }
}

/** Each open meal with the dish that it would get if its slot were locked now. */
async function forecastWithDishes(db: Reads, key: SlotKey): Promise<PlannedMeal[]> {
  const [meals, pending] = [await forecast(db, key), await pendingMeals(db, key)]
  const assigned = new Map(
    (await assignDishes(db, key, pending)).map(({ meal, dish }) => [meal.id, dish] as const),
  )
  return meals.map((meal) => {
    const dish = assigned.get(meal.order)
    return dish ? Object.assign(meal, dish) : meal
  })
}

function dishesOf(meals: PlannedMeal[]) {
  const portions = new Map<
    string,
    { dish: number | null; name: string; portion_label: string; portions: number }
  >()
  for (const { dish, name, portion_label, quantity } of meals) {
    const key = JSON.stringify([dish, name, portion_label])
    const sum = portions.get(key)
    portions.set(key, { dish, name, portion_label, portions: (sum?.portions ?? 0) + quantity })
  }
  return [...portions.values()].sort(
    (one, other) => other.portions - one.portions || (one.name < other.name ? -1 : 1),
  )
}
