import { announceEvents, type Tx } from '../../platform/tenancy/tenant.ts'
import { cancelOrders, confirmOrders } from './meals.sql.ts'

type By = { actor: number | null; reason: string }

/**
 * Takes meals of subscriptions out of production. No money moves: what was paid for them is the caller's affair. Answers
 * how many. The caller holds their rows.
 */
export async function cancelMeals(tx: Tx, ids: number[], by: By): Promise<number> {
  if (ids.length === 0) return 0
  await announceEvents(tx)
  await cancelOrders(tx, ids, by)
  return ids.length
}

/** Pending meals are the kitchen's from now on, each with its ticket (contract D16). The caller holds their rows. */
export async function confirmMeals(tx: Tx, ids: number[], by: By): Promise<void> {
  if (ids.length === 0) return
  await announceEvents(tx)
  await confirmOrders(tx, ids, by)
}
