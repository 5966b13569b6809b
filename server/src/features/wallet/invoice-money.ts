import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { refuse } from '../../refusals.ts'
import { minorUnits, negated } from '../../platform/money.ts'
import { book } from './book.sql.ts'
import { invoiceLegsBack } from './legs-back.ts'
import { lockPurses } from './lock-purses.ts'
import { promotionalPart, take } from './purse.ts'
import { settleDebts } from './settle-debts.ts'

type Money = Pick<Tenant, 'currency' | 'currency_digits'>
type Billed = { id: number; invoice_number: string; customer: number }

/** Where the money for an invoice comes to, or that it comes out of the customer's wallet. */
export type PaidInto = 'office' | 'bank' | 'gateway' | 'wallet'

/** An invoice is issued: its customer owes us money, and we owe meals. */
export const bookInvoice = (
  tx: Tx,
  { currency }: Money,
  invoice: Billed & { total: string },
  by: number | null,
) =>
  book(tx, [
    {
      type: 'invoice_issue',
      explanation: `Invoiced ${invoice.total} ${currency} with ${invoice.invoice_number}`,
      invoice: invoice.id,
      created_by: by,
      legs: [
        { account: 'receivable', amount: negated(invoice.total) },
        { account: 'unearned', amount: invoice.total },
      ],
    },
  ])

/**
 * Money for an invoice: its customer owes that much less. Refuses with 402 when it is the wallet's and does not cover it.
 * The caller makes sure that it is no more than is open.
 */
export async function bookInvoicePayment(
  tx: Tx,
  money: Money,
  { amount, account, ...invoice }: Billed & { amount: string; account: PaidInto },
  by: number | null,
): Promise<void> {
  const { currency } = money
  const posting = {
    type: 'invoice_payment',
    explanation: `Paid ${amount} ${currency} for invoice ${invoice.invoice_number}`,
    invoice: invoice.id,
    created_by: by,
  }
  if (account !== 'wallet') {
    const legs = [
      { account, amount: negated(amount) },
      { account: 'receivable', amount },
    ]
    return void (await book(tx, [{ ...posting, legs }]))
  }
  const purse = (await lockPurses(tx, [invoice.customer])).get(invoice.customer)
  if (purse?.is_frozen) throw refuse('wallet_frozen')
  const legs = purse && take(purse, minorUnits(amount), money.currency_digits)
  if (!legs) throw refuse('insufficient_balance', { required: amount, currency })
  const explanation = posting.explanation + promotionalPart(legs, money)
  await book(tx, [{ ...posting, explanation, legs: [...legs, { account: 'receivable', amount }] }])
}

export type BookedCredit = {
  credit_note_number: string
  reason: string
  total: string
  /** The parts of the total: what is not delivered yet, and what was earned already, without its tax and the tax. */
  unearned: string
  sales: string
  tax: string
  /** What of the total was paid already, and goes to the wallet. */
  returned_amount: string
}

/** A credit note: its customer owes that much less, and what they have paid of it goes to their wallet, gifts to their grants. */
export async function bookCreditNote(
  tx: Tx,
  money: Money,
  invoice: Billed,
  note: BookedCredit,
  by: number | null,
): Promise<void> {
  const { credit_note_number, reason, total, unearned, sales, tax, returned_amount } = note
  const { currency } = money
  const of = `of invoice ${invoice.invoice_number} with ${credit_note_number}: ${reason}`
  const posting = { type: 'credit_note', invoice: invoice.id, created_by: by }
  const legs = [
    { account: 'receivable', amount: total },
    { account: 'unearned', amount: negated(unearned) },
    { account: 'sales', amount: negated(sales) },
    { account: 'tax', amount: negated(tax) },
  ]
  await book(tx, [
    {
      ...posting,
      explanation: `Credited ${total} ${currency} ${of}`,
      legs: legs.filter(({ amount }) => minorUnits(amount) !== 0n),
    },
  ])
  if (minorUnits(returned_amount) === 0n) return
  const back = await invoiceLegsBack(tx, money, invoice, returned_amount)
  await book(tx, [
    {
      ...posting,
      explanation: `Returned ${returned_amount} ${currency} ${of}`,
      legs: [...back, { account: 'receivable', amount: negated(returned_amount) }],
    },
  ])
  await settleDebts(tx, money, invoice.customer, by)
}
