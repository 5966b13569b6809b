import { sql, type Updateable } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { statusOf } from './statuses.sql.ts'

const assignments = (db: Reads) =>
  db
    .selectFrom('assignments as who')
    .innerJoin('orders as o', 'o.id', 'who.order')
    .where('o.archived_at', 'is', null)
    .leftJoin('deliveries as d', 'd.order', 'o.id')
    .leftJoin('drivers', 'drivers.id', 'who.driver')
    .select([
      'who.id',
      'who.order as delivery_status',
      'who.driver',
      sql<string>`coalesce(drivers.name, '')`.as('driver_name'),
      'o.delivery_date',
      statusOf.as('delivery_status_value'),
      'who.assigned_at',
      'who.estimated_pickup_time',
      'who.estimated_delivery_time',
      'who.notes',
    ])

const sortable = [
  'id',
  'delivery_status',
  'driver',
  'delivery_date',
  'assigned_at',
  'estimated_pickup_time',
  'estimated_delivery_time',
  'notes',
]

export type AssignmentFilter = { driver?: number | undefined; date?: string | undefined }

export function listAssignments(db: Reads, { driver, date }: AssignmentFilter, page: PageRequest) {
  let query = searched(assignments(db), page.words, ['o.order_number', 'drivers.name'])
  if (driver !== undefined) query = query.where('who.driver', '=', driver)
  if (date !== undefined) query = query.where('o.delivery_date', '=', date)
  return pageOf(ordered(query, page.ordering, sortable, ['-who.assigned_at'], '-who.id'), page)
}

export const assignmentById = (db: Reads, id: number) =>
  assignments(db).where('who.id', '=', id).executeTakeFirst()

/** An order's first assignment, to nobody yet. A second one is refused by the unique index. */
export const insertAssignment = (tx: Tx, order: number) =>
  tx.insertInto('assignments').values({ order }).returning('id').executeTakeFirstOrThrow()

export const editAssignment = (tx: Tx, id: number, edits: Updateable<TenantDb['assignments']>) =>
  tx.updateTable('assignments').set(edits).where('id', '=', id).execute()

export const deleteAssignment = (tx: Tx, id: number) =>
  tx.deleteFrom('assignments').where('id', '=', id).execute()
