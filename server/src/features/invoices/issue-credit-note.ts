import { refuse } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { notify } from '../notifications/index.ts'
import { bookCreditNote } from '../wallet/index.ts'
import { creditLines, spreadCredit, type CreditWish } from './credit-lines.ts'
import * as sql from './credit-notes.sql.ts'
import { lockBilled } from './issue.sql.ts'
import { lockInvoice } from './payments.sql.ts'

/** An invoice by its id; amounts with tax. Without lines the amount is spread over what is left of all items. */
export type NewCreditNote = { invoice: number; reason: string } & (
  | { amount: string }
  | { lines: CreditWish[] }
)

/**
 * Takes some of an invoice back, with a number of its own, CN-YYYYMM-NNNN, given as an invoice's is. First less is owed; what was paid
 * already goes to the customer's wallet (domain rule 20). What is not delivered yet is no longer owed to them, and the
 * rest is taken from sales and tax. Refuses with 422 `credit_above_invoice` what is more than is left of the invoice,
 * where meals of it that were paid back, or credited, one by one are gone as well.
 */
export async function issueCreditNote(
  tx: Tx,
  tenant: Tenant,
  { invoice: id, reason, ...wish }: NewCreditNote,
  by: number | null,
): Promise<{ id: number; credit_note_number: string }> {
  const { currency, currency_digits: digits } = tenant
  const invoice = await lockInvoice(tx, id)
  if (!invoice) throw refuse('not_found')
  const items = await sql.creditable(tx, id)
  const wishes = 'lines' in wish ? wish.lines : spreadCredit(items, wish.amount, digits)
  const lines = creditLines(items, wishes, digits)
  const [total, tax] = [sumOf(lines.map(({ gross }) => gross)), sumOf(lines.map((line) => line.tax))]
  const left = minorUnits(await sql.creditLeft(tx, id))
  if (total > left)
    throw refuse('credit_above_invoice', {
      amount: formatMoney(total, digits),
      left: formatMoney(left, digits),
    })

  const undelivered = minorUnits(await sql.unearnedOf(tx, invoice.subscription))
  const unearned = least(total, undelivered > 0n ? undelivered : 0n)
  const earnedTax = total ? (tax * (total - unearned)) / total : 0n
  const money = (minor: bigint) => formatMoney(minor, digits)
  const returned_amount = money(total - least(total, minorUnits(invoice.open_amount)))
  const note = { reason, total: money(total), tax: money(tax), returned_amount }
  const issued = await sql.insertCreditNote(tx, invoice, { ...note, created_by: by }, lines)
  await bookCreditNote(
    tx,
    tenant,
    invoice,
    {
      ...note,
      ...issued,
      unearned: money(unearned),
      sales: money(total - unearned - earnedTax),
      tax: money(earnedTax),
    },
    by,
  )

  const { credit_note_number } = issued
  const { invoice_number, customer } = invoice
  await emit(tx, { topic: 'invoices', type: 'invoice.credited', data: { id, invoice_number, customer } })
  const back = total > minorUnits(invoice.open_amount) ? ` ${returned_amount} of it is in your wallet.` : ''
  await notify(
    tx,
    customer,
    `Your invoice ${invoice_number} was lowered by ${note.total} ${currency} with ${credit_note_number}: ${reason}.${back}`,
  )
  return issued
}

/**
 * Credits what was invoiced for a subscription and will not be delivered, the newest invoice first. For one that has
 * ended, whose orders that are not closed are brought to the end; of one that was deleted meanwhile it was credited before.
 */
export async function creditUndelivered(
  tx: Tx,
  tenant: Tenant,
  subscription: number,
  reason: string,
  by: number | null,
): Promise<void> {
  if (!(await lockBilled(tx, subscription))) return
  let rest =
    minorUnits(await sql.unearnedOf(tx, subscription)) - minorUnits(await sql.standingOf(tx, subscription))
  for (const { id } of await sql.invoicesOf(tx, subscription)) {
    const amount = formatMoney(rest, tenant.currency_digits)
    rest -= minorUnits(await creditAtMost(tx, tenant, { invoice: id, amount, reason }, by))
  }
}

/** Credits as much of this amount as is left of the invoice; answers how much that was. */
export async function creditAtMost(
  tx: Tx,
  tenant: Tenant,
  { invoice, amount, reason }: { invoice: number; amount: string; reason: string },
  by: number | null,
): Promise<string> {
  await lockInvoice(tx, invoice)
  const possible = least(minorUnits(amount), minorUnits(await sql.creditLeft(tx, invoice)))
  if (possible <= 0n) return formatMoney(0n, tenant.currency_digits)
  const part = formatMoney(possible, tenant.currency_digits)
  await issueCreditNote(tx, tenant, { invoice, amount: part, reason }, by)
  return part
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)
const sumOf = (amounts: string[]) => amounts.reduce((sum, amount) => sum + minorUnits(amount), 0n)
