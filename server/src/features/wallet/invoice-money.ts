import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { negated } from '../../platform/money.ts'
import { book } from './book.sql.ts'
import { postWithWallet } from './ledger.sql.ts'

type Money = Pick<Tenant, 'currency'>

/** An invoice is paid: the office has the money, and owes the meals. The caller makes sure that it is paid once. */
export const payInvoice = (
  tx: Tx,
  { currency }: Money,
  invoice: { id: number; invoice_number: string; total: string },
  by: number | null,
) =>
  book(tx, [
    {
      type: 'invoice_payment',
      explanation: `Paid ${invoice.total} ${currency} for invoice ${invoice.invoice_number}`,
      invoice: invoice.id,
      created_by: by,
      legs: [
        { account: 'office', amount: negated(invoice.total) },
        { account: 'unearned', amount: invoice.total },
      ],
    },
  ])

/**
 * What was paid with an invoice and will not be delivered goes to its customer's wallet. The caller makes sure that it is
 * no more than is still unearned.
 */
export const refundInvoice = (
  tx: Tx,
  { currency }: Money,
  { amount, ...invoice }: { id: number; invoice_number: string; customer: number; amount: string },
) =>
  postWithWallet(tx, {
    type: 'invoice_refund',
    explanation: `Returned ${amount} ${currency} of invoice ${invoice.invoice_number} for meals that are not delivered`,
    customer: invoice.customer,
    amount,
    against: 'unearned',
    order: null,
    invoice: invoice.id,
    created_by: null,
  })
