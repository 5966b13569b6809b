import { found, invalid } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { activeItemById, listItems, listMovements, type ItemFilter } from './inventory-items.sql.ts'
import { unitById } from './units.sql.ts'

/** A page of the items that are kept; a unit that does not exist is refused by field. */
export async function showItems({ read }: Tenant, filter: ItemFilter, page: PageRequest) {
  if (filter.unit !== undefined && !(await unitById(read, filter.unit)))
    throw invalid({ unit: 'This unit does not exist.' })
  return listItems(read, filter, page)
}

/** What came in and went out, newest first. */
export async function showMovements({ read }: Tenant, id: number, page: PageRequest) {
  found(await activeItemById(read, id))
  return listMovements(read, id, page)
}
