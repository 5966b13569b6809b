import { sql } from 'kysely'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { Job } from './jobs.schema.ts'
import { statusOf } from './statuses.sql.ts'

const dishes = sql`(select coalesce(string_agg(l.name, ', ' order by l.id), '') from order_lines l where l."order" = o.id and l.quantity > 0)`

const address = sql`case when a.id is not null then json_build_object('id', a.id, 'street', a.street, 'city', a.city,
  'building_name', a.building_name, 'floor_number', a.floor_number, 'flat_number', a.flat_number, 'zone', z.id, 'zone_name', z.name,
  'is_default', a.is_default, 'status', a.status, 'admin_notes', a.admin_notes, 'reason', a.reason) end`

// JSON numbers would lose the decimals of "12.50".
const details = sql<Job['delivery_details']>`json_build_object('id', o.id, 'order_number', o.order_number,
  'status', ${statusOf}, 'date', o.delivery_date, 'delivery_time', who.estimated_delivery_time, 'actual_delivery_time', date_trunc('second', d.delivery_time)::time,
  'customer_name', c.name, 'customer_phone', c.phone, 'subscription_details', ${dishes}, 'delivery_address', ${address},
  'address_text', d.delivery_address, 'driver_notes', nullif(d.driver_notes, ''), 'customer_notes', nullif(o.special_instructions, ''),
  'payment_processed', o.payment_mode = any(array['wallet', 'invoice', 'hold']) or o.status = 'delivered', 'payment_amount', o.total::text)`

const jobs = (db: Reads, driver: number) =>
  db
    .selectFrom('deliveries as d')
    .innerJoin('orders as o', 'o.id', 'd.order')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .leftJoin('customer_addresses as a', 'a.id', 'o.address')
    .leftJoin('zones as z', (on) => on.onRef('z.id', '=', 'a.zone').on('z.archived_at', 'is', null))
    .innerJoin('assignments as who', 'who.order', 'o.id')
    .where('who.driver', '=', driver)
    .where('d.archived_at', 'is', null)
    .select([
      'd.id',
      'o.id as delivery_status',
      details.as('delivery_details'),
      'who.estimated_pickup_time',
      'who.estimated_delivery_time',
      'who.notes',
    ])

const sortable = ['id', 'delivery_status', 'estimated_pickup_time', 'estimated_delivery_time', 'notes']

/** The newest day first; within a day in the order in which the food got ready. */
export const listJobs = (db: Reads, driver: number, page: PageRequest) =>
  pageOf(ordered(jobs(db, driver), page.ordering, sortable, ['-o.delivery_date'], 'd.id'), page)

export const jobById = (db: Reads, driver: number, id: number) =>
  jobs(db, driver).where('d.id', '=', id).executeTakeFirst()
