import { refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { addressById, listAddresses, type AddressFilter } from './addresses.sql.ts'
import { customerField } from './customer-field.ts'

/** 404 when it is unknown; with an `owner`, other customers' addresses are unknown too. */
export async function presentAddress(db: Reads, id: number, owner?: number) {
  const address = await addressById(db, id, owner)
  if (!address) throw refuse('not_found')
  return address
}

/** One page of addresses. Asking for a customer who does not exist is 400 on that filter (contract 1.4). */
export async function presentAddresses(db: Reads, filter: AddressFilter, request: PageRequest) {
  if (filter.customer !== undefined) await customerField(db, filter.customer)
  return listAddresses(db, filter, request)
}
