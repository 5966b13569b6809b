import { sql } from 'kysely'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export const lockInvoice = (tx: Tx, id: number) =>
  tx
    .selectFrom('invoices')
    .select(['id', 'invoice_number', 'customer', 'total'])
    .select(
      sql<string>`case when status = any(array['pending', 'failed']) then total else total - total end`.as(
        'open_amount',
      ),
    )
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const setPaid = (tx: Tx, id: number) =>
  tx
    .updateTable('invoices')
    .set({ status: 'paid', paid_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
