import { sql, type Insertable } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Address = Insertable<TenantDb['customer_addresses']>
export type AddressFilter = {
  customer?: number | undefined
  status?: string | undefined
  is_default?: boolean | undefined
}

/** Addresses of customers who are still there. An archived zone is none. */
const addresses = (db: Reads) =>
  db
    .selectFrom('customer_addresses as address')
    .innerJoin('customers', 'customers.id', 'address.customer')
    .leftJoin('zones', (on) => on.onRef('zones.id', '=', 'address.zone').on('zones.archived_at', 'is', null))
    .where('address.archived_at', 'is', null)
    .where('customers.archived_at', 'is', null)
    .select([
      'address.id',
      'address.customer',
      'customers.name as customer_name',
      'street',
      'city',
      'building_name',
      'floor_number',
      'flat_number',
      'zones.id as zone',
      'zones.name as zone_name',
      'is_default',
      'status',
      'admin_notes',
      'reason',
      'address.created_at',
      'address.updated_at',
    ])

const sortable = [
  'id',
  'customer',
  'street',
  'city',
  'building_name',
  'floor_number',
  'flat_number',
  'zone',
  'is_default',
  'status',
  'admin_notes',
  'reason',
  'created_at',
  'updated_at',
]

export function listAddresses(db: Reads, filter: AddressFilter, page: PageRequest) {
  let query = addresses(db)
  if (filter.customer !== undefined) query = query.where('address.customer', '=', filter.customer)
  if (filter.status !== undefined) query = query.where('status', '=', filter.status)
  if (filter.is_default !== undefined) query = query.where('is_default', '=', filter.is_default)
  return pageOf(ordered(query, page.ordering, sortable, ['-created_at'], '-address.id'), page)
}

/** Of this customer only, when one is named. */
export const addressById = (db: Reads, id: number, customer?: number) => {
  const query = addresses(db).where('address.id', '=', id)
  return (customer === undefined ? query : query.where('address.customer', '=', customer)).executeTakeFirst()
}

/** Named on both sides of the join: the planner does not carry a list over, and would read all customers. */
export const addressesOf = (db: Reads, customers: number[]) =>
  addresses(db)
    .where('customers.id', '=', sql<number>`any(${customers})`)
    .where('address.customer', '=', sql<number>`any(${customers})`)
    .orderBy('is_default', 'desc')
    .orderBy('address.id')
    .execute()

export const activeDefault = (db: Reads, customer: number) =>
  db
    .selectFrom('customer_addresses')
    .select(['id', 'street', 'city', 'building_name', 'floor_number', 'flat_number'])
    .where('customer', '=', customer)
    .where('is_default', '=', true)
    .where('status', '=', 'active')
    .where('archived_at', 'is', null)
    .executeTakeFirst()

/** Before another address becomes the default one. */
export const clearDefault = (tx: Tx, customer: number, except: number) =>
  tx
    .updateTable('customer_addresses')
    .set({ is_default: false })
    .where('customer', '=', customer)
    .where('id', '<>', except)
    .where('is_default', '=', true)
    .where('archived_at', 'is', null)
    .execute()

export const insertAddress = (tx: Tx, address: Address) =>
  tx.insertInto('customer_addresses').values(address).returning('id').executeTakeFirstOrThrow()

export const updateAddress = (tx: Tx, id: number, changes: Partial<Address>) =>
  tx
    .updateTable('customer_addresses')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

/**
 * Whether a subscription goes on or may, to this address: with all its meals, those of a slot, or those of a day. Whoever
 * makes one holds the customer's row.
 */
export const isSubscribedTo = async (tx: Tx, id: number): Promise<boolean> =>
  (
    await rows(
      tx,
      sql`
      select from subscriptions s
      where s.status = any('{pending,active,paused}') and s.archived_at is null and coalesce(s.ends_on, 'infinity') >= kitchen_today()
        and (s.lunch_address = ${id} or s.dinner_address = ${id}
          or s.id in (select subscription from subscription_slots where address = ${id}
            union all select subscription from subscription_former_lines where address = ${id}
            union all select subscription from subscription_overrides where address = ${id} and date >= kitchen_today()))
      limit 1`,
    )
  ).length > 0

/** Whether food that is locked is still to be brought there. */
export const isLockedTo = async (tx: Tx, id: number): Promise<boolean> =>
  (
    await rows(
      tx,
      sql`select from orders where address = ${id} and status = any('{confirmed,preparing,ready}') and archived_at is null
        and delivery_date >= kitchen_today() and meal_locks_at(delivery_date, meal_slot) <= kitchen_now() limit 1`,
    )
  ).length > 0

export const archiveAddress = (tx: Tx, id: number) =>
  tx
    .updateTable('customer_addresses')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
