import { sql } from 'kysely'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { Language } from './settings.schema.ts'

export type KitchenSettings = {
  tax_rate: string
  prices_include_tax: boolean
  legal_name: string
  address: string
  tax_number: string
  invoice_language: Language
  second_language: Language | null
  day_starts_at: string
  short_notice_hours: number
}

/** What the kitchen has set, and its date and instant, by its own clock. */
export const settingsAndClock = (db: Reads) =>
  db
    .selectFrom('settings')
    .select(['tax_rate', 'prices_include_tax', 'legal_name', 'address', 'tax_number'])
    .select(['invoice_language', 'second_language', 'day_starts_at', 'short_notice_hours'])
    .select([sql<string>`kitchen_today()`.as('today'), sql<string>`kitchen_now()`.as('now')])
    .$narrowType<Pick<KitchenSettings, 'invoice_language' | 'second_language'>>()
    .executeTakeFirstOrThrow()

/** Two who change the settings at once do so one after the other, or both languages of an invoice could become one. */
export const lockSettings = (tx: Tx) =>
  tx.selectFrom('settings').select('short_notice_hours').forUpdate().execute()

export const setSettings = (tx: Tx, changes: Partial<KitchenSettings>) =>
  tx.updateTable('settings').set(changes).execute()
