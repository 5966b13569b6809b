import { found } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { invoicePaidOnline } from '../wallet/index.ts'
import { lockInvoice, setPaid } from './invoice.sql.ts'

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
