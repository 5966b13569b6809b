import { sql } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import { refuse } from '../../refusals.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { OrderItem } from './orders.schema.ts'

const columns = [
  'o.id',
  'o.order_number',
  'o.order_date',
  'o.delivery_date',
  'o.meal_slot',
  'o.status',
  'o.quantity',
  'o.total',
  'o.currency',
  'o.special_instructions',
  'o.created_at',
  'o.updated_at',
] as const

/** Exactly the shape of the contract's Order, office side. */
const officeOrders = (db: Reads | Tx) =>
  db
    .selectFrom('orders as o')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .innerJoin('accounts as a', 'a.id', 'c.account')
    .where('o.archived_at', 'is', null)
    .select([
      ...columns,
      'o.subscription',
      'o.subscription as subscription_id',
      'o.customer',
      'c.phone as customer_phone',
      sql<string>`coalesce(nullif(trim(concat_ws(' ', a.first_name, a.last_name)), ''), c.name)`.as(
        'customer_name',
      ),
    ])

export type OrderFilters = { status?: string; order_date?: string; delivery_date?: string }

export function listOrders(db: Reads, filters: OrderFilters, page: PageRequest) {
  const filtered = (['status', 'order_date', 'delivery_date'] as const).reduce(
    (query, name) => (filters[name] === undefined ? query : query.where(`o.${name}`, '=', filters[name])),
    officeOrders(db),
  )
  const found = searched(filtered, page.words, [
    'a.username',
    'a.first_name',
    'a.last_name',
    'c.phone',
    'c.name',
    'o.order_number',
  ])
  const allowed = ['order_date', 'delivery_date', 'status', 'created_at']
  return pageOf(ordered(found, page.ordering, allowed, ['-delivery_date'], '-o.id'), page)
}

/** Those that were made last. */
export const newestOrders = (db: Reads, count: number) =>
  officeOrders(db)
    .where('o.archived_at', 'is', null)
    .orderBy('o.created_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(count)
    .execute()

export async function officeOrder(db: Reads | Tx, id: number) {
  const order = await officeOrders(db).select(items.as('items')).where('o.id', '=', id).executeTakeFirst()
  if (!order) throw refuse('not_found')
  return order
}

/** The lines of an order `o`, each with what was paid back of it. JSON numbers would lose the decimals of "12.50". */
const items = sql<Static<typeof OrderItem>[]>`(
  select coalesce(json_agg(line order by line.id), '[]') from (
    select l.id, l.daily_menu_item, l.name, l.portion_label, l.quantity, l.unit_price::text, l.total::text,
      coalesce(sum(r.quantity), 0) as refunded_quantity, coalesce(sum(r.total), l.total - l.total)::text as refunded
    from order_lines l left join order_refunds r on r.line = l.id where l."order" = o.id group by l.id
  ) line)`

const ownSortable = [
  'id',
  'order_date',
  'delivery_date',
  'status',
  'quantity',
  'special_instructions',
  'created_at',
  'updated_at',
]

/** A customer's own orders with their lines, in one statement. */
const ownOrders = (db: Reads | Tx, account: number) =>
  db
    .selectFrom('orders as o')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .where('c.account', '=', account)
    .select([...columns, items.as('items')])

export const listOwnOrders = (db: Reads, account: number, page: PageRequest) =>
  pageOf(ordered(ownOrders(db, account), page.ordering, ownSortable, ['-delivery_date'], '-o.id'), page)

export async function customerOrder(db: Reads | Tx, account: number, id: number) {
  const order = await ownOrders(db, account).where('o.id', '=', id).executeTakeFirst()
  if (!order) throw refuse('not_found')
  return order
}

export const trackedOrder = (db: Reads, account: number, id: number) =>
  db
    .selectFrom('orders as o')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .leftJoin('deliveries as d', 'd.order', 'o.id')
    .leftJoin('assignments as who', 'who.order', 'o.id')
    .leftJoin('drivers', 'drivers.id', 'who.driver')
    .select([
      'o.id as order_id',
      'o.status as order_status',
      'd.status as delivery_status',
      'd.pickup_time',
      'd.delivery_time',
      'd.notes',
      'drivers.name as driver_name',
    ])
    .where('c.account', '=', account)
    .where('o.id', '=', id)
    .executeTakeFirst()
