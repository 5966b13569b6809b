import { attempt } from '../../platform/tenancy/attempt.sql.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { dangers } from '../customers/index.ts'
import { notify } from '../notifications/index.ts'
import { assignDishes } from './assign-dishes.ts'
import { doubtfulMeals, holdMeals, type CookedMeal } from './cooked-meals.sql.ts'
import { giveDish } from './give-dish.ts'
import { lockPortions } from './meals.sql.ts'
import { noteChanges } from './note-change.ts'
import { raiseExceptions } from './raise-exceptions.ts'
import type { SlotKey } from './slots.sql.ts'

/**
 * What became known after the lock harms nobody (domain rule 24): a locked meal that holds what its eater must not have, or whose
 * dish is gone, becomes another dish of the day's menu. Where none fits, and where the kitchen has begun already, the office
 * decides, and the kitchen is warned. Repeated it changes nothing. Answers whether there was something.
 */
export async function serveSafely(tx: Tx, tenant: Tenant): Promise<boolean> {
  const doubtful = (await doubtfulMeals(tx)).filter(isWrong)
  if (doubtful.length === 0) return false
  await holdMeals(tx, doubtful)
  const asked = new Set(doubtful.map(({ id }) => id))
  const wrong = (await doubtfulMeals(tx)).filter((meal) => asked.has(meal.id) && isWrong(meal))
  const slots = [...Map.groupBy(wrong, (meal) => `${meal.delivery_date} ${meal.meal_slot}`).values()]
  // All of them before the first wallet, as who places an order does.
  for (const [meal] of slots) if (meal) await lockPortions(tx, slotOf(meal))
  for (const meals of slots) await serveSlot(tx, tenant, meals)
  await warnKitchen(
    tx,
    wrong.filter(({ status }) => status !== 'confirmed'),
  )
  await noteChanges(tx, wrong.map(slotOf), { reason: 'A dish or an allergy was changed', actor: null })
  return wrong.length > 0
}

/** What is being cooked already stays, though its dish may not be offered any more. */
const isWrong = (meal: CookedMeal) =>
  harmOf(meal).length > 0 || (meal.status === 'confirmed' && !meal.is_available)

const harmOf = ({ allergens, allergies }: CookedMeal) => dangers(allergens, allergies)

const slotOf = ({ delivery_date: date, meal_slot }: CookedMeal): SlotKey => ({ date, meal_slot })

/** Meals of one slot that the kitchen has not begun become other dishes, as far as there are any. */
async function serveSlot(tx: Tx, tenant: Tenant, meals: CookedMeal[]) {
  const waiting = meals.filter(({ status }) => status === 'confirmed')
  const [first] = waiting
  if (!first) return
  const byId = new Map(waiting.map((meal) => [meal.id, meal]))
  for (const { meal, dish } of await assignDishes(tx, slotOf(first), waiting)) {
    const cooked = byId.get(meal.id)
    if (!cooked) continue
    if (dish && (await attempt(tx, () => giveDish(tx, tenant, cooked, dish, null))))
      await tell(tx, cooked, dish.name)
    else
      await raiseExceptions(tx, [
        {
          order: cooked.id,
          kind: 'unsafe',
          reason: `${whatIsWrong(cooked)} No other dish of the menu can be given.`,
        },
      ])
  }
}

const tell = (tx: Tx, { customer, delivery_date, dish_name }: CookedMeal, instead: string) =>
  notify(
    tx,
    customer,
    `Your meal of ${delivery_date} is ${instead} instead of ${dish_name}, which is not to be had, or not safe for you. You pay no more for it.`,
    'high',
  )

async function warnKitchen(tx: Tx, begun: CookedMeal[]) {
  if (begun.length === 0) return
  await raiseExceptions(
    tx,
    begun.map((meal) => ({
      order: meal.id,
      kind: 'unsafe',
      reason: `${whatIsWrong(meal)} The kitchen has begun already.`,
    })),
  )
  await emit(
    tx,
    ...begun.map((meal) => ({
      topic: 'kitchen',
      type: 'ticket.unsafe',
      data: {
        id: meal.ticket,
        order_id: meal.id,
        status: meal.ticket_status,
        assigned_to: meal.assigned_to,
        delivery_date: meal.delivery_date,
        meal_slot: meal.meal_slot,
        priority: 'urgent',
        reason: whatIsWrong(meal),
      },
    })),
  )
}

function whatIsWrong(meal: CookedMeal): string {
  const harm = harmOf(meal)
  return harm.length
    ? `${meal.dish_name} holds ${harm.join(', ')}, which this customer must not have.`
    : `${meal.dish_name} is not to be had.`
}
