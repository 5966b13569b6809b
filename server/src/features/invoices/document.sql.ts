import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { CreditNoteDocument, InvoiceDocument } from './pdf/document.ts'

/** A document before it is said in which money its amounts are. */
type Stored = Omit<InvoiceDocument, 'currency' | 'currency_digits'>
type StoredNote = Omit<CreditNoteDocument, 'currency' | 'currency_digits'>

/** Whose it is and whom it is for, as it was when the invoice was issued. One of before has no names of its own, and is shown with those of today. */
const parties = (db: Reads) =>
  db
    .selectFrom('invoices as i')
    .innerJoin('customers as c', 'c.id', 'i.customer')
    .innerJoin('settings as s', (on) => on.onTrue())
    .select(['i.invoice_number', 'i.language', 'i.second_language'])
    .select(['i.seller_address', 'i.seller_tax_number', 'i.buyer_address'])
    .select([
      sql<string>`coalesce(nullif(i.seller_name, ''), nullif(s.legal_name, ''), s.name)`.as('seller_name'),
      sql<string>`coalesce(nullif(i.buyer_name, ''), c.name)`.as('buyer_name'),
    ])
    // Written from the settings, whose schema knows the languages.
    .$narrowType<Pick<Stored, 'language' | 'second_language'>>()

const documents = (db: Reads) =>
  parties(db)
    .select([sql<'invoice'>`'invoice'`.as('kind'), 'i.date', 'i.due_date', 'i.period_start', 'i.period_end'])
    .select(['i.status', 'i.net', 'i.tax_rate', 'i.tax', 'i.total'])
    .select(['i.paid_amount', 'i.credited_amount', 'i.returned_amount', 'i.open_amount'])
    .select((eb) => [
      sql<boolean>`(i.status = 'pending' and i.due_date < kitchen_today())`.as('is_overdue'),
      jsonArrayFrom(
        eb
          .selectFrom('invoice_items as item')
          .whereRef('item.invoice', '=', 'i.id')
          .orderBy('item.id')
          .select([
            'item.menu_name',
            sql<string>`item.quantity::text`.as('quantity'),
            sql<string>`item.unit_price::text`.as('unit_price'),
            sql<string>`item.net::text`.as('net'),
            sql<string>`item.tax_rate::text`.as('tax_rate'),
            sql<string>`item.tax::text`.as('tax'),
            sql<string>`item.gross::text`.as('gross'),
          ]),
      ).as('items'),
      jsonArrayFrom(
        eb
          .selectFrom('invoice_payments as p')
          .whereRef('p.invoice', '=', 'i.id')
          .orderBy('p.id')
          .select(['p.received_on', 'p.method', 'p.reference', sql<string>`p.amount::text`.as('amount')]),
      ).as('payments'),
      jsonArrayFrom(
        eb
          .selectFrom('credit_notes as n')
          .whereRef('n.invoice', '=', 'i.id')
          .orderBy('n.id')
          .select(['n.credit_note_number', 'n.date', 'n.reason', sql<string>`n.total::text`.as('total')]),
      ).as('credit_notes'),
    ])

export const documentOf = (db: Reads, invoice: number): Promise<Stored | undefined> =>
  documents(db).where('i.id', '=', invoice).executeTakeFirst()

export const ownDocument = (db: Reads, invoice: number, customer: number): Promise<Stored | undefined> =>
  documents(db).where('i.id', '=', invoice).where('i.customer', '=', customer).executeTakeFirst()

/** What a link shows: nothing once it has expired, or all links of the invoice were ended since it was made. */
export const sharedDocument = (
  db: Reads,
  { invoice, ended, expires }: { invoice: number; ended: number; expires: number },
): Promise<Stored | undefined> =>
  documents(db)
    .where('i.id', '=', invoice)
    .where(sql<boolean>`to_timestamp(${expires}) > kitchen_now()`)
    .where(sql<boolean>`coalesce((select times from ended_shares where invoice = i.id), 0) = ${ended}`)
    .executeTakeFirst()

/** Undefined also for somebody else's, when a customer is given. */
export function noteDocument(db: Reads, note: number, customer?: number): Promise<StoredNote | undefined> {
  const query = parties(db)
    .innerJoin('credit_notes as n', 'n.invoice', 'i.id')
    .where('n.id', '=', note)
    .select([sql<'credit_note'>`'credit_note'`.as('kind'), 'n.credit_note_number', 'n.date'])
    .select(['i.date as invoice_date', 'n.reason'])
    .select(['n.net', 'n.tax_rate', 'n.tax', 'n.total', 'n.returned_amount'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('credit_note_items as noted')
          .innerJoin('invoice_items as item', 'item.id', 'noted.item')
          .whereRef('noted.credit_note', '=', 'n.id')
          .orderBy('noted.id')
          .select([
            'noted.menu_name',
            sql<string | null>`noted.quantity::text`.as('quantity'),
            sql<string | null>`case when noted.quantity is not null then item.unit_price::text end`.as(
              'unit_price',
            ),
            sql<string>`noted.net::text`.as('net'),
            sql<string>`item.tax_rate::text`.as('tax_rate'),
            sql<string>`noted.tax::text`.as('tax'),
            sql<string>`noted.gross::text`.as('gross'),
          ]),
      ).as('items'),
    )
  return (customer === undefined ? query : query.where('n.customer', '=', customer)).executeTakeFirst()
}
