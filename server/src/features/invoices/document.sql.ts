import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { InvoiceDocument } from './pdf/document.ts'

type Stored = Omit<InvoiceDocument, 'currency' | 'currency_digits'>

/** An invoice of before has no names of its own, and is shown with those of today. */
const documents = (db: Reads) =>
  db
    .selectFrom('invoices as i')
    .innerJoin('customers as c', 'c.id', 'i.customer')
    .innerJoin('settings as s', (on) => on.onTrue())
    .select(['i.invoice_number', 'i.date', 'i.due_date', 'i.period_start', 'i.period_end'])
    .select(['i.language', 'i.second_language', 'i.seller_address', 'i.seller_tax_number', 'i.buyer_address'])
    .select(['i.status', 'i.net', 'i.tax_rate', 'i.tax', 'i.total'])
    .select(['i.paid_amount', 'i.credited_amount', 'i.returned_amount', 'i.open_amount'])
    .select((eb) => [
      sql<string>`coalesce(nullif(i.seller_name, ''), nullif(s.legal_name, ''), s.name)`.as('seller_name'),
      sql<string>`coalesce(nullif(i.buyer_name, ''), c.name)`.as('buyer_name'),
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
    // Written from the settings, whose schema knows the languages.
    .$narrowType<Pick<Stored, 'language' | 'second_language'>>()

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
