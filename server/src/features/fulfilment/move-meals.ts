import { announceEvents, type Tx } from '../../platform/tenancy/tenant.ts'
import { cancelOrders, confirmDueOrders } from './meals.sql.ts'

const mostPerTurn = 500

/**
 * Takes meals of subscriptions that are not locked out of production. No money moves: what is paid by invoice follows the
 * calendar. Answers how many. The caller holds their rows.
 */
export async function cancelMeals(
  tx: Tx,
  ids: number[],
  by: { actor: number | null; reason: string },
): Promise<number> {
  if (ids.length === 0) return 0
  await announceEvents(tx)
  await cancelOrders(tx, ids, by)
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
