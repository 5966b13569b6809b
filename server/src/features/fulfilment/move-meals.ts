import { announceEvents, type Tx } from '../../platform/tenancy/tenant.ts'
import { cancelOrders, confirmDueOrders, lockOpenMeals, type OpenMeals } from './meals.sql.ts'

const mostPerTurn = 500

/**
 * Takes a subscription's meals out of production from a date on: those that the kitchen has not begun, with their
 * tickets. They are paid by invoice, so no money moves. Of two who act at once on a meal the second sees what the first
 * did: what is being cooked meanwhile stays. Answers how many. The caller holds the subscription's row.
 */
export async function cancelMeals(
  tx: Tx,
  meals: OpenMeals,
  by: { actor: number; reason: string },
): Promise<number> {
  const ids = await lockOpenMeals(tx, meals)
  if (ids.length === 0) return 0
  await announceEvents(tx)
  await cancelOrders(tx, meals.subscription, ids, by)
  return ids.length
}

/**
 * Recurring work: the meals of subscriptions whose slot's cut-off has passed are confirmed, and the kitchen has their
 * tickets (contract D16). What is of yesterday is not cooked any more. Answers whether there may be more of them.
 */
export async function confirmMeals(tx: Tx): Promise<boolean> {
  const confirmed = await confirmDueOrders(tx, mostPerTurn)
  if (confirmed > 0) await announceEvents(tx)
  return confirmed === mostPerTurn
}
