import { found, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockOrder } from '../fulfilment/index.ts'
import { notify } from '../notifications/index.ts'
import { cookedMeal, type CookedMeal } from './cooked-meals.sql.ts'
import { dropMeal, paidWhole } from './drop-meal.ts'
import { giveDish } from './give-dish.ts'
import { noteChange } from './note-change.ts'
import { safeDish } from './safe-dish.ts'

/**
 * The office decides about a locked meal that is no good for its eater: another dish at no higher price, or none and what was
 * paid comes back. Food that is ready is not another dish any more. The caller holds the subscription.
 */
export async function resolveUnsafe(
  tx: Tx,
  tenant: Tenant,
  id: number,
  wished: number | undefined,
  actor: number,
): Promise<void> {
  const order = found(await lockOrder(tx, { order: id }))
  const meal = await cookedMeal(tx, id)
  if (!meal) throw refusedAction('This meal is not waiting any more.')
  if (order.delivery_status === 'in_transit') throw refusedAction('This meal is on its way.')
  const reason =
    wished === undefined
      ? await giveUp(tx, tenant, paidWhole({ ...meal, ...order }, tenant), actor)
      : await giveAnother(tx, tenant, meal, wished, actor)
  const { delivery_date: date, meal_slot } = order
  await noteChange(tx, { date, meal_slot }, { reason, actor })
}

async function giveAnother(tx: Tx, tenant: Tenant, meal: CookedMeal, wished: number, actor: number) {
  if (meal.status === 'ready') throw refusedAction('This meal is ready already: it can only be cancelled.')
  const { customer, delivery_date, order_number, dish_name } = meal
  const dish = await safeDish(tx, wished, meal)
  await giveDish(tx, tenant, meal, dish, actor)
  const instead = `${dish.name} instead of ${dish_name}`
  await notify(tx, customer, `Your meal of ${delivery_date} is ${instead}. You pay no more for it.`, 'high')
  return `${instead} for order ${order_number}`
}

type Given = Parameters<typeof dropMeal>[2]

async function giveUp(tx: Tx, tenant: Tenant, meal: Given, actor: number): Promise<string> {
  const reason = 'Nothing that its customer can have could be cooked'
  await dropMeal(tx, tenant, meal, { gives: 'credit', reason, actor, by_kitchen: true })
  await notify(
    tx,
    meal.customer,
    `We have no dish for you on ${meal.delivery_date}, so your meal was cancelled. What you paid for it is in your wallet.`,
    'high',
  )
  return `Order ${meal.order_number} was cancelled: ${reason}`
}
