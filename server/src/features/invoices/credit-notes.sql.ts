import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { givenOfInvoice } from '../wallet/index.ts'
import type { Creditable, CreditLine } from './credit-lines.ts'

/** The items of an invoice, and what credit notes took of each. */
export const creditable = (tx: Tx, invoice: number) =>
  rows<Creditable>(
    tx,
    sql`
    select item.id, item.menu_name, item.quantity, item.tax, item.gross,
      coalesce(sum(noted.gross), no_money()) as credited, coalesce(sum(noted.quantity), 0.00) as credited_quantity
    from invoice_items item left join credit_note_items noted on noted.item = item.id
    where item.invoice = ${invoice} group by item.id order by item.id`,
  )

/** What was invoiced for a subscription and is not delivered; of one that is deleted nothing. */
export async function unearnedOf(tx: Tx, subscription: number | null): Promise<string> {
  const [owed] = await rows<{ amount: string }>(
    tx,
    sql`
    with booked as (
      select t.id from ledger_transactions t join invoices i on i.id = t.invoice where i.subscription = ${subscription}
      union
      select t.id from ledger_transactions t join orders o on o.id = t."order" where o.subscription = ${subscription}
    )
    select coalesce(sum(entry.amount), no_money()) as amount
    from booked join ledger_entries entry on entry.transaction = booked.id where entry.account = 'unearned'`,
  )
  return owed!.amount // a sum is one row
}

/**
 * What is unearned of a subscription's meals that are locked and not delivered yet: what was agreed, and what their orders
 * have added or given back themselves, as for another dish. And of missed ones, what waits for a wallet that is frozen.
 */
export async function standingOf(tx: Tx, subscription: number): Promise<string> {
  const [standing] = await rows<{ amount: string }>(
    tx,
    sql`
    select coalesce(sum(o.total - coalesce(o.difference, 0) + coalesce(own.amount, 0)), no_money())
      + (select coalesce(sum(amount), no_money()) from missed_meals where subscription = ${subscription} and waits) as amount
    from orders o cross join lateral (select sum(e.amount) as amount from ledger_transactions t
      join ledger_entries e on e.transaction = t.id where t."order" = o.id and e.account = 'unearned') own
    where subscription = ${subscription} and payment_mode = 'invoice' and status <> all(array['delivered', 'cancelled'])`,
  )
  return standing!.amount // a sum is one row
}

/** How much of an invoice is left for credit notes: what was given back of single meals of it is gone as well. */
export async function creditLeft(tx: Tx, invoice: number): Promise<string> {
  const { left } = await tx
    .selectFrom('invoices as i')
    .select(sql<string>`i.total - i.credited_amount + ${givenOfInvoice(sql.ref('i.id'))}`.as('left'))
    .where('i.id', '=', invoice)
    .executeTakeFirstOrThrow()
  return left
}

/** The invoices of a subscription, newest first. */
export const invoicesOf = (tx: Tx, subscription: number) =>
  tx
    .selectFrom('invoices')
    .select('id')
    .where('subscription', '=', subscription)
    .orderBy('id', 'desc')
    .execute()

/** Takes the month's next number, writes the note with its lines, and counts it on its invoice. */
export async function insertCreditNote(
  tx: Tx,
  invoice: { id: number; customer: number; tax_rate: string },
  note: { reason: string; total: string; tax: string; returned_amount: string; created_by: number | null },
  lines: CreditLine[],
) {
  const column = <Key extends keyof CreditLine>(key: Key) => lines.map((line) => line[key])
  const [issued] = await rows<{ id: number; credit_note_number: string }>(
    tx,
    sql`
    with counter as (
      insert into counters (series, last) values ('credit notes ' || to_char(kitchen_today(), 'YYYYMM'), 1)
      on conflict (series) do update set last = counters.last + 1
      returning last
    ), issued as (
      insert into credit_notes (credit_note_number, invoice, customer, reason, tax_rate, tax, total, returned_amount, created_by)
      select 'CN-' || to_char(kitchen_today(), 'YYYYMM') || '-' || lpad(last::text, greatest(4, length(last::text)), '0'),
        ${invoice.id}::integer, ${invoice.customer}::integer, ${note.reason}, ${invoice.tax_rate}::numeric,
        ${note.tax}::numeric, ${note.total}::numeric, ${note.returned_amount}::numeric, ${note.created_by}::integer
      from counter
      returning id, credit_note_number
    ), written as (
      insert into credit_note_items (credit_note, item, menu_name, quantity, tax, gross)
      select issued.id, line.item, line.menu_name, line.quantity, line.tax, line.gross
      from issued, unnest(${column('item')}::integer[], ${column('menu_name')}::text[], ${column('quantity')}::numeric[],
        ${column('tax')}::numeric[], ${column('gross')}::numeric[]) as line (item, menu_name, quantity, tax, gross)
    ), judged as (
      select id, credited_amount + ${note.total}::numeric as credited,
        case when credited_amount + ${note.total}::numeric = total then case when paid_amount > 0 then 'refunded' else 'failed' end
          when open_amount = ${note.total}::numeric - ${note.returned_amount}::numeric then 'paid' else status end as becomes
      from invoices where id = ${invoice.id}
    ), counted as (
      update invoices i set credited_amount = credited, returned_amount = returned_amount + ${note.returned_amount}::numeric,
        status = becomes, paid_at = case when becomes = 'paid' then coalesce(paid_at, kitchen_now()) else paid_at end
      from judged where i.id = judged.id
    )
    select id, credit_note_number from issued`,
  )
  return issued! // the counter always answers
}

const creditNotes = (db: Reads) =>
  db
    .selectFrom('credit_notes as n')
    .innerJoin('invoices as i', 'i.id', 'n.invoice')
    .select((eb) => [
      'n.id',
      'n.credit_note_number',
      'n.invoice',
      'i.invoice_number',
      'n.customer',
      'n.date',
      'n.reason',
      'n.net',
      'n.tax_rate',
      'n.tax',
      'n.total',
      'n.returned_amount',
      'n.created_at',
      jsonArrayFrom(
        eb
          .selectFrom('credit_note_items as item')
          .whereRef('item.credit_note', '=', 'n.id')
          .orderBy('item.id')
          .select([
            'item.item',
            'item.menu_name',
            sql<string | null>`item.quantity::text`.as('quantity'),
            sql<string>`item.net::text`.as('net'),
            sql<string>`item.tax::text`.as('tax'),
            sql<string>`item.gross::text`.as('gross'),
          ]),
      ).as('items'),
    ])

const sortable = ['id', 'date', 'total', 'credit_note_number']

type NoteFilter = { invoice?: number | undefined; customer?: number | undefined }

export function listCreditNotes(db: Reads, { invoice, customer }: NoteFilter, page: PageRequest) {
  let query = creditNotes(db)
  if (invoice !== undefined) query = query.where('n.invoice', '=', invoice)
  if (customer !== undefined) query = query.where('n.customer', '=', customer)
  return pageOf(ordered(query, page.ordering, sortable, ['-date'], '-n.id'), page)
}

/** Undefined also for somebody else's, when a customer is given. */
export function creditNoteById(db: Reads, id: number, customer?: number) {
  const query = creditNotes(db).where('n.id', '=', id)
  return (customer === undefined ? query : query.where('n.customer', '=', customer)).executeTakeFirst()
}
