import { sql } from 'kysely'
import { rows, type ReadsOf, type TxOf } from '../db/handles.ts'
import type { AuthTables } from './auth.sql.ts'

/**
 * Counts a try and answers how many there were in this hour; at `limit` the subject is locked for an hour. Undefined,
 * and nothing changed, when it is locked already. An hour without a lock, or a lock that is over, begins the count anew.
 * Takes a few rows along that nobody needs any more.
 */
export async function countTry(
  tx: TxOf<AuthTables>,
  subject: string,
  limit: number,
  now: Date,
): Promise<number | undefined> {
  const at = sql`${now.toISOString()}::timestamptz`
  const over = sql`(f.locked_until is not null or f.since <= ${at} - interval '1 hour')`
  const [counted] = await rows(
    tx,
    sql<{ failures: number }>`
    with old as (
      delete from sign_in_failures where subject = any (array(
        select subject from sign_in_failures where since < ${at} - interval '2 hours' and subject <> ${subject}
        order by since limit 5 for update skip locked)))
    insert into sign_in_failures as f (subject, failures, since) values (${subject}, 1, ${at})
    on conflict (subject) do update set
      failures = case when ${over} then 1 else f.failures + 1 end,
      since = case when ${over} then ${at} else f.since end,
      locked_until = case when not ${over} and f.failures + 1 >= ${limit} then ${at} + interval '1 hour' end
    where f.locked_until is null or f.locked_until <= ${at}
    returning failures`,
  )
  return counted?.failures
}

/** Until when a subject is locked; undefined when it is not. */
export async function lockedUntil(db: ReadsOf<AuthTables>, subject: string, now: Date) {
  const row = await db
    .selectFrom('sign_in_failures')
    .select('locked_until')
    .where('subject', '=', subject)
    .where('locked_until', '>', now.toISOString())
    .executeTakeFirst()
  return row?.locked_until ? new Date(row.locked_until) : undefined
}

/** A try that came to nothing for a reason of ours, right or wrong. */
export const takeBackTry = (tx: TxOf<AuthTables>, subject: string) =>
  tx
    .updateTable('sign_in_failures')
    .set((has) => ({ failures: has('failures', '-', 1), locked_until: null }))
    .where('subject', '=', subject)
    .execute()

/** Of these subjects, and of those whose names go on from `prefix`. Answers how many were counted. */
export async function forgetTries(tx: TxOf<AuthTables>, subjects: string[], prefix: string | null = null) {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in_failures')
    .where(sql<boolean>`subject = any(${subjects}) or starts_with(subject, ${prefix})`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
