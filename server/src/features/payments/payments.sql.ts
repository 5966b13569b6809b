import { sql } from 'kysely'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { OnlineProvider } from './provider.ts'

type NewPayment = {
  customer: number
  amount: string
  currency: string
  provider: OnlineProvider
  /** Nothing, with the currency's digits. */
  refunded_amount: string
} & ({ top_up: number } | { invoice: number })

export const insertPayment = (tx: Tx, payment: NewPayment) =>
  tx.insertInto('payments').values(payment).returning('id').executeTakeFirstOrThrow()

const facts = [
  'p.id',
  'p.purpose',
  'p.customer',
  'p.top_up',
  'p.invoice',
  'p.provider',
  'p.reference',
  'p.idempotency_key',
  'p.amount',
  'p.currency',
  'p.status',
  'p.booked_to',
  'p.refunded_amount',
  'p.checkout_url',
  'p.created_at',
] as const

/** With the number that people know the top-up or the invoice by. */
const payments = (db: Reads) =>
  db
    .selectFrom('payments as p')
    .leftJoin('top_ups as t', 't.id', 'p.top_up')
    .leftJoin('invoices as i', 'i.id', 'p.invoice')
    .select(facts)
    .select((eb) => eb.fn.coalesce('t.reference', 'i.invoice_number').$notNull().as('number'))

export const paymentById = (db: Reads, id: number) => payments(db).where('p.id', '=', id).executeTakeFirst()
export type Payment = NonNullable<Awaited<ReturnType<typeof paymentById>>>

/** Undefined for a top-up that the office confirms. */
export const paymentOfTopUp = (db: Reads, topUp: number) =>
  db.selectFrom('payments').select('id').where('top_up', '=', topUp).executeTakeFirst()

/** The checkout that is open for an invoice. The caller holds the invoice, or two would open one each. */
export const openPaymentOfInvoice = (tx: Tx, invoice: number) =>
  tx
    .selectFrom('payments')
    .select(['id', 'amount'])
    .where('invoice', '=', invoice)
    .where('status', '=', 'pending')
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** The payment, locked: of two who tell what became of it the second sees what the first has booked. */
export async function lockPayment(tx: Tx, by: { id: number } | { reference: string }) {
  const found = tx.selectFrom('payments').select('id').forUpdate()
  const locked = await (
    'id' in by ? found.where('id', '=', by.id) : found.where('reference', '=', by.reference)
  ).executeTakeFirst()
  return locked && paymentById(tx, locked.id)
}

export const setCheckout = (tx: Tx, id: number, checkout: { reference: string; checkout_url: string }) =>
  tx.updateTable('payments').set(checkout).where('id', '=', id).where('status', '=', 'pending').execute()

/** What became of it. Its page is of no use any more. */
export const setOutcome = (
  tx: Tx,
  id: number,
  outcome:
    | { status: 'failed' | 'expired' | 'mismatch' }
    | { status: 'succeeded'; booked_to: 'wallet' | 'invoice' },
) =>
  tx
    .updateTable('payments')
    .set({ ...outcome, checkout_url: null, settled_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

/**
 * Sets aside what is to be refunded, or gives it back when the amount is negative. False, and nothing is done, when more
 * than was captured would be refunded.
 */
export async function reserveRefund(tx: Tx, id: number, amount: string): Promise<boolean> {
  const after = sql<string>`refunded_amount + ${amount}::numeric`
  const { numUpdatedRows } = await tx
    .updateTable('payments')
    .set({
      refunded_amount: after,
      status: sql<string>`case ${after} when 0 then 'succeeded' when amount then 'refunded' else 'partially_refunded' end`,
    })
    .where('id', '=', id)
    .where('booked_to', 'is not', null)
    .where(after, '<=', sql<string>`amount`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const forOffice = (db: Reads) =>
  db
    .selectFrom('payments as p')
    .innerJoin('customers as c', 'c.id', 'p.customer')
    .select([
      'p.id',
      'p.purpose',
      'p.customer',
      'c.name as customer_name',
      'p.top_up',
      'p.invoice',
      'p.provider',
      'p.reference',
      'p.amount',
      'p.currency',
      'p.status',
      'p.booked_to',
      'p.refunded_amount',
      'p.created_at',
      'p.settled_at',
    ])

export type PaymentFilter = { status?: string; customer?: number; provider?: string }

export function listPayments(db: Reads, { status, customer, provider }: PaymentFilter, page: PageRequest) {
  let query = forOffice(db)
  if (status !== undefined) query = query.where('p.status', '=', status)
  if (customer !== undefined) query = query.where('p.customer', '=', customer)
  if (provider !== undefined) query = query.where('p.provider', '=', provider)
  return pageOf(query.orderBy('p.id', 'desc'), page)
}

export const officePayment = (db: Reads, id: number) =>
  forOffice(db).where('p.id', '=', id).executeTakeFirst()
