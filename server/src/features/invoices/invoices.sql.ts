import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

const columns = [
  'i.id',
  'i.invoice_number',
  'i.date',
  'i.due_date',
  'i.net',
  'i.tax_rate',
  'i.tax',
  'i.total',
  'i.paid_amount',
  'i.credited_amount',
  'i.open_amount',
  'i.status',
  'i.notes',
  'i.created_at',
] as const

/** A day late is late; nobody needs to write it down. */
const overdue = sql<boolean>`(i.status = 'pending' and i.due_date < kitchen_today())`

/** Invoices as the office sees them, with their items, in one statement. */
const officeInvoices = (db: Reads) =>
  db
    .selectFrom('invoices as i')
    .innerJoin('customers as c', 'c.id', 'i.customer')
    .select((eb) => [
      ...columns,
      overdue.as('is_overdue'),
      'i.customer',
      'c.name as customer_name',
      'i.subscription',
      'i.period_start',
      'i.period_end',
      'i.paid_at',
      jsonArrayFrom(
        eb
          .selectFrom('invoice_items as item')
          .whereRef('item.invoice', '=', 'i.id')
          .orderBy('item.id')
          .select([
            'item.id',
            'item.menu',
            'item.menu_name',
            // The dashboard reads "1.00" as 0 (contract C11).
            sql<string>`case when item.quantity = trunc(item.quantity) then trunc(item.quantity) else item.quantity end::text`.as(
              'quantity',
            ),
            // JSON numbers would lose the decimals of "12.50".
            sql<string>`item.unit_price::text`.as('unit_price'),
            sql<string>`item.total_price::text`.as('total_price'),
            sql<string>`item.net::text`.as('net'),
            sql<string>`item.tax_rate::text`.as('tax_rate'),
            sql<string>`item.tax::text`.as('tax'),
            sql<string>`item.gross::text`.as('gross'),
          ]),
      ).as('items'),
    ])

const ownSortable = ['id', 'invoice_number', 'date', 'due_date', 'total', 'status', 'notes', 'created_at']
const sortable = [...ownSortable, 'customer', 'customer_name']

export type InvoiceFilter = { status?: string; customer?: number }

export function listInvoices(db: Reads, { status, customer }: InvoiceFilter, page: PageRequest) {
  let query = officeInvoices(db)
  if (status !== undefined) query = query.where('i.status', '=', status)
  if (customer !== undefined) query = query.where('i.customer', '=', customer)
  return pageOf(ordered(query, page.ordering, sortable, ['-date'], '-i.id'), page)
}

export const invoiceById = (db: Reads, id: number) =>
  officeInvoices(db).where('i.id', '=', id).executeTakeFirst()

/** Also somebody who is archived: the invoices are still there. */
export const customerExists = async (db: Reads, id: number) =>
  (await db.selectFrom('customers').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

export const invoiceTotals = (db: Reads) =>
  db
    .selectFrom('invoices')
    .select([
      sql<number>`coalesce(sum(paid_amount - returned_amount), 0)::float8`.as('paid_total'),
      sql<number>`coalesce(sum(open_amount) filter (where status = 'pending'), 0)::float8`.as(
        'pending_total',
      ),
      sql<number>`count(*)`.as('total_count'),
      sql<number>`count(*) filter (where status = 'pending' and due_date < kitchen_today())`.as(
        'overdue_count',
      ),
    ])
    .executeTakeFirstOrThrow()

const ownInvoices = (db: Reads, customer: number) =>
  db
    .selectFrom('invoices as i')
    .select(columns)
    .select(overdue.as('is_overdue'))
    .where('i.customer', '=', customer)

export const listOwnInvoices = (db: Reads, customer: number, page: PageRequest) =>
  pageOf(ordered(ownInvoices(db, customer), page.ordering, ownSortable, ['-date'], '-i.id'), page)

export const ownInvoiceById = (db: Reads, customer: number, id: number) =>
  ownInvoices(db, customer).where('i.id', '=', id).executeTakeFirst()
