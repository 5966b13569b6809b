import { sql } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { addressText } from '../fulfilment/index.ts'
import type { StatusWord } from './statuses.schema.ts'

/** How an order's delivery stands, said of an order `o` and its delivery `d`: the one place where the two become one word. */
export const statusOf = sql<StatusWord>`case
  when o.status in ('delivered', 'cancelled') then o.status
  when d.status = 'in_transit' then 'out_for_delivery'
  when d.status = 'failed' then 'failed'
  when o.status in ('preparing', 'ready') then 'preparing'
  else 'pending' end`

/** One row an order; a driver's own ones when one is named. */
const statuses = (db: Reads, own: number | undefined) => {
  const all = db
    .selectFrom('orders as o')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .where('o.archived_at', 'is', null)
    .leftJoin('meal_slots as s', 's.id', 'o.meal_slot')
    .leftJoin('customer_addresses as a', 'a.id', 'o.address')
    .leftJoin('zones as z', (on) => on.onRef('z.id', '=', 'a.zone').on('z.archived_at', 'is', null))
    .leftJoin('deliveries as d', 'd.order', 'o.id')
    .leftJoin('assignments as who', 'who.order', 'o.id')
    .leftJoin('drivers', 'drivers.id', 'who.driver')
    .select([
      'o.id',
      'o.id as order',
      'o.order_number',
      statusOf.as('status'),
      'o.delivery_date as date',
      'o.meal_slot',
      sql<string>`coalesce(s.name, '')`.as('meal_slot_name'),
      'c.name as customer_name',
      'c.phone as customer_phone',
      'd.id as delivery',
      // Before the delivery there is only where it would go now.
      sql<string>`coalesce(d.delivery_address, ${addressText})`.as('delivery_address'),
      'z.id as zone',
      sql<string>`coalesce(z.name, '')`.as('zone_name'),
      'who.id as assignment',
      'who.driver',
      sql<string>`coalesce(drivers.name, '')`.as('driver_name'),
      'who.estimated_delivery_time as delivery_time',
      sql<string | null>`date_trunc('second', d.delivery_time)::time`.as('actual_delivery_time'),
      sql<string | null>`nullif(d.driver_notes, '')`.as('driver_notes'),
      sql<string | null>`nullif(o.special_instructions, '')`.as('customer_notes'),
    ])
  return own === undefined ? all : all.where('who.driver', '=', own)
}

const sortable = ['id', 'date', 'driver', 'customer_name']

export type StatusFilter = {
  date?: string | undefined
  status?: StatusWord | undefined
  driver?: number | undefined
}

export function listStatuses(
  db: Reads,
  own: number | undefined,
  { date, status, driver }: StatusFilter,
  page: PageRequest,
) {
  let query = searched(statuses(db, own), page.words, ['o.order_number', 'c.name', 'drivers.name'])
  if (date !== undefined) query = query.where('o.delivery_date', '=', date)
  if (status !== undefined) query = query.where(statusOf, '=', status)
  if (driver !== undefined) query = query.where('who.driver', '=', driver)
  return pageOf(ordered(query, page.ordering, sortable, ['-o.delivery_date'], '-o.id'), page)
}

export const statusById = (db: Reads, own: number | undefined, id: number) =>
  statuses(db, own).where('o.id', '=', id).executeTakeFirst()
