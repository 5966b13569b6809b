import { sql, type Insertable } from 'kysely'
import type { TenantDb } from '../db/tenant-db.generated.ts'
import type { Tx } from '../tenancy/tenant.ts'

type Account = Insertable<TenantDb['accounts']>

/** Undefined when the username or the e-mail address, in any case, is somebody's; of two at once the second waits. */
export const insertAccount = (tx: Tx, account: Account) =>
  tx
    .insertInto('accounts')
    .values(account)
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()

export const accountWithEmail = (tx: Tx, email: string) =>
  tx
    .selectFrom('accounts')
    .select('id')
    .where('email', '<>', '')
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .executeTakeFirst()

export const updateAccount = (tx: Tx, id: number, changes: Partial<Account>) =>
  tx.updateTable('accounts').set(changes).where('id', '=', id).execute()

/** Signs an account out everywhere; its tokens are refused from now on. */
export const endSessions = (tx: Tx, account: number) =>
  tx
    .updateTable('sessions')
    .set({ revoked_at: sql<string>`now()` })
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .execute()

/** Switches an account off for good and frees its names. Its sessions end. */
export async function retireAccount(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('accounts')
    .where('id', '=', id)
    .set({
      is_active: false,
      archived_at: sql<string>`now()`,
      password_hash: null,
      username: sql<string>`username || '~' || id`,
      email: sql<string>`case when email = '' then '' else email || '~' || id end`,
    })
    .execute()
  await endSessions(tx, id)
}
