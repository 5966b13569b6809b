import { found } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { lockOrder } from '../fulfilment/index.ts'
import { lockPlan } from '../meals/index.ts'
import { subscriptionOf } from './change-order.sql.ts'

/** Holds an order, and its subscription before it: whoever plans a subscription's meals holds its row and then theirs. */
export async function holdOrder(tx: Tx, id: number) {
  const subscription = await subscriptionOf(tx, id)
  const plan = subscription === null ? undefined : await lockPlan(tx, subscription)
  return { order: found(await lockOrder(tx, { order: id })), subscription, plan }
}
