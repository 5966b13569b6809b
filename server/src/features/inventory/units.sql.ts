import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Unit = Insertable<TenantDb['units']>

const unit = ['id', 'name', 'abbreviation', 'category', 'conversion_factor', 'created_at'] as const

const units = (db: Reads) => db.selectFrom('units').where('archived_at', 'is', null).select(unit)

export function listUnits(db: Reads, category: string | undefined, page: PageRequest) {
  let query = searched(units(db), page.words, ['name', 'abbreviation'])
  if (category) query = query.where('category', '=', category)
  return pageOf(ordered(query, page.ordering, unit, ['category', 'name'], 'id'), page)
}

export const unitById = (db: Reads, id: number) => units(db).where('id', '=', id).executeTakeFirst()

export const insertUnit = (tx: Tx, values: Unit) =>
  tx.insertInto('units').values(values).returning(unit).executeTakeFirstOrThrow()

/** Undefined when there is none. */
export const updateUnit = (tx: Tx, id: number, changes: Partial<Unit>) =>
  // Something must be set, and a unit has no updated_at.
  tx
    .updateTable('units')
    .set((eb) => ({ name: eb.ref('name'), ...changes }))
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning(unit)
    .executeTakeFirst()

/** A unit that items may be counted in; it cannot be archived before the transaction ends. */
export const holdUnit = (tx: Tx, id: number) =>
  tx
    .selectFrom('units')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forShare()
    .executeTakeFirst()

export const lockUnit = (tx: Tx, id: number) =>
  tx
    .selectFrom('units')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const itemInUnit = (tx: Tx, id: number) =>
  tx
    .selectFrom('inventory_items')
    .select('id')
    .where('unit', '=', id)
    .where('is_active', '=', true)
    .limit(1)
    .executeTakeFirst()

export const archiveUnit = (tx: Tx, id: number) =>
  tx
    .updateTable('units')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
