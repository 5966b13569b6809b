import type { AuthTables } from '../../platform/auth/auth.sql.ts'
import type { ReadsOf, TxOf } from '../../platform/db/handles.ts'

type Tx = TxOf<AuthTables>

/** One reset for each account: a new one takes the place of the old. */
export const putReset = (tx: Tx, account: number, secretHash: string, expires: Date) =>
  tx
    .insertInto('password_resets')
    .values({ account, secret_hash: secretHash, expires_at: expires.toISOString() })
    .onConflict((on) =>
      on.column('account').doUpdateSet(({ ref }) => ({
        secret_hash: ref('excluded.secret_hash'),
        expires_at: ref('excluded.expires_at'),
      })),
    )
    .execute()

/** The account that a reset which still holds is for. */
export const accountToReset = (db: ReadsOf<AuthTables>, account: number, secretHash: string, now: Date) =>
  db
    .selectFrom('password_resets')
    .innerJoin('accounts', 'accounts.id', 'password_resets.account')
    .select(['accounts.id', 'username', 'email', 'first_name', 'last_name', 'password_hash'])
    .where('accounts.id', '=', account)
    .where('is_active', '=', true)
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()

/** Uses a reset up. Undefined for all but the first of several at once. */
export const takeReset = (tx: Tx, secretHash: string) =>
  tx
    .deleteFrom('password_resets')
    .where('secret_hash', '=', secretHash)
    .returning('account')
    .executeTakeFirst()

export const forgetReset = (tx: Tx, account: number) =>
  tx.deleteFrom('password_resets').where('account', '=', account).execute()
