import { sql } from 'kysely'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export const lockInvoice = (tx: Tx, id: number) =>
  tx
    .selectFrom('invoices')
    .select(['id', 'invoice_number', 'customer', 'total', 'status'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const setStatus = (tx: Tx, id: number, status: 'paid' | 'refunded') =>
  tx
    .updateTable('invoices')
    .set({ status, paid_at: sql<string>`coalesce(paid_at, kitchen_now())` })
    .where('id', '=', id)
    .execute()
