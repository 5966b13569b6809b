import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type MenuItem = Omit<Insertable<TenantDb['menu_items']>, 'allergens'> & { allergens?: string[] }
export type ItemFilter = { is_available?: boolean; category?: number }

/** `images` stands before a picture's name. */
const items = (db: Reads, images: string) =>
  db
    .selectFrom('menu_items as item')
    .innerJoin('categories as category', 'category.id', 'item.category')
    .leftJoin('inventory_items as stocked', (join) =>
      join.onRef('stocked.id', '=', 'item.inventory_item_id').on('stocked.is_active', '=', true),
    )
    .where('item.archived_at', 'is', null)
    .select([
      'item.id',
      'item.name',
      'item.description',
      'item.price',
      sql<string | null>`${images}::text || item.image`.as('image'),
      'item.calories',
      sql<string[]>`item.allergens`.as('allergens'),
      'item.category',
      'category.name as category_name',
      'item.diet_type',
      sql<string>`case item.diet_type when 'veg' then 'Vegetarian' when 'nonveg' then 'Non-Vegetarian' else 'Both / Neutral' end`.as(
        'diet_type_display',
      ),
      'item.is_available',
      'stocked.id as inventory_item_id',
      'item.created_at',
      'item.updated_at',
    ])

const sortable = ['name', 'price', 'created_at']
const wordsIn = ['item.name', 'item.description']

export function listItems(
  db: Reads,
  images: string,
  { is_available, category }: ItemFilter,
  page: PageRequest,
) {
  let query = searched(items(db, images), page.words, wordsIn)
  if (is_available !== undefined) query = query.where('item.is_available', '=', is_available)
  if (category) query = query.where('item.category', '=', category)
  return pageOf(ordered(query, page.ordering, sortable, ['-item.created_at'], 'item.id'), page)
}

/** What customers may choose from, by category. */
export function availableItems(db: Reads, images: string, category: number | undefined, words: string[]) {
  const query = items(db, images)
    .where('item.is_available', '=', true)
    .orderBy('category.name')
    .orderBy('category.id')
    .orderBy('item.name')
    .orderBy('item.id')
  return searched(category ? query.where('item.category', '=', category) : query, words, wordsIn).execute()
}

export const itemById = (db: Reads, images: string, id: number) =>
  items(db, images).where('item.id', '=', id).executeTakeFirst()

export const lockItem = (tx: Tx, id: number) =>
  tx
    .selectFrom('menu_items')
    .select(['id', 'image'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const insertItem = (tx: Tx, { allergens = [], ...item }: MenuItem) =>
  tx
    .insertInto('menu_items')
    .values({ ...item, allergens: JSON.stringify(allergens) })
    .returning('id')
    .executeTakeFirstOrThrow()

export const updateItem = (tx: Tx, id: number, { allergens, ...changes }: Partial<MenuItem>) =>
  tx
    .updateTable('menu_items')
    .set({
      ...changes,
      ...(allergens && { allergens: JSON.stringify(allergens) }),
      updated_at: sql<string>`kitchen_now()`,
    })
    .where('id', '=', id)
    .execute()

/** Undefined when there is none. */
export const toggleItem = (tx: Tx, id: number) =>
  tx
    .updateTable('menu_items')
    .set((eb) => ({ is_available: eb.not('is_available'), updated_at: sql<string>`kitchen_now()` }))
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** A menu of today or later, not closed, that offers the item. */
export const comingMenuWith = (tx: Tx, id: number) =>
  tx
    .selectFrom('daily_menu_items as offered')
    .innerJoin('daily_menus as menu', 'menu.id', 'offered.daily_menu')
    .select('menu.id')
    .where('offered.master_item', '=', id)
    .where('menu.status', '<>', 'closed')
    .where('menu.menu_date', '>=', sql<string>`kitchen_today()`)
    .limit(1)
    .executeTakeFirst()

export const archiveItem = (tx: Tx, id: number) =>
  tx
    .updateTable('menu_items')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
