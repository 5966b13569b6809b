import { minorUnits, negated } from '../../platform/money.ts'
import { found, refuse, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { cancelMeals, lockOrder } from '../fulfilment/index.ts'
import { syncMeals, type MealKey } from '../meals/index.ts'
import { returnOrder, takeMealCreditBack } from '../wallet/index.ts'
import { orderOf } from './late-requests.sql.ts'
import { lockMeals } from './lock-meals.ts'
import { lockPortions, pendingMeal } from './meals.sql.ts'

/**
 * A locked meal that costs something else from now on: what the wallet paid or got for it is taken back, it leaves production,
 * and the meal of the date is made and locked anew. The caller holds its subscription.
 */
export async function replaceMeal(
  tx: Tx,
  tenant: Tenant,
  key: MealKey,
  order: number,
  actor: number | null,
): Promise<void> {
  const locked = found(await lockOrder(tx, { order }))
  // Before the wallet, as who places an order does.
  await lockPortions(tx, key)
  await takeBack(tx, tenant, locked, actor)
  await remake(tx, tenant, key, actor)
}

type Paid = Parameters<typeof returnOrder>[2] & { difference: string | null }

async function takeBack(tx: Tx, tenant: Tenant, order: Paid, actor: number | null) {
  const { id, customer, difference, payment_mode, order_number } = order
  await returnOrder(tx, tenant, order, actor)
  const amount = negated(difference ?? '0')
  if (payment_mode === 'invoice' && minorUnits(amount) > 0n) {
    const why = `that were credited for order ${order_number}`
    if (!(await takeMealCreditBack(tx, tenant, { customer, amount, why, order: id }, actor)))
      throw refuse('insufficient_balance', { required: amount, currency: tenant.currency })
  }
  await cancelMeals(tx, [id], { actor, reason: 'Replaced after the lock' })
}

/** Makes and locks the meal of a date anew. Refused when the wallet does not cover it, or nothing safe is there. */
export async function remake(tx: Tx, tenant: Tenant, key: MealKey, actor: number | null): Promise<void> {
  const { subscription, date, meal_slot } = key
  const days = { from: date, to: date }
  await syncMeals(tx, tenant, {
    ids: [subscription],
    ...days,
    actor,
    reason: 'Changed after the lock',
    isAgreed: true,
  })
  const made = await orderOf(tx, key)
  const meal = made && (await pendingMeal(tx, made.id))
  if (!made || !meal) throw refusedAction('There is no meal on this date.')
  await lockMeals(tx, tenant, { date, meal_slot }, [meal], actor)
  const order = await lockOrder(tx, { order: made.id })
  if (order?.status === 'pending') throw refusedAction('No dish that this customer can have is there.')
  if (order?.status !== 'confirmed' || order.total !== meal.total)
    throw refuse('insufficient_balance', { required: meal.total, currency: tenant.currency })
}
