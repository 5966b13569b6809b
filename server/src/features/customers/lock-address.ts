import { refuse } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { addressById } from './addresses.sql.ts'
import { lockCustomer } from './customers.sql.ts'

/**
 * An address as it is once nobody else can change the customer's addresses. 404 when it is unknown; with an `owner`,
 * other customers' addresses are unknown too.
 */
export async function lockAddress(tx: Tx, id: number, owner?: number) {
  const found = await addressById(tx, id, owner)
  if (found) await lockCustomer(tx, found.customer)
  const address = found && (await addressById(tx, id, owner))
  if (!address) throw refuse('not_found')
  return address
}
