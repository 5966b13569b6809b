import { refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { customerField } from '../customers/index.ts'
import { deleteNotice, listNotices, noticeById, updateNotice, type NoticeFilter } from './notices.sql.ts'
import type { NoticePatch, NoticeWrite } from './notifications.schema.ts'
import { insertNotification } from './notifications.sql.ts'

/** What the office keeps: notices to customers, made by hand or by what happened. */
export async function showNotices(db: Reads, filter: NoticeFilter, request: PageRequest) {
  if (filter.customer !== undefined) await customerField(db, filter.customer)
  return listNotices(db, filter, request)
}

export const showNotice = async (db: Reads, id: number) => found(await noticeById(db, id))

/** Tells a customer something. A customer who does not exist is refused by field. */
export async function createNotice(
  tx: Tx,
  { customer, message, priority = 'medium', ...marks }: Static<typeof NoticeWrite>,
) {
  await customerField(tx, customer)
  const { id } = await insertNotification(tx, { customer, message, priority })
  return found(await updateNotice(tx, id, marks))
}

/** Changes what is named. Read or sent since when is the kitchen's now, unless an instant is named. */
export async function changeNotice(tx: Tx, id: number, wish: Static<typeof NoticePatch>) {
  if (wish.customer !== undefined) await customerField(tx, wish.customer)
  return found(await updateNotice(tx, id, wish))
}

/** Takes a notice back: its customer does not see it any more. */
export const removeNotice = async (tx: Tx, id: number) => found(await deleteNotice(tx, id))

/** 404 when there is none. */
function found<Row>(notice: Row | undefined): Row {
  if (!notice) throw refuse('not_found')
  return notice
}
