import { refuse, refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { payInvoice } from '../wallet/index.ts'
import { lockInvoice, setPaid } from './invoices.sql.ts'
import { readInvoice } from './read-invoices.ts'

/** The money has come: books it, once. Of two who say so at once the second is told; so is who pays what was refunded. */
export const markPaid = (tenant: Tenant, id: number, by: number) =>
  tenant.write(async (tx) => {
    const invoice = await lockInvoice(tx, id)
    if (!invoice) throw refuse('not_found')
    const { invoice_number, customer, status } = invoice
    if (status === 'paid' || status === 'refunded') throw refusedAction(`This invoice is ${status} already.`)
    await setPaid(tx, id)
    await payInvoice(tx, tenant, invoice, by)
    await emit(tx, {
      topic: 'invoices',
      type: 'invoice.paid',
      data: { id, invoice_number, customer, status: 'paid' },
    })
    return readInvoice(tx, id)
  })
