import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { holdOrders, settleDifference } from '../wallet/index.ts'
import type { PendingMeal } from './meals.sql.ts'

/**
 * The money of meals at their cut-off: those that are paid by the meal are set aside in the wallets, and of those that were
 * paid in advance the difference moves. Answers the ids of those that are paid for.
 */
export async function payMeals(
  tx: Tx,
  tenant: Tenant,
  meals: PendingMeal[],
  by: number | null,
): Promise<Set<number>> {
  const held = await holdOrders(
    tx,
    tenant,
    meals.filter(({ payment_mode }) => payment_mode === 'hold'),
  )
  const paid = new Set(held)
  for (const meal of meals) {
    if (meal.payment_mode !== 'hold' && (await settleDifference(tx, tenant, meal, by))) paid.add(meal.id)
  }
  return paid
}
