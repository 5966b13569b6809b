import { emit } from '../../platform/events/emit.ts'
import { minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { invoicePaidOnline, invoicePaidBack } from '../wallet/index.ts'
import { lockInvoice, setStatus } from './invoice.sql.ts'

type Part = { invoice: number; amount: string; reference: string }

/** What is open of an invoice, which is locked. Undefined when it does not exist; `open` is null when nothing is. */
export async function lockOpenInvoice(tx: Tx, id: number) {
  const invoice = await lockInvoice(tx, id)
  return (
    invoice && { ...invoice, open: ['pending', 'failed'].includes(invoice.status) ? invoice.total : null }
  )
}

/** Books a payment of what is open. False, and nothing is done, when another amount is. */
export async function payOpenInvoice(
  tx: Tx,
  tenant: Tenant,
  { invoice: id, amount }: Part,
  by: number | null,
): Promise<boolean> {
  const invoice = await lockOpenInvoice(tx, id)
  if (!invoice?.open || minorUnits(invoice.open) !== minorUnits(amount)) return false
  await setStatus(tx, id, 'paid')
  await invoicePaidOnline(tx, tenant, invoice, by)
  const { invoice_number, customer } = invoice
  await emit(tx, {
    topic: 'invoices',
    type: 'invoice.paid',
    data: { id, invoice_number, customer, status: 'paid' },
  })
  return true
}

/** Takes part of a payment back, or with a negative amount books it again. `isWhole`: nothing of the payment is left. */
export async function unpayInvoice(
  tx: Tx,
  tenant: Tenant,
  { invoice: id, amount, isWhole }: Pick<Part, 'invoice' | 'amount'> & { isWhole: boolean },
  by: number | null,
): Promise<void> {
  const invoice = await lockInvoice(tx, id)
  if (!invoice) throw new Error(`invoice ${id} was paid and is gone`)
  await setStatus(tx, id, isWhole ? 'refunded' : 'paid')
  await invoicePaidBack(tx, tenant, { ...invoice, amount }, by)
}
