import { found, invalid } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tenant } from '../../platform/tenancy/tenant.ts'
import { categoryById } from './categories.sql.ts'
import { availableItems, itemById, listItems, type ItemFilter } from './menu-items.sql.ts'

export const showMenuItem = async (db: Reads, images: string, id: number) =>
  found(await itemById(db, images, id))

export async function showMenuItems({ read }: Tenant, images: string, filter: ItemFilter, page: PageRequest) {
  await categoryFilter(read, filter.category)
  return listItems(read, images, filter, page)
}

/** The dishes that customers may choose from. */
export async function showPublicMenu(
  { read }: Tenant,
  images: string,
  { category, search = '' }: { category?: number; search?: string },
) {
  await categoryFilter(read, category)
  return availableItems(read, images, category, search.split(/[\s,]+/).filter(Boolean))
}

async function categoryFilter(db: Reads, category: number | undefined) {
  if (category !== undefined && !(await categoryById(db, category)))
    throw invalid({ category: 'This category does not exist.' })
}
