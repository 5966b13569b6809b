import { refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { ownCustomer } from '../customers/index.ts'
import { listNotifications, markRead, notificationById } from './notifications.sql.ts'

export async function ownNotifications({ read }: Tenant, account: number, request: PageRequest) {
  const { id } = await ownCustomer(read, account)
  return listNotifications(read, id, request)
}

/** 404 for what was said to somebody else, as for what was never said. */
export async function ownNotification({ read }: Tenant, account: number, id: number) {
  const customer = await ownCustomer(read, account)
  const notification = await notificationById(read, customer.id, id)
  if (!notification) throw refuse('not_found')
  return notification
}

export const readNotification = ({ write }: Tenant, account: number, id: number) =>
  write(async (tx) => {
    const customer = await ownCustomer(tx, account)
    if (!(await notificationById(tx, customer.id, id))) throw refuse('not_found')
    await markRead(tx, customer.id, id)
  })

export const readAllNotifications = ({ write }: Tenant, account: number) =>
  write(async (tx) => {
    const customer = await ownCustomer(tx, account)
    await markRead(tx, customer.id)
  })
