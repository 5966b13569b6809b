import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { bookInvoicePayment, type PaidInto } from '../wallet/index.ts'
import { addPayment, type Method } from './payments.sql.ts'

const accounts = {
  cash: 'office',
  card: 'bank',
  bank: 'bank',
  gateway: 'gateway',
  wallet: 'wallet',
} as const satisfies Record<Method, PaidInto>

export type NewPayment = { amount: string; method: Method; reference?: string; received_on?: string }

/** Books a payment and counts it on its invoice. The caller holds the invoice, and knows that so much is open. */
export async function settle(
  tx: Tx,
  tenant: Tenant,
  invoice: { id: number; invoice_number: string; customer: number },
  payment: NewPayment,
  by: number | null,
) {
  const { amount, method } = payment
  await bookInvoicePayment(tx, tenant, { ...invoice, amount, account: accounts[method] }, by)
  return addPayment(tx, { invoice: invoice.id, created_by: by, ...payment })
}
