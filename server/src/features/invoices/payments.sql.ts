import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

export type Method = 'cash' | 'card' | 'bank' | 'wallet' | 'gateway'

const columns = ['id', 'amount', 'method', 'reference', 'received_on', 'created_at'] as const

/** Nobody else pays or credits it meanwhile; what is booked of it elsewhere, as of a single meal, need not wait. */
export const lockInvoice = (tx: Tx, id: number) =>
  tx
    .selectFrom('invoices')
    .select(['id', 'invoice_number', 'customer', 'subscription', 'total', 'tax_rate', 'status'])
    .select(['open_amount', 'credited_amount'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** Writes a payment down and counts it; the invoice is paid when nothing is open any more. */
export async function addPayment(
  tx: Tx,
  payment: {
    invoice: number
    amount: string
    method: Method
    reference?: string
    received_on?: string
    created_by: number | null
  },
) {
  const { invoice, amount } = payment
  const written = await tx
    .insertInto('invoice_payments')
    .values(payment)
    .returning(columns)
    .executeTakeFirstOrThrow()
  const [{ status } = { status: '' }] = await rows<{ status: string }>(
    tx,
    sql`
    update invoices set paid_amount = paid_amount + ${amount}::numeric,
      status = case when open_amount = ${amount}::numeric then 'paid' else 'pending' end,
      paid_at = case when open_amount = ${amount}::numeric then kitchen_now() end
    where id = ${invoice} returning status`,
  )
  return { payment: written, status }
}

export const listPayments = (db: Reads, invoice: number, page: PageRequest) =>
  pageOf(
    db.selectFrom('invoice_payments').select(columns).where('invoice', '=', invoice).orderBy('id', 'desc'),
    page,
  )

export const isLater = async (db: Reads, date: string): Promise<boolean> => {
  const [row] = await rows<{ later: boolean }>(db, sql`select ${date}::date > kitchen_today() as later`)
  return row?.later === true
}
