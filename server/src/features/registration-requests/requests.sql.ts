import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Request = Insertable<TenantDb['registration_requests']>

const columns = [
  'id',
  'name',
  'contact_number',
  'address',
  'meal_selection',
  'meal_type',
  'quantity',
  'status',
  'admin_notes',
  'rejection_reason',
  'created_at',
  'processed_at',
] as const

const requests = (db: Reads) =>
  db.selectFrom('registration_requests').where('archived_at', 'is', null).select(columns)

export function listRequests(db: Reads, status: string | undefined, page: PageRequest) {
  const query = status === undefined ? requests(db) : requests(db).where('status', '=', status)
  return pageOf(ordered(query, page.ordering, columns, ['-created_at'], '-id'), page)
}

export const requestById = (db: Reads, id: number) => requests(db).where('id', '=', id).executeTakeFirst()

/** Of two who decide at once the second waits, and sees what the first decided. */
export const lockRequest = (tx: Tx, id: number) =>
  requests(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()

export const insertRequest = (tx: Tx, request: Request) =>
  tx.insertInto('registration_requests').values(request).returning(columns).executeTakeFirstOrThrow()

export const updateRequest = (tx: Tx, id: number, changes: Partial<Request>) =>
  tx
    .updateTable('registration_requests')
    .set((eb) => ({ status: eb.ref('status'), ...changes }))
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

/** Notes down what was decided, by whom, and now. */
export const closeRequest = (tx: Tx, id: number, decision: Partial<Request>) =>
  tx
    .updateTable('registration_requests')
    .set({ ...decision, processed_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

export const archiveRequest = (tx: Tx, id: number) =>
  tx
    .updateTable('registration_requests')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
