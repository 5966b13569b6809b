import { refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { clearDefault, updateAddress } from './addresses.sql.ts'
import { lockAddress } from './lock-address.ts'
import { presentAddress } from './present-address.ts'

/** The office answers a pending address; the customer is told at once. A decided one is refused with 400. */
export async function decideAddress(tx: Tx, id: number, verdict: 'active' | 'rejected', reason = '') {
  const address = await lockAddress(tx, id)
  if (address.status !== 'pending') throw refusedAction('Only a pending address can be approved or rejected.')

  if (verdict === 'active' && address.is_default) await clearDefault(tx, address.customer, id)
  await updateAddress(tx, id, { status: verdict, admin_notes: reason || null })
  const place = [address.building_name, address.street].filter(Boolean).join(', ')
  const news =
    verdict === 'active'
      ? `Your address ${place} was approved.`
      : `Your address ${place} was rejected${reason && `: ${reason}`}.`
  await notify(tx, address.customer, news, 'high')
  await emit(tx, {
    topic: 'customers',
    type: verdict === 'active' ? 'address.approved' : 'address.rejected',
    data: { address: id, customer: address.customer },
  })
  return presentAddress(tx, id)
}
