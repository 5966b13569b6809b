import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { DeliveryStatus } from '../fulfilment/index.ts'

/** Everybody's deliveries that are on the lists, or one driver's when one is named. */
const deliveries = (db: Reads, driver: number | undefined) => {
  const all = db
    .selectFrom('deliveries as d')
    .innerJoin('orders as o', 'o.id', 'd.order')
    .innerJoin('customers as c', 'c.id', 'o.customer')
    .innerJoin('accounts as eater', 'eater.id', 'c.account')
    .leftJoin('assignments as who', 'who.order', 'o.id')
    .leftJoin('drivers', 'drivers.id', 'who.driver')
    .where('d.archived_at', 'is', null)
    .select([
      'd.id',
      'd.order',
      'd.order as order_id',
      'who.driver',
      'd.delivery_address',
      'd.pickup_time',
      'd.delivery_time',
      'd.status',
      'd.notes',
      'd.driver_notes',
      'd.created_at',
      'd.updated_at',
      sql<string>`coalesce(drivers.name, '')`.as('driver_name'),
      sql<string>`coalesce(nullif(trim(concat_ws(' ', eater.first_name, eater.last_name)), ''), c.name)`.as(
        'customer_name',
      ),
    ])
  return driver === undefined ? all : all.where('who.driver', '=', driver)
}

const sortable = [
  'id',
  'order',
  'driver',
  'status',
  'pickup_time',
  'delivery_time',
  'notes',
  'created_at',
  'updated_at',
]

export type DeliveryFilter = { status?: DeliveryStatus; driver?: number }

export function listDeliveries(
  db: Reads,
  own: number | undefined,
  { status, driver }: DeliveryFilter,
  page: PageRequest,
) {
  // The order's number ends with its id, and is what people have in their hands.
  let query = searched(deliveries(db, own), page.words, ['o.order_number', 'drivers.name'])
  if (status !== undefined) query = query.where('d.status', '=', status)
  if (driver !== undefined) query = query.where('who.driver', '=', driver)
  return pageOf(ordered(query, page.ordering, sortable, ['-d.created_at'], '-d.id'), page)
}

export const deliveryById = (db: Reads, own: number | undefined, id: number) =>
  deliveries(db, own).where('d.id', '=', id).executeTakeFirst()

export type Stats = Record<'total' | 'today' | DeliveryStatus, number>

const count = (status: DeliveryStatus) => sql`count(*) filter (where status = ${status})`

export async function deliveryStats(db: Reads, own: number | undefined): Promise<Stats> {
  const [stats] = await rows<Stats>(
    db,
    sql`
    select count(*) as total, count(*) filter (where d.created_at >= day_begins(kitchen_today())) as today, ${count('pending')} as pending,
      ${count('in_transit')} as in_transit, ${count('delivered')} as delivered, ${count('failed')} as failed
    from deliveries d left join assignments who on who."order" = d."order"
    where d.archived_at is null and (${own ?? null}::integer is null or who.driver = ${own ?? null}::integer)`,
  )
  if (!stats) throw new Error('an aggregate answers one row')
  return stats
}

export const driverOfAccount = (db: Reads, account: number) =>
  db
    .selectFrom('drivers')
    .select('id')
    .where('account', '=', account)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

export const driverById = (db: Reads, id: number) =>
  db.selectFrom('drivers').select('id').where('id', '=', id).executeTakeFirst()

/** Writes a driver's note under those that are there. */
export const appendNote = (tx: Tx, id: number, note: string) =>
  tx
    .updateTable('deliveries')
    .where('id', '=', id)
    .set({
      driver_notes: sql<string>`concat_ws(e'\n', nullif(driver_notes, ''), ${note}::text)`,
      updated_at: sql<string>`kitchen_now()`,
    })
    .returning('driver_notes')
    .executeTakeFirstOrThrow()

type Edits = { pickup_time?: string | null; delivery_time?: string | null; notes?: string }

/** Corrects what was written down; answers whether it now came before it left. */
export const editDelivery = (tx: Tx, id: number, edits: Edits) =>
  tx
    .updateTable('deliveries')
    .where('id', '=', id)
    .set({ ...edits, updated_at: sql<string>`kitchen_now()` })
    .returning(sql<boolean | null>`delivery_time < pickup_time`.as('is_backwards'))
    .executeTakeFirstOrThrow()

export const archiveDelivery = (tx: Tx, id: number) =>
  tx
    .updateTable('deliveries')
    .where('id', '=', id)
    .set({ archived_at: sql<string>`kitchen_now()` })
    .execute()
