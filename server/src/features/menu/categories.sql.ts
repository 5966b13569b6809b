import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Category = Insertable<TenantDb['categories']>

const category = ['id', 'name', 'description', 'created_at', 'updated_at'] as const
const sortable = ['id', 'name', 'description', 'created_at', 'updated_at']

const categories = (db: Reads) =>
  db.selectFrom('categories').where('archived_at', 'is', null).select(category)

export const listCategories = (db: Reads, page: PageRequest) =>
  pageOf(ordered(categories(db), page.ordering, sortable, ['name'], 'id'), page)

export const publicCategories = (db: Reads) =>
  db
    .selectFrom('categories')
    .select(['id', 'name', 'description'])
    .where('archived_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()

export const categoryById = (db: Reads, id: number) => categories(db).where('id', '=', id).executeTakeFirst()

export const insertCategory = (tx: Tx, values: Category) =>
  tx.insertInto('categories').values(values).returning(category).executeTakeFirstOrThrow()

/** Undefined when there is none. */
export const updateCategory = (tx: Tx, id: number, changes: Partial<Category>) =>
  tx
    .updateTable('categories')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning(category)
    .executeTakeFirst()

/** A category that dishes may be put into; it cannot be archived before the transaction ends. */
export const holdCategory = (tx: Tx, id: number) =>
  tx
    .selectFrom('categories')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forShare()
    .executeTakeFirst()

export const lockCategory = (tx: Tx, id: number) =>
  tx
    .selectFrom('categories')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const dishInCategory = (tx: Tx, id: number) =>
  tx
    .selectFrom('menu_items')
    .select('id')
    .where('category', '=', id)
    .where('archived_at', 'is', null)
    .limit(1)
    .executeTakeFirst()

export const archiveCategory = (tx: Tx, id: number) =>
  tx
    .updateTable('categories')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
