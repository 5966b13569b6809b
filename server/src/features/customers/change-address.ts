import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { NewAddress } from './add-address.ts'
import { clearDefault, isLockedTo, updateAddress } from './addresses.sql.ts'
import { judgeAddress, samePlace } from './judge-address.ts'
import { lockAddress } from './lock-address.ts'
import { presentAddress } from './present-address.ts'
import { zoneField } from './zone-field.ts'

type Change = NewAddress & { customer?: number }

/**
 * Changes an address. What the office changes keeps its status; a customer who moves the place itself asks for approval
 * anew (contract D25), and does not while locked food is still to be brought there: that is a request (domain rule 25). `owner` limits it to the addresses of one customer: others' are unknown (404).
 */
export async function changeAddress(
  tx: Tx,
  id: number,
  wish: Change,
  by: 'office' | 'customer',
  owner?: number,
) {
  const before = await lockAddress(tx, id, owner)
  const { customer, ...changes } = wish
  if (customer !== undefined && customer !== before.customer)
    throw invalid({ customer: 'An address stays with its customer.' })

  const after = { ...before, ...changes }
  const isMoved = by === 'customer' && !samePlace(before, after)
  if (isMoved && (await isLockedTo(tx, id)))
    throw invalid({
      non_field_errors: 'A meal that goes to this address is locked already: ask the kitchen.',
    })
  const status = isMoved ? 'pending' : before.status
  await judgeAddress(tx, { ...after, status })
  if (changes.zone) await zoneField(tx, changes.zone)
  if (after.is_default && status === 'active') await clearDefault(tx, before.customer, id)
  await updateAddress(tx, id, { ...changes, status })
  return presentAddress(tx, id)
}
