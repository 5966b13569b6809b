import { found } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { invoicePaidOnline } from '../wallet/index.ts'
import { lockInvoice, setPaid } from './invoice.sql.ts'

/** What is open of an invoice, which is locked. Undefined when there is no such invoice; `open` is null when nothing is. */
export async function lockOpenInvoice(tx: Tx, id: number) {
  const invoice = await lockInvoice(tx, id)
  return (
    invoice && { ...invoice, open: ['pending', 'failed'].includes(invoice.status) ? invoice.total : null }
  )
}

/** Books the payment of all that is open. The caller holds the invoice and knows that so much is. */
export async function payOpenInvoice(
  tx: Tx,
  tenant: Tenant,
  { invoice: id }: { invoice: number; amount: string; account: 'gateway'; reference: string },
  by: number | null,
): Promise<void> {
  const invoice = found(await lockInvoice(tx, id))
  const { invoice_number, customer } = invoice
  await setPaid(tx, id)
  await invoicePaidOnline(tx, tenant, invoice, by)
  await emit(tx, {
    topic: 'invoices',
    type: 'invoice.paid',
    data: { id, invoice_number, customer, status: 'paid' },
  })
}
