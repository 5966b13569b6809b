import { refuse } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import { addressesOf } from './addresses.sql.ts'
import { customerById, listCustomers, type CustomerFilter } from './customers.sql.ts'

/** A customer with their addresses. 404 when there is none, or no longer. */
export async function presentCustomer(db: Reads, id: number) {
  const customer = await customerById(db, id)
  if (!customer) throw refuse('not_found')
  return { ...customer, addresses: await addressesOf(db, [id]) }
}

/** One page of customers with their addresses, in three statements. */
export async function presentCustomers(db: Reads, filter: CustomerFilter, request: PageRequest) {
  const page = await listCustomers(db, filter, request)
  const addresses = await addressesOf(
    db,
    page.rows.map(({ id }) => id),
  )
  const byCustomer = Map.groupBy(addresses, ({ customer }) => customer)
  return {
    ...page,
    rows: page.rows.map((row) => Object.assign(row, { addresses: byCustomer.get(row.id) ?? [] })),
  }
}
