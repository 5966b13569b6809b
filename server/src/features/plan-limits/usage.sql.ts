import { sql, type RawBuilder } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type Limited = 'menu_items' | 'staff_users' | 'customers' | 'orders_per_month'

/** Until the end of the transaction. */
export const lockLimit = (tx: Tx, what: Limited) =>
  rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`limit ${what}`}, 7019))`)

const counted: Record<Limited, RawBuilder<{ used: number }>> = {
  menu_items: sql`select count(*) as used from menu_items where archived_at is null`,
  // Cooks, drivers and the office; never customers.
  staff_users: sql`select count(*) as used from accounts where role <> 'customer' and is_active`,
  customers: sql`select count(*) as used from customers where archived_at is null`,
  // Made this month by the kitchen's calendar, whatever became of them.
  orders_per_month: sql`select count(*) as used from orders where created_at >= day_begins(date_trunc('month', kitchen_today())::date)`,
}

/** In a statement of its own: its view of the tables must be newer than the lock. */
export async function usage(tx: Tx, what: Limited): Promise<number> {
  const [row] = await rows(tx, counted[what])
  return row?.used ?? 0
}
