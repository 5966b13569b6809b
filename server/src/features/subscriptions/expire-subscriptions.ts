import { announceEvents, type Tx } from '../../platform/tenancy/tenant.ts'
import { expire } from './subscriptions.sql.ts'

const mostPerTurn = 500

/** Recurring work: what is past its last day is over. Answers whether there may be more. */
export async function expireSubscriptions(tx: Tx): Promise<boolean> {
  const expired = await expire(tx, mostPerTurn)
  if (expired > 0) await announceEvents(tx)
  return expired === mostPerTurn
}
