import { found } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { lockCustomer } from '../customers/index.ts'
import { erasOf, linesOf } from '../meals/index.ts'
import { customerOf, lockById } from './subscriptions.sql.ts'

/**
 * A subscription as it is once nobody else can change it or another one of its customer. The customer is always locked
 * first, so that no two wait for each other. 404 when it is unknown; with an `owner`, other customers' are unknown too.
 */
export async function lockSubscription(tx: Tx, id: number, owner?: number) {
  const { customer } = found(await customerOf(tx, id))
  found(owner === undefined || owner === customer ? await lockCustomer(tx, customer) : undefined)
  const subscription = found(await lockById(tx, id))
  return { ...subscription, lines: await linesOf(tx, [id]), eras: await erasOf(tx, id) }
}
export type Subscription = Awaited<ReturnType<typeof lockSubscription>>
