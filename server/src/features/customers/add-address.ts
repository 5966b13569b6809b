import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { clearDefault, insertAddress } from './addresses.sql.ts'
import { lockCustomer } from './customers.sql.ts'
import { judgeAddress, type Place } from './judge-address.ts'
import { presentAddress } from './present-address.ts'
import { zoneField } from './zone-field.ts'

export type NewAddress = Partial<Place> & { zone?: number | null; is_default?: boolean; reason?: string }

/** Adds an address: the office's is active at once, a customer's waits for the office. Answers the whole address. */
export async function addAddress(tx: Tx, customer: number, wish: NewAddress, by: 'office' | 'customer') {
  if (!(await lockCustomer(tx, customer)))
    throw invalid({ customer: `Invalid pk "${customer}" - object does not exist.` })
  const status = by === 'office' ? 'active' : 'pending'
  await judgeAddress(tx, { customer, status, ...wish })
  if (wish.zone) await zoneField(tx, wish.zone)
  if (wish.is_default && status === 'active') await clearDefault(tx, customer, 0)
  const { id } = await insertAddress(tx, { ...wish, customer, status })
  return presentAddress(tx, id)
}
