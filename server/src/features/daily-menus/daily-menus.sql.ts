import { sql, type Insertable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { rows } from '../../platform/db/handles.ts'
import { instantText } from '../../platform/db/instant-text.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Menu = Insertable<TenantDb['daily_menus']>

/** `images` stands before a picture's name. */
export type View = { images: string; publishedOnly: boolean }

/** Daily menus with their items, in one statement. Amounts inside JSON are text, or their zeros would be lost. */
const menus = (db: Reads, { images, publishedOnly }: View) => {
  const query = db
    .selectFrom('daily_menus as menu')
    .innerJoin('meal_slots as slot', 'slot.id', 'menu.meal_slot')
    .where('menu.archived_at', 'is', null)
    .select((eb) => [
      'menu.id',
      'menu.menu_date',
      'menu.meal_slot',
      'slot.name as meal_slot_name',
      'slot.code as meal_slot_code',
      'menu.diet_type',
      sql<string>`case menu.diet_type when 'veg' then 'Vegetarian' else 'Non-Vegetarian' end`.as(
        'diet_type_display',
      ),
      'menu.status',
      'menu.notes',
      'menu.created_by',
      'menu.created_at',
      'menu.updated_at',
      sql<number>`(select count(*) from daily_menu_items i where i.daily_menu = menu.id)`.as('item_count'),
      jsonArrayFrom(
        eb
          .selectFrom('daily_menu_items as item')
          .innerJoin('menu_items as dish', 'dish.id', 'item.master_item')
          .innerJoin('categories as category', 'category.id', 'dish.category')
          .whereRef('item.daily_menu', '=', 'menu.id')
          .orderBy('item.sort_order')
          .orderBy('item.id')
          .select([
            'item.id',
            'item.master_item',
            'dish.name as master_item_name',
            sql<string>`dish.price::text`.as('master_item_price'),
            sql<string | null>`${images}::text || dish.image`.as('master_item_image'),
            'category.name as category_name',
            sql<string | null>`item.override_price::text`.as('override_price'),
            sql<string>`coalesce(item.override_price, dish.price)::text`.as('effective_price'),
            'item.portion_label',
            'item.portion_limit',
            'item.portions_sold',
            sql<number | null>`item.portion_limit - item.portions_sold`.as('portions_left'),
            'item.sort_order',
            instantText('item.created_at').as('created_at'),
          ]),
      ).as('items'),
    ])
  return publishedOnly ? query.where('menu.status', '=', 'published') : query
}

export type MenuFilter = {
  date_from?: string
  date_to?: string
  meal_slot?: number
  status?: string
  diet_type?: string
}
const sortable = ['menu_date', 'status', 'created_at']

export function listMenus(
  db: Reads,
  view: View,
  { date_from, date_to, meal_slot, status, diet_type }: MenuFilter,
  page: PageRequest,
) {
  let query = searched(menus(db, view), page.words, ['menu.notes'])
  if (date_from) query = query.where('menu.menu_date', '>=', date_from)
  if (date_to) query = query.where('menu.menu_date', '<=', date_to)
  if (meal_slot) query = query.where('menu.meal_slot', '=', meal_slot)
  if (status) query = query.where('menu.status', '=', status)
  if (diet_type) query = query.where('menu.diet_type', '=', diet_type)
  return pageOf(ordered(query, page.ordering, sortable, ['menu.menu_date'], 'menu.id'), page)
}

export const menuById = (db: Reads, view: View, id: number) =>
  menus(db, view).where('menu.id', '=', id).executeTakeFirst()

const bySlot = (db: Reads, view: View) =>
  menus(db, view)
    .orderBy('menu.menu_date')
    .orderBy('slot.sort_order')
    .orderBy('slot.id')
    .orderBy('menu.diet_type')

export const todaysMenus = (db: Reads, view: View) =>
  bySlot(db, view)
    .where('menu.menu_date', '=', sql<string>`kitchen_today()`)
    .where('menu.status', '=', 'published')
    .execute()

/** The seven days from `start`, or those of the kitchen's current week. */
export async function weekOf(db: Reads, start: string | null) {
  const [week] = await rows<{ week_start: string; week_end: string }>(
    db,
    sql`
    select day as week_start, day + 6 as week_end
    from (select coalesce(${start}::date, date_trunc('week', kitchen_today()::timestamp)::date) as day) monday`,
  )
  if (!week) throw new Error('there is always a week')
  return week
}

export const menusBetween = (db: Reads, view: View, first: string, last: string) =>
  bySlot(db, view).where('menu.menu_date', '>=', first).where('menu.menu_date', '<=', last).execute()

/** A menu until the transaction ends: whoever changes it or its items holds it first. */
export const lockMenu = (tx: Tx, id: number) =>
  tx
    .selectFrom('daily_menus')
    .select(['id', 'menu_date', 'meal_slot', 'diet_type', 'status', 'notes'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const insertMenu = (tx: Tx, menu: Menu) =>
  tx.insertInto('daily_menus').values(menu).returning('id').executeTakeFirstOrThrow()

export const updateMenu = (tx: Tx, id: number, changes: Partial<Menu>) =>
  tx
    .updateTable('daily_menus')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

export const archiveMenu = (tx: Tx, id: number) =>
  tx
    .updateTable('daily_menus')
    .set({ status: 'closed', archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

/** A slot that menus may be made for; it cannot be archived before the transaction ends. */
export const holdSlot = (tx: Tx, id: number) =>
  tx
    .selectFrom('meal_slots')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forShare()
    .executeTakeFirst()

export const slotExists = (db: Reads, id: number) =>
  db
    .selectFrom('meal_slots')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
