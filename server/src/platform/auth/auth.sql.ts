import { sql } from 'kysely'
import type { Handle, ReadsOf, TxOf } from '../db/handles.ts'
import type { TenantDb } from '../db/tenant-db.generated.ts'
import type { Role } from './roles.ts'

/**
 * The tables of people who sign in. They are the same in the control database and in every tenant's, so one piece of
 * code serves both.
 */
export type AuthTables = Pick<
  TenantDb,
  'accounts' | 'sessions' | 'sign_in_failures' | 'known_devices' | 'password_resets'
>
export type AuthHandle = Handle<AuthTables>
type Reads = ReadsOf<AuthTables>
type Tx = TxOf<AuthTables>

const account = [
  'id',
  'username',
  'email',
  'first_name',
  'last_name',
  'role',
  'is_active',
  'password_hash',
] as const

/** The account that signs in with this username or e-mail address, in any case. */
export const accountByLogin = (db: Reads, login: string) =>
  db
    .selectFrom('accounts')
    .select(account)
    .where(({ eb, or, fn, val }) =>
      or([
        eb(fn('lower', ['username']), '=', fn<string>('lower', [val(login)])),
        eb(fn('lower', ['email']), '=', fn<string>('lower', [val(login)])).and('email', '<>', ''),
      ]),
    )
    .orderBy(sql`lower(username) = lower(${login})`, 'desc')
    .limit(1)
    .executeTakeFirst()

export const accountById = (db: Reads, id: number) =>
  db.selectFrom('accounts').select(account).where('id', '=', id).executeTakeFirst()

/** Who a live session belongs to; undefined once it is revoked, expired or its account gone. */
export async function principalOfSession(db: Reads, session: string, now: Date) {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .select(['accounts.id as account', 'accounts.role', 'accounts.is_active'])
    .where('sessions.id', '=', session)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return row && { ...row, role: row.role as Role } // the table's check constraint allows roles only
}

export const insertSession = (tx: Tx, id: string, account: number, now: Date, expires: Date) =>
  tx
    .insertInto('sessions')
    .values({
      id,
      account,
      rotated_at: now.toISOString(),
      created_at: now.toISOString(),
      expires_at: expires.toISOString(),
    })
    .execute()

export const noteLogin = (tx: Tx, id: number, now: Date) =>
  tx.updateTable('accounts').set({ last_login: now.toISOString() }).where('id', '=', id).execute()

export const lockSession = (tx: Tx, id: string) =>
  tx
    .selectFrom('sessions')
    .select(['account', 'generation', 'rotated_at', 'expires_at', 'revoked_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const rotateSession = (tx: Tx, id: string, now: Date) =>
  tx
    .updateTable('sessions')
    .set((eb) => ({ generation: eb('generation', '+', 1), rotated_at: now.toISOString() }))
    .where('id', '=', id)
    .execute()

/** Answers whether it was not revoked before. */
export async function revokeSession(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sessions')
    .set({ revoked_at: now.toISOString() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Signs an account out everywhere, but for the session named. */
export const revokeSessions = (tx: Tx, account: number, now: Date, but?: string) =>
  tx
    .updateTable('sessions')
    .set({ revoked_at: now.toISOString() })
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .$if(but !== undefined, (query) => query.where('id', '<>', but!)) // as the condition says
    .execute()

/** Replaces a password that is still this one; answers whether it was. */
export async function replacePassword(tx: Tx, id: number, before: string | null, after: string) {
  const { numUpdatedRows } = await tx
    .updateTable('accounts')
    .set({ password_hash: after })
    .where('id', '=', id)
    .where('password_hash', 'is not distinct from', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
