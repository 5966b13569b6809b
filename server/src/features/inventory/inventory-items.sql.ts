import { sql, type Insertable } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** The stock is not among what can be written: only movements change it. */
type Item = Omit<Insertable<TenantDb['inventory_items']>, 'current_stock'>
export type ItemFilter = { is_active?: boolean; unit?: number }

const items = (db: Reads) =>
  db
    .selectFrom('inventory_items as item')
    .innerJoin('units as unit', 'unit.id', 'item.unit')
    .select([
      'item.id',
      'item.name',
      'item.description',
      'item.unit',
      'unit.name as unit_name',
      'unit.abbreviation as unit_abbreviation',
      'item.current_stock',
      'item.min_stock_level',
      'item.cost_per_unit',
      'item.supplier',
      'item.is_active',
      sql<boolean>`item.current_stock <= item.min_stock_level`.as('is_low_stock'),
      'item.created_at',
      'item.updated_at',
    ])
const activeItems = (db: Reads) => items(db).where('item.is_active', '=', true)

const sortable = ['name', 'current_stock', 'updated_at']

export function listItems(db: Reads, { is_active, unit }: ItemFilter, page: PageRequest) {
  let query = searched(activeItems(db), page.words, ['item.name', 'item.supplier'])
  if (is_active !== undefined) query = query.where('item.is_active', '=', is_active)
  if (unit) query = query.where('item.unit', '=', unit)
  return pageOf(ordered(query, page.ordering, sortable, ['item.name'], 'item.id'), page)
}

export const lowStock = (db: Reads) =>
  activeItems(db)
    .whereRef('item.current_stock', '<=', 'item.min_stock_level')
    .orderBy('item.name')
    .orderBy('item.id')
    .execute()

export const activeItemById = (db: Reads, id: number) =>
  activeItems(db).where('item.id', '=', id).executeTakeFirst()

/** Also one that was switched off a moment ago. */
export const itemById = (tx: Tx, id: number) => items(tx).where('item.id', '=', id).executeTakeFirstOrThrow()

/** An item whose stock nobody else moves until the transaction ends, with what its unit is. */
export const lockItem = (tx: Tx, id: number) =>
  tx
    .selectFrom('inventory_items as item')
    .innerJoin('units as unit', 'unit.id', 'item.unit')
    .select(['item.current_stock', 'unit.abbreviation', 'unit.category', 'unit.conversion_factor'])
    .where('item.id', '=', id)
    .where('item.is_active', '=', true)
    .forNoKeyUpdate('item')
    .executeTakeFirst()

export const insertItem = (tx: Tx, item: Item) =>
  tx.insertInto('inventory_items').values(item).returning('id').executeTakeFirstOrThrow()

export const updateItem = (tx: Tx, id: number, changes: Partial<Item>) =>
  tx
    .updateTable('inventory_items')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

export type Movement = { item: number; quantity: string; reason: string; actor: number }

/** A trigger moves the item's stock by it. */
export const insertMovement = (tx: Tx, { item, quantity, reason, actor }: Movement) =>
  rows(
    tx,
    sql`insert into stock_movements (item, quantity, reason, actor) values (${item}, ${quantity}, ${reason}, ${actor})`,
  )

/** An item's movements, newest first. */
export function listMovements(db: Reads, item: number, page: PageRequest) {
  const movements = db
    .selectFrom('stock_movements as movement')
    .leftJoin('accounts', 'accounts.id', 'movement.actor')
    .where('movement.item', '=', item)
    .select([
      'movement.id',
      'movement.item',
      'movement.quantity',
      'movement.stock_after',
      'movement.reason',
      'movement.actor',
      sql<string>`coalesce(nullif(trim(accounts.first_name || ' ' || accounts.last_name), ''), accounts.username, '')`.as(
        'actor_name',
      ),
      'movement.created_at',
    ])
  return pageOf(movements.orderBy('movement.id', 'desc'), page)
}
