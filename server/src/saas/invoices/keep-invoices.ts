import type { Deps } from '../../deps.ts'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { invalid, refuse, refusedAction } from '../../refusals.ts'
import type { NewTenantInvoice, TenantInvoicePatch } from './invoices.schema.ts'
import {
  archiveInvoice,
  insertInvoice,
  invoiceById,
  knowsTenant,
  listInvoices,
  lockInvoice,
  nextNumber,
  now,
  updateInvoice,
  type InvoiceFilter,
} from './invoices.sql.ts'

type InvoiceDeps = Pick<Deps, 'control'>

export async function presentInvoices(db: ControlReads, filter: InvoiceFilter, page: PageRequest) {
  if (filter.tenant !== undefined) await knownTenant(db, filter.tenant)
  return listInvoices(db, filter, page)
}

/** 404 when there is none, or no longer. */
export async function presentInvoice(db: ControlReads, id: number) {
  const invoice = await invoiceById(db, id)
  if (!invoice) throw refuse('not_found')
  return invoice
}

/** Bills a kitchen, with the next number of the month (D32). Without a total it is amount and tax. */
export const createInvoice = ({ control }: InvoiceDeps, wish: NewTenantInvoice) =>
  control.write(async (tx) => {
    const values = await judged(tx, wish, blank)
    // The number last: everybody else who bills waits from here on.
    const { id } = await insertInvoice(tx, { ...values, invoice_number: await nextNumber(tx) })
    return presentInvoice(tx, id)
  })

/** Changes what is named. Another amount or tax without a total makes a new total. */
export const changeInvoice = ({ control }: InvoiceDeps, id: number, wish: TenantInvoicePatch) =>
  control.write(async (tx) => {
    await updateInvoice(tx, id, await judged(tx, wish, await locked(tx, id)))
    return presentInvoice(tx, id)
  })

/** Paid now. One that is paid already stays paid when it was. Refuses a cancelled one (400 {"error"}). */
export const markPaid = ({ control }: InvoiceDeps, id: number) =>
  control.write(async (tx) => {
    const { status } = await locked(tx, id)
    if (status === 'cancelled') throw refusedAction('A cancelled invoice cannot be paid.')
    if (status !== 'paid') await updateInvoice(tx, id, { status: 'paid', paid_at: now })
    return presentInvoice(tx, id)
  })

/** Takes an invoice off the lists; its number stays given. */
export const removeInvoice = ({ control }: InvoiceDeps, id: number) =>
  control.write(async (tx) => {
    await locked(tx, id)
    await archiveInvoice(tx, id)
  })

type Before = NonNullable<Awaited<ReturnType<typeof lockInvoice>>>
const blank: Before = {
  amount: '0.00',
  tax_amount: '0.00',
  total: '0.00',
  status: 'pending',
  period_start: '',
  period_end: '',
  paid_at: null,
}

/** What a wish makes of an invoice that was like this before. Refuses by field. */
async function judged<Wish extends TenantInvoicePatch>(tx: ControlTx, wish: Wish, before: Before) {
  const { tenant, status, period_start, period_end } = { ...before, ...wish }
  if (tenant !== undefined) await knownTenant(tx, tenant)
  if (period_end < period_start) throw invalid({ period_end: 'A period cannot end before it starts.' })
  return { ...wish, ...money(wish, before), status, paid_at: payment(status, wish, before) }
}

/** The platform bills in a currency of two decimals. */
function money(wish: TenantInvoicePatch, before: Before) {
  const amount = moneyField('amount', wish.amount ?? before.amount, 2)
  const tax_amount = moneyField('tax_amount', wish.tax_amount ?? before.tax_amount, 2)
  const same = wish.amount === undefined && wish.tax_amount === undefined
  const sum = same ? before.total : formatMoney(minorUnits(amount) + minorUnits(tax_amount), 2)
  return { amount, tax_amount, total: moneyField('total', wish.total ?? sum, 2) }
}

function payment(status: string, { paid_at }: TenantInvoicePatch, before: Before) {
  if (status === 'paid') return paid_at ?? before.paid_at ?? now
  if (paid_at) throw invalid({ paid_at: 'Only a paid invoice has been paid.' })
  return null
}

async function locked(tx: ControlTx, id: number) {
  const invoice = await lockInvoice(tx, id)
  if (!invoice) throw refuse('not_found')
  return invoice
}

async function knownTenant(db: ControlReads, id: number) {
  if (!(await knowsTenant(db, id))) throw invalid({ tenant: 'This kitchen does not exist.' })
}
