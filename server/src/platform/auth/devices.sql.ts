import { sql } from 'kysely'
import type { ReadsOf, TxOf } from '../db/handles.ts'
import type { AuthTables } from './auth.sql.ts'

/** The accounts that have signed in on this device. */
export async function accountsOnDevice(db: ReadsOf<AuthTables>, secretHash: string): Promise<number[]> {
  const found = await db
    .selectFrom('known_devices')
    .select('account')
    .where('secret_hash', '=', secretHash)
    .execute()
  return found.map(({ account }) => account)
}

export const putDevice = (tx: TxOf<AuthTables>, account: number, secretHash: string, now: Date) =>
  tx
    .insertInto('known_devices')
    .values({ account, secret_hash: secretHash, last_used_at: now.toISOString() })
    .onConflict((on) =>
      on
        .columns(['account', 'secret_hash'])
        .doUpdateSet(({ ref }) => ({ last_used_at: ref('excluded.last_used_at') })),
    )
    .execute()

/** Clients that keep no cookies are a new device each time; an account knows only its latest ones. */
export const forgetOldDevices = (tx: TxOf<AuthTables>, account: number, keep: number) =>
  tx
    .deleteFrom('known_devices')
    .where('account', '=', account)
    .where(
      'secret_hash',
      '=',
      sql<string>`any (array(
        select secret_hash from known_devices where account = ${account} order by last_used_at desc offset ${keep}))`,
    )
    .execute()

export const forgetDevices = (tx: TxOf<AuthTables>, account: number) =>
  tx.deleteFrom('known_devices').where('account', '=', account).execute()
