import { invalid } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { found } from './found.ts'
import type { PublicRequestCreate, RequestPatch } from './requests.schema.ts'
import { archiveRequest, insertRequest, lockRequest, updateRequest } from './requests.sql.ts'

type Notes = Pick<Static<typeof RequestPatch>, 'status' | 'admin_notes' | 'rejection_reason'>
type NewRequest = Static<typeof PublicRequestCreate> & Notes

/** Somebody asks to become a customer, by themselves or through the office; the office's screens hear of it. */
export function fileRequest({ write }: Tenant, wish: NewRequest) {
  keepStatus(wish.status, 'pending')
  return write(async (tx) => {
    const request = await insertRequest(tx, wish)
    await emit(tx, { topic: 'customers', type: 'request.filed', data: { request: request.id } })
    return request
  })
}

/** Changes what is named, but never where the request stands. */
export const changeRequest = ({ write }: Tenant, id: number, wish: Static<typeof RequestPatch>) =>
  write(async (tx) => {
    const { status } = found(await lockRequest(tx, id))
    keepStatus(wish.status, status)
    return updateRequest(tx, id, wish)
  })

/** Takes a request off the lists. */
export const removeRequest = ({ write }: Tenant, id: number) =>
  write(async (tx) => found(await archiveRequest(tx, id)))

function keepStatus(wished: string | undefined, status: string) {
  if (wished !== undefined && wished !== status)
    throw invalid({ status: 'Requests are decided by approve/ and reject/.' })
}
