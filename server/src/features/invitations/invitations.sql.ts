import type { Insertable } from 'kysely'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** One invitation for each account: a new one takes the place of the old. */
export const putInvitation = (tx: Tx, invitation: Insertable<TenantDb['invitations']>) =>
  tx
    .insertInto('invitations')
    .values(invitation)
    .onConflict((on) =>
      on.column('account').doUpdateSet(({ ref }) => ({
        secret_hash: ref('excluded.secret_hash'),
        expires_at: ref('excluded.expires_at'),
      })),
    )
    .execute()

/** The account that an invitation which still holds is for. Who has set a password by mail needs none any more. */
export const invitedAccount = (db: Reads, secretHash: string, now: Date) =>
  db
    .selectFrom('invitations')
    .innerJoin('accounts', 'accounts.id', 'invitations.account')
    .select(['accounts.id', 'username', 'email', 'first_name', 'last_name'])
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now.toISOString())
    .where('is_active', '=', true)
    .where('password_hash', 'is', null)
    .executeTakeFirst()

/** Uses an invitation up. Undefined for all but the first of several at once. */
export const takeInvitation = (tx: Tx, secretHash: string) =>
  tx.deleteFrom('invitations').where('secret_hash', '=', secretHash).returning('account').executeTakeFirst()

/** Undefined when the account has a password by now. */
export const setFirstPassword = (tx: Tx, account: number, password_hash: string) =>
  tx
    .updateTable('accounts')
    .set({ password_hash })
    .where('id', '=', account)
    .where('password_hash', 'is', null)
    .returning('id')
    .executeTakeFirst()
