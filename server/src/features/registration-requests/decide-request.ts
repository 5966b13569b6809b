import { refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { openForOffice, presentCustomer } from '../customers/index.ts'
import { found } from './found.ts'
import { closeRequest, lockRequest } from './requests.sql.ts'

/**
 * Makes a customer of somebody who asked, as the office makes one: without a password. Where they live is not taken over,
 * because their text has no fields and no zone. A request that is decided, and a number that is a customer's already,
 * are refused with 400 {"error"}.
 */
export const approveRequest = (tenant: Tenant, by: number, id: number, admin_notes?: string | null) =>
  tenant.write(async (tx) => {
    const { name, contact_number } = await pending(tx, id)
    const made = await openForOffice(tx, tenant, { name, phone: contact_number })
    if ('taken' in made) throw refusedAction(`A customer with the number ${contact_number} exists already.`)
    const request = await closeRequest(tx, id, {
      status: 'approved',
      customer: made.id,
      processed_by: by,
      ...(admin_notes !== undefined && { admin_notes }),
    })
    await emit(tx, {
      topic: 'customers',
      type: 'request.approved',
      data: { request: id, customer: made.id },
    })
    return { request, customer: await presentCustomer(tx, made.id) }
  })

/** Says no to somebody who asked, with a reason if one is given. A decided request is refused with 400 {"error"}. */
export const rejectRequest = (tenant: Tenant, by: number, id: number, reason: string | null = null) =>
  tenant.write(async (tx) => {
    await pending(tx, id)
    const request = await closeRequest(tx, id, {
      status: 'rejected',
      rejection_reason: reason,
      processed_by: by,
    })
    await emit(tx, { topic: 'customers', type: 'request.rejected', data: { request: id } })
    return request
  })

async function pending(tx: Tx, id: number) {
  const request = found(await lockRequest(tx, id))
  if (request.status !== 'pending') throw refusedAction('Only a pending request can be approved or rejected.')
  return request
}
