import { sql } from 'kysely'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

const columns = [
  'id',
  'customer',
  'message',
  'priority',
  'read',
  'read_at',
  'sent',
  'sent_at',
  'created_at',
] as const

export type NoticeFilter = { priority?: string; read?: boolean; customer?: number }

/** The notices to all customers, as the office keeps them. */
export function listNotices(db: Reads, filter: NoticeFilter, page: PageRequest) {
  const { priority, read, customer } = filter
  let query = db.selectFrom('notifications').select(columns)
  if (priority !== undefined) query = query.where('priority', '=', priority)
  if (read !== undefined) query = query.where('read', '=', read)
  if (customer !== undefined) query = query.where('customer', '=', customer)
  return pageOf(ordered(query, page.ordering, columns, ['-created_at'], '-id'), page)
}

export const noticeById = (db: Reads, id: number) =>
  db.selectFrom('notifications').select(columns).where('id', '=', id).executeTakeFirst()

type Marks = { read?: boolean; read_at?: string | null; sent?: boolean; sent_at?: string | null }
export type NoticeChange = Marks & { customer?: number; message?: string; priority?: string }

/** The kitchen's now stands in for an instant that nobody names, and what is not read or not sent has none. */
const marked = (mark: 'read' | 'sent', yes: boolean | undefined, at: string | null | undefined) => {
  const column = sql.ref(mark)
  const since = sql.ref(`${mark}_at`)
  const now = sql<boolean>`coalesce(${yes ?? null}::boolean, ${column})`
  return {
    [mark]: now,
    [`${mark}_at`]: sql`case when ${now} then coalesce(${at ?? null}::timestamptz, ${since}, kitchen_now()) end`,
  }
}

/** Undefined when there is none. */
export const updateNotice = (tx: Tx, id: number, { read, read_at, sent, sent_at, ...plain }: NoticeChange) =>
  tx
    .updateTable('notifications')
    .set({ ...plain, ...marked('read', read, read_at), ...marked('sent', sent, sent_at) })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst()

export const deleteNotice = (tx: Tx, id: number) =>
  tx.deleteFrom('notifications').where('id', '=', id).returning('id').executeTakeFirst()
