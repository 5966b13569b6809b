import { refuse } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { archiveAddress, isSubscribedTo } from './addresses.sql.ts'
import { lockAddress } from './lock-address.ts'

/**
 * Takes an address off the lists; orders that went there keep it. 409 while a subscription's meals go there. `owner` limits
 * it to one customer's.
 */
export async function removeAddress(tx: Tx, id: number, owner?: number): Promise<void> {
  await lockAddress(tx, id, owner)
  if (await isSubscribedTo(tx, id)) throw refuse('in_use')
  await archiveAddress(tx, id)
}
