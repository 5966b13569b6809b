import { sql } from 'kysely'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { Language } from './settings.schema.ts'

export type InvoiceSettings = {
  tax_rate: string
  prices_include_tax: boolean
  legal_name: string
  address: string
  tax_number: string
  invoice_language: Language
  second_language: Language | null
}

/** What stands on the kitchen's invoices, and its date and instant, by its own clock. */
export const settingsAndClock = (db: Reads) =>
  db
    .selectFrom('settings')
    .select(['tax_rate', 'prices_include_tax', 'legal_name', 'address', 'tax_number'])
    .select(['invoice_language', 'second_language'])
    .select([sql<string>`kitchen_today()`.as('today'), sql<string>`kitchen_now()`.as('now')])
    .$narrowType<Pick<InvoiceSettings, 'invoice_language' | 'second_language'>>()
    .executeTakeFirstOrThrow()

export const setSettings = (tx: Tx, changes: Partial<InvoiceSettings>) =>
  tx.updateTable('settings').set(changes).execute()
