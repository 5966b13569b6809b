import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

export type NewInvoice = {
  customer: number
  subscription: number
  period_start: string
  period_end: string
  due_date: string
  status: 'pending' | 'paid'
  lines: { menu: number | null; menu_name: string; quantity: string; unit_price: string }[]
}

/** Of two who bill one subscription at once the second waits here, and then sees what the first wrote. */
export const lockBilled = (tx: Tx, subscription: number) =>
  tx
    .selectFrom('subscriptions')
    .select('id')
    .where('id', '=', subscription)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()

/**
 * Takes the month's next number and writes the invoice with its items. Nothing, and no number, when the period is billed
 * or the lines come to nothing.
 */
export async function insertInvoice(tx: Tx, { lines, ...invoice }: NewInvoice, digits: number) {
  const [issued] = await rows<{ id: number; invoice_number: string; total: string }>(
    tx,
    sql`
    with line as (
      select place, menu, menu_name, quantity, unit_price, round(quantity * unit_price, ${digits}) as total_price
      from unnest(${lines.map((line) => line.menu)}::integer[], ${lines.map((line) => line.menu_name)}::text[],
        ${lines.map((line) => line.quantity)}::numeric(10, 2)[], ${lines.map((line) => line.unit_price)}::numeric[])
        with ordinality as line (menu, menu_name, quantity, unit_price, place)
    ), owed as (
      select sum(total_price) as total, to_char(kitchen_today(), 'YYYYMM') as month from line having sum(total_price) > 0
        and not exists (select from invoices where subscription = ${invoice.subscription} and period_start = ${invoice.period_start}::date)
    ), counter as (
      insert into counters (series, last) select 'invoices ' || month, 1 from owed
      on conflict (series) do update set last = counters.last + 1
      returning last
    ), issued as (
      insert into invoices (invoice_number, customer, subscription, period_start, period_end, due_date, total, status, paid_at)
      select 'INV-' || month || '-' || lpad(last::text, greatest(4, length(last::text)), '0'),
        ${invoice.customer}, ${invoice.subscription}, ${invoice.period_start}::date, ${invoice.period_end}::date,
        ${invoice.due_date}::date, total, ${invoice.status}, case when ${invoice.status} = 'paid' then kitchen_now() end
      from owed, counter
      returning id, invoice_number, total
    ), written as (
      insert into invoice_items (invoice, menu, menu_name, quantity, unit_price, total_price)
      select issued.id, menu, menu_name, quantity, unit_price, total_price from issued, line order by place
    )
    select id, invoice_number, total from issued`,
  )
  return issued
}

const columns = [
  'i.id',
  'i.invoice_number',
  'i.date',
  'i.due_date',
  'i.total',
  'i.status',
  'i.notes',
  'i.created_at',
] as const

/** Invoices as the office sees them, with their items, in one statement. */
const officeInvoices = (db: Reads) =>
  db
    .selectFrom('invoices as i')
    .innerJoin('customers as c', 'c.id', 'i.customer')
    .select((eb) => [
      ...columns,
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
          ]),
      ).as('items'),
    ])

const ownSortable = {
  id: 'i.id',
  invoice_number: 'i.invoice_number',
  date: 'i.date',
  due_date: 'i.due_date',
  total: 'i.total',
  status: 'i.status',
  created_at: 'i.created_at',
}
const sortable = { ...ownSortable, customer: 'i.customer', customer_name: 'c.name' }

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
      sql<number>`coalesce(sum(total) filter (where status = 'paid'), 0)::float8`.as('paid_total'),
      sql<number>`coalesce(sum(total) filter (where status = 'pending'), 0)::float8`.as('pending_total'),
      sql<number>`count(*)`.as('total_count'),
      sql<number>`count(*) filter (where status = 'pending' and due_date < kitchen_today())`.as(
        'overdue_count',
      ),
    ])
    .executeTakeFirstOrThrow()

export const lockInvoice = (tx: Tx, id: number) =>
  tx
    .selectFrom('invoices')
    .select(['id', 'invoice_number', 'customer', 'total', 'status'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const setPaid = (tx: Tx, id: number) =>
  tx
    .updateTable('invoices')
    .set({ status: 'paid', paid_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

const ownInvoices = (db: Reads, customer: number) =>
  db.selectFrom('invoices as i').select(columns).where('i.customer', '=', customer)

export const listOwnInvoices = (db: Reads, customer: number, page: PageRequest) =>
  pageOf(ordered(ownInvoices(db, customer), page.ordering, ownSortable, ['-date'], '-i.id'), page)

export const ownInvoiceById = (db: Reads, customer: number, id: number) =>
  ownInvoices(db, customer).where('i.id', '=', id).executeTakeFirst()
