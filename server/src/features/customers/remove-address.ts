import type { Tx } from '../../platform/tenancy/tenant.ts'
import { archiveAddress } from './addresses.sql.ts'
import { lockAddress } from './lock-address.ts'

/** Takes an address off the lists; orders that went there keep it. `owner` limits it to one customer's. */
export async function removeAddress(tx: Tx, id: number, owner?: number): Promise<void> {
  await lockAddress(tx, id, owner)
  await archiveAddress(tx, id)
}
