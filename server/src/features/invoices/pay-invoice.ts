import { invalid, refuse, refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import { minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { isLater, lockInvoice } from './payments.sql.ts'
import { settle, type NewPayment } from './settle.ts'
import { readInvoice } from './read-invoices.ts'

type Locked = NonNullable<Awaited<ReturnType<typeof lockInvoice>>>

/**
 * Takes a payment for an invoice, whole or in part. Refuses with 422 `payment_above_open` and the figures what is more
 * than is still open, and with 402 what the customer's wallet does not cover.
 */
export async function payInvoice(tx: Tx, tenant: Tenant, id: number, payment: NewPayment, by: number | null) {
  const { received_on } = payment
  if (received_on !== undefined && (await isLater(tx, received_on)))
    throw invalid({ received_on: 'This day is yet to come.' })
  const invoice = await lockInvoice(tx, id)
  if (!invoice) throw refuse('not_found')
  const { open_amount } = invoice
  if (minorUnits(payment.amount) > minorUnits(open_amount))
    throw refuse('payment_above_open', { amount: payment.amount, open_amount, currency: tenant.currency })
  return take(tx, tenant, invoice, payment, by)
}

/** The same for money that is at a place of ours already; it is an amount with the currency's digits, above zero. */
export const payOpenInvoice = (
  tx: Tx,
  tenant: Tenant,
  {
    invoice,
    amount,
    account,
    reference = '',
  }: { invoice: number; amount: string; account: 'office' | 'bank' | 'gateway'; reference?: string },
  by: number | null,
) =>
  payInvoice(tx, tenant, invoice, { amount, method: account === 'office' ? 'cash' : account, reference }, by)

/** The money has come: books all that is open, once. Of two who say so at once the second is told; so is who pays what was refunded. */
export const markPaid = (tenant: Tenant, id: number, by: number) =>
  tenant.write(async (tx) => {
    const invoice = await lockInvoice(tx, id)
    if (!invoice) throw refuse('not_found')
    const { status, open_amount } = invoice
    if (status === 'paid' || status === 'refunded') throw refusedAction(`This invoice is ${status} already.`)
    if (minorUnits(open_amount) === 0n) throw refusedAction('Nothing is owed for this invoice.')
    await take(tx, tenant, invoice, { amount: open_amount, method: 'cash' }, by)
    return readInvoice(tx, id)
  })

async function take(tx: Tx, tenant: Tenant, invoice: Locked, wish: NewPayment, by: number | null) {
  const { id, invoice_number, customer } = invoice
  const { payment, status } = await settle(tx, tenant, invoice, wish, by)
  const type = status === 'paid' ? 'invoice.paid' : 'invoice.part_paid'
  await emit(tx, { topic: 'invoices', type, data: { id, invoice_number, customer, status } })
  return payment
}
