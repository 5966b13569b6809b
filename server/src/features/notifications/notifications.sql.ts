import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

const columns = ['id', 'message', 'priority', 'read', 'read_at', 'created_at'] as const

const notifications = (db: Reads, customer: number) =>
  db.selectFrom('notifications').select(columns).where('customer', '=', customer)

export const listNotifications = (db: Reads, customer: number, page: PageRequest) =>
  pageOf(ordered(notifications(db, customer), page.ordering, columns, ['-created_at'], '-id'), page)

export const notificationById = (db: Reads, customer: number, id: number) =>
  notifications(db, customer).where('id', '=', id).executeTakeFirst()

export const insertNotification = (tx: Tx, notification: Insertable<TenantDb['notifications']>) =>
  tx.insertInto('notifications').values(notification).returning('id').executeTakeFirstOrThrow()

/** Marks the unread ones; one of them when an id is given. When it was read first stays. */
export const markRead = (tx: Tx, customer: number, id?: number) => {
  const unread = tx
    .updateTable('notifications')
    .set({ read: true, read_at: sql<string>`kitchen_now()` })
    .where('customer', '=', customer)
    .where('read', '=', false)
  return (id === undefined ? unread : unread.where('id', '=', id)).execute()
}

export const orderForNotice = (db: Reads, id: number) =>
  db
    .selectFrom('orders')
    .select(['customer', 'order_number', 'payment_mode'])
    .where('id', '=', id)
    .executeTakeFirst()
