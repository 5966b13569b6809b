import { sql } from 'kysely'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { Job } from './jobs.schema.ts'

const dishes = sql`(select coalesce(string_agg(l.name, ', ' order by l.id), '') from order_lines l where l."order" = o.id)`

const address = sql`case when a.id is not null then json_build_object('id', a.id, 'street', a.street, 'city', a.city,
  'building_name', a.building_name, 'floor_number', a.floor_number, 'flat_number', a.flat_number, 'zone', z.id, 'zone_name', z.name,
  'is_default', a.is_default, 'status', a.status, 'admin_notes', a.admin_notes, 'reason', a.reason) end`

// JSON numbers would lose the decimals of "12.50".
const details = sql<Job['delivery_details']>`json_build_object('id', d.id, 'order_number', o.order_number,
  'status', case d.status when 'in_transit' then 'out_for_delivery' else d.status end,
  'date', o.delivery_date, 'delivery_time', null, 'actual_delivery_time', date_trunc('second', d.delivery_time)::time,
  'customer_name', c.name, 'customer_phone', c.phone, 'subscription_details', ${dishes}, 'delivery_address', ${address},
  'address_text', d.delivery_address, 'driver_notes', nullif(d.notes, ''), 'customer_notes', nullif(o.special_instructions, ''),
  'payment_processed', o.payment_mode = 'wallet' or o.status = 'delivered', 'payment_amount', o.total::text)`

const jobs = (db: Reads, driver: number) =>
  db
    .selectFrom('deliveries as d')
    .innerJoin('orders as o', 'o.id', 'd.order')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .leftJoin('customer_addresses as a', 'a.id', 'o.address')
    .leftJoin('zones as z', (on) => on.onRef('z.id', '=', 'a.zone').on('z.archived_at', 'is', null))
    .where('d.driver', '=', driver)
    .select([
      'd.id',
      'd.id as delivery_status',
      details.as('delivery_details'),
      sql<null>`null`.as('estimated_pickup_time'),
      sql<null>`null`.as('estimated_delivery_time'),
      sql<string | null>`nullif(d.notes, '')`.as('notes'),
    ])

/** The newest day first; within a day in the order in which the food got ready. */
export const listJobs = (db: Reads, driver: number, page: PageRequest) =>
  pageOf(jobs(db, driver).orderBy('o.delivery_date', 'desc').orderBy('d.id'), page)

export const jobById = (db: Reads, driver: number, id: number) =>
  jobs(db, driver).where('d.id', '=', id).executeTakeFirst()
