import { sql, type Insertable } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Menu = Insertable<TenantDb['menus']>

const menus = (db: Reads) =>
  db
    .selectFrom('menus')
    .where('archived_at', 'is', null)
    .select([
      'id',
      'name',
      'description',
      'price',
      'is_active',
      sql<number[]>`array(
        select dish.id from menu_dishes d join menu_items dish on dish.id = d.menu_item and dish.archived_at is null
        where d.menu = menus.id order by dish.id)`.as('menu_items'),
      'created_at',
      'updated_at',
    ])

const sortable = ['id', 'name', 'description', 'price', 'is_active', 'created_at', 'updated_at']

export function listMenus(db: Reads, is_active: boolean | undefined, page: PageRequest) {
  let query = searched(menus(db), page.words, ['name', 'description'])
  if (is_active !== undefined) query = query.where('is_active', '=', is_active)
  return pageOf(ordered(query, page.ordering, sortable, ['name'], 'id'), page)
}

export const menuById = (db: Reads, id: number) => menus(db).where('id', '=', id).executeTakeFirst()

/** Those of these menus that can be subscribed to: neither switched off nor archived. */
export const menuFacts = (db: Reads, ids: number[]) =>
  db
    .selectFrom('menus')
    .select(['id', 'name', 'price'])
    .where('id', '=', sql<number>`any(${ids})`)
    .where('is_active', '=', true)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()

/** What is in the dishes of these menus. */
export const menuDishes = (db: Reads, ids: number[]) =>
  rows<{ allergens: string[] }>(
    db,
    sql`select dish.allergens from menu_items dish
      where dish.archived_at is null and dish.id in (select menu_item from menu_dishes where menu = any(${ids}::integer[])) order by dish.id`,
  )

export const insertMenu = (tx: Tx, menu: Menu) =>
  tx.insertInto('menus').values(menu).returning('id').executeTakeFirstOrThrow()

/** Undefined when there is none. */
export const updateMenu = (tx: Tx, id: number, changes: Partial<Menu>) =>
  tx
    .updateTable('menus')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** Undefined when there is none. */
export const archiveMenu = (tx: Tx, id: number) =>
  tx
    .updateTable('menus')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** Which of these dishes exist; they cannot be archived before the transaction ends. */
export const holdDishes = (tx: Tx, ids: number[]) =>
  rows<{ id: number }>(
    tx,
    sql`select id from menu_items where id = any(${ids}) and archived_at is null order by id for share`,
  )

export async function replaceDishes(tx: Tx, menu: number, dishes: number[]): Promise<void> {
  await tx.deleteFrom('menu_dishes').where('menu', '=', menu).execute()
  await rows(
    tx,
    sql`insert into menu_dishes (menu, menu_item) select ${menu}, dish from unnest(${dishes}::integer[]) dish`,
  )
}
