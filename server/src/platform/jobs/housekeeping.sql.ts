import { sql } from 'kysely'
import { rows } from '../db/handles.ts'
import type { Tx } from '../tenancy/tenant.ts'

/** Rows that one turn removes at most. */
const most = 2_000
type Removed = { removed: number }

const more = async (found: Promise<Removed[]>) => ((await found)[0]?.removed ?? 0) >= most

/** Each answers whether there is more to remove. */
export const pruneIdempotencyKeys = (tx: Tx) =>
  more(
    rows(
      tx,
      sql<Removed>`
    with old as (select account, key from idempotency_keys where created_at < kitchen_now() - interval '7 days' limit ${most}),
    gone as (delete from idempotency_keys k using old where k.account = old.account and k.key = old.key returning 1)
    select count(*) as removed from gone`,
    ),
  )

/**
 * Keeps 24 hours and of these at most 10,000 events, and whatever has no number yet. Only ever takes from the old end,
 * in order: a reader knows by the oldest number that is left whether it missed something.
 */
export const pruneLog = (tx: Tx) =>
  more(
    rows(
      tx,
      sql<Removed>`
    with kept_from as (
      select greatest(
        (select last_seq from stream) - 9999,
        coalesce((select min(seq) from outbox where at >= kitchen_now() - interval '24 hours'), (select last_seq from stream) + 1)
      ) as seq),
    old as (select id from outbox where seq < (select seq from kept_from) order by seq limit ${most}),
    gone as (delete from outbox using old where outbox.id = old.id returning 1)
    select count(*) as removed from gone`,
    ),
  )

/** Long after the queue has forgotten these jobs, its dead letters included. */
export const pruneDoneJobs = (tx: Tx) =>
  more(
    rows(
      tx,
      sql<Removed>`
    with old as (select event, handler from jobs_done where done_at < now() - interval '45 days' limit ${most}),
    gone as (delete from jobs_done j using old where j.event = old.event and j.handler = old.handler returning 1)
    select count(*) as removed from gone`,
    ),
  )

/** With their tickets to the live stream. */
export const pruneSessions = (tx: Tx, now: Date) =>
  more(
    rows(
      tx,
      sql<Removed>`
    with old as (select id from sessions where expires_at < ${now.toISOString()}::timestamptz limit ${most}),
    gone as (delete from sessions using old where sessions.id = old.id returning 1)
    select count(*) as removed from gone`,
    ),
  )

export const pruneTickets = (tx: Tx, now: Date) =>
  more(
    rows(
      tx,
      sql<Removed>`
    with old as (select secret_hash from stream_tickets where expires_at < ${now.toISOString()}::timestamptz limit ${most}),
    gone as (delete from stream_tickets t using old where t.secret_hash = old.secret_hash returning 1)
    select count(*) as removed from gone`,
    ),
  )
