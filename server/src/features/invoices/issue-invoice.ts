import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { payInvoice } from '../wallet/index.ts'
import { insertInvoice, lockBilled, type NewInvoice } from './invoices.sql.ts'

/**
 * Bills one period of a subscription, and tells the customer. Its number, INV-YYYYMM-NNNN with the month on the kitchen's
 * wall, is the next of that month: nobody else gets one until this transaction ends, and one that rolls back gives its
 * number back (D32). "paid" books the payment as well.
 *
 * Quantities have at most two decimals; each line is rounded to the currency's digits and the total is their sum. Answers
 * undefined, and does nothing, when that subscription's period_start is billed already or when nothing is owed. One
 * subscription a transaction: the numbers are a queue, and who stands in it must not wait for another subscription.
 */
export async function issueInvoice(
  tx: Tx,
  tenant: Tenant,
  { by, ...invoice }: NewInvoice & { by: number | null },
): Promise<{ id: number; invoice_number: string } | undefined> {
  await lockBilled(tx, invoice.subscription)
  const issued = await insertInvoice(tx, invoice, tenant.currency_digits)
  if (!issued) return undefined

  const { id, invoice_number, total } = issued
  const paid = invoice.status === 'paid'
  if (paid) await payInvoice(tx, tenant, issued, by)
  await emit(tx, {
    topic: 'invoices',
    type: 'invoice.issued',
    data: { id, invoice_number, customer: invoice.customer, status: invoice.status },
  })
  const state = paid ? 'is paid. Thank you' : `is due on ${invoice.due_date}`
  await notify(
    tx,
    invoice.customer,
    `Your invoice ${invoice_number} of ${total} ${tenant.currency} ${state}.`,
  )
  return { id, invoice_number }
}
