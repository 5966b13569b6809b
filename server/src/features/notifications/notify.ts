import type { Tx } from '../../platform/tenancy/tenant.ts'
import { insertNotification } from './notifications.sql.ts'

export type Priority = 'low' | 'medium' | 'high' | 'urgent'

/** Tells a customer something, in the transaction of what happened. */
export const notify = (tx: Tx, customer: number, message: string, priority: Priority = 'medium') =>
  insertNotification(tx, { customer, message, priority })
