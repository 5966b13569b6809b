import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { bookInvoice } from '../wallet/index.ts'
import { insertInvoice, lockBilled, type NewInvoice } from './issue.sql.ts'
import { settle } from './settle.ts'

/**
 * Bills one period of a subscription, and tells the customer. Its number, INV-YYYYMM-NNNN with the month on the kitchen's
 * wall, is the next of that month: nobody else gets one until this transaction ends, and one that rolls back gives its
 * number back (D32). It is owed from now on; "paid" books the payment as well.
 *
 * Quantities have at most two decimals; each line is rounded to the currency's digits and the total is their sum. The tax
 * is in the prices or comes on top, as the kitchen's settings say. Answers undefined, and does nothing, when that
 * subscription's period_start is billed already, when nothing is owed, or when it was deleted meanwhile. One subscription
 * a transaction: the numbers are a queue, and who stands in it must not wait for another subscription.
 */
export async function issueInvoice(
  tx: Tx,
  tenant: Tenant,
  { by, status, ...invoice }: NewInvoice & { by: number | null },
): Promise<{ id: number; invoice_number: string } | undefined> {
  if (!(await lockBilled(tx, invoice.subscription))) return undefined
  const issued = await insertInvoice(tx, invoice, tenant.currency_digits)
  if (!issued) return undefined

  const { id, invoice_number, total } = issued
  const { customer } = invoice
  await bookInvoice(tx, tenant, { ...issued, customer }, by)
  if (status === 'paid')
    await settle(tx, tenant, { ...issued, customer }, { amount: total, method: 'cash' }, by)
  await emit(tx, {
    topic: 'invoices',
    type: 'invoice.issued',
    data: { id, invoice_number, customer, status },
  })
  const state = status === 'paid' ? 'is paid. Thank you' : `is due on ${invoice.due_date}`
  await notify(tx, customer, `Your invoice ${invoice_number} of ${total} ${tenant.currency} ${state}.`)
  return { id, invoice_number }
}
