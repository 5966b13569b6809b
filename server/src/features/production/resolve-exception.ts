import { emit } from '../../platform/events/emit.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { found, invalid, refuse, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { confirmMeals, lockOrder } from '../fulfilment/index.ts'
import { lockPlan } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { dropMeal } from './drop-meal.ts'
import { closeException, exceptionById } from './exceptions.sql.ts'
import { pendingMeal, setDishes, type PendingMeal } from './meals.sql.ts'
import { noteChange } from './note-change.ts'
import { payMeals } from './pay-meals.ts'
import { resolveUnsafe } from './resolve-unsafe.ts'
import { safeDish } from './safe-dish.ts'

type Decision = { dish?: number | undefined; cancel?: boolean | undefined }

/**
 * The office decides about a meal that nobody may guess about: it names a dish, or cancels the meal, which gives back what
 * was paid for it. Not even the office gives a dish to somebody who is allergic to it.
 */
export async function resolveException(
  tx: Tx,
  tenant: Tenant,
  id: number,
  { dish, cancel }: Decision,
  actor: number,
): Promise<{ id: number; resolution: string }> {
  if ((dish === undefined) === (cancel !== true)) throw invalid({ dish: 'Name a dish, or cancel the meal.' })
  const { order, subscription, kind, ...slot } = found(await exceptionById(tx, id))
  await lockPlan(tx, subscription)
  found(await lockOrder(tx, { order }))
  const resolution = dish === undefined ? 'cancelled' : `dish ${dish}`
  if (!(await closeException(tx, id, { resolution, actor }))) throw refusedAction('This is decided already.')
  const data = { id, order, kind, resolution, ...slot }
  await emit(tx, { topic: 'orders', type: 'exception.resolved', data })
  if (kind === 'unsafe') {
    await resolveUnsafe(tx, tenant, order, dish, actor)
    return { id, resolution }
  }
  const meal = await pendingMeal(tx, order)
  if (!meal && dish !== undefined) throw refusedAction('This meal is not waiting any more.')
  if (meal && dish === undefined) await giveUp(tx, tenant, meal, actor)
  if (meal && dish !== undefined) {
    if (kind === 'uncooked') throw invalid({ dish: 'Its day is over.' })
    await cook(tx, tenant, meal, dish, actor)
  }
  return { id, resolution }
}

async function cook(tx: Tx, tenant: Tenant, meal: PendingMeal, wished: number, actor: number) {
  const dish = await safeDish(tx, wished, meal)
  const paid = await payMeals(tx, tenant, [meal], actor)
  if (!paid.has(meal.id))
    throw refuse('insufficient_balance', { required: meal.total, currency: tenant.currency })
  await setDishes(tx, [{ order: meal.id, dish: wished }])
  const reason = `${dish.name} for order ${meal.order_number}, which had no dish`
  await confirmMeals(tx, [meal.id], { actor, reason })
  await noteChange(tx, { date: meal.delivery_date, meal_slot: meal.meal_slot }, { reason, actor })
}

async function giveUp(tx: Tx, tenant: Tenant, meal: PendingMeal, actor: number) {
  const { customer, delivery_date: date, total, difference } = meal
  const paid = formatMoney(minorUnits(total) - minorUnits(difference ?? '0'), tenant.currency_digits)
  const gives = meal.payment_mode === 'invoice' ? 'credit' : 'nothing'
  await dropMeal(
    tx,
    tenant,
    { ...meal, paid, agreed: paid },
    { gives, reason: 'The kitchen could not cook it', actor, by_kitchen: true },
  )
  await notify(
    tx,
    customer,
    `We could not cook your meal of ${date}. What you paid for it is in your wallet.`,
    'high',
  )
}
