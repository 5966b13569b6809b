import type { Role } from '../auth/roles.ts'
import type { Reads, Tx } from '../tenancy/tenant.ts'

export const insertTicket = (tx: Tx, secret_hash: string, session: string, expires: Date) =>
  tx
    .insertInto('stream_tickets')
    .values({ secret_hash, session, expires_at: expires.toISOString() })
    .execute()

/** Uses a ticket up, and answers whose it was; undefined when it is unknown, used or too old. */
export const takeTicket = (tx: Tx, secret_hash: string, now: Date) =>
  tx
    .deleteFrom('stream_tickets')
    .where('secret_hash', '=', secret_hash)
    .where('expires_at', '>', now.toISOString())
    .returning('session')
    .executeTakeFirst()

/** Which of these sessions still are good, and what their people may be by now. */
export async function rolesOfSessions(
  db: Reads,
  sessions: readonly string[],
  now: Date,
): Promise<Map<string, Role>> {
  const found = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account')
    .select(['sessions.id', 'accounts.role'])
    .where((where) => where('sessions.id', '=', where.fn.any(where.val(sessions))))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .where('is_active', '=', true)
    .execute()
  return new Map(found.map(({ id, role }) => [id, role as Role])) // the table's check constraint allows roles only
}
