import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

const columns = [
  'provider',
  'publishable_key',
  'sealed_secret_key',
  'key_ending',
  'sealed_webhook_secret',
  'webhook_ending',
] as const

/** Undefined for a kitchen that has not chosen. */
export const readSettings = (db: Reads) =>
  db.selectFrom('payment_settings').select(columns).executeTakeFirst()

export type SettingsRow = NonNullable<Awaited<ReturnType<typeof readSettings>>>

export const saveSettings = (tx: Tx, row: SettingsRow) =>
  tx
    .insertInto('payment_settings')
    .values(row)
    .onConflict((on) => on.column('only_row').doUpdateSet(row))
    .execute()
