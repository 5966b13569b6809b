import { sql } from 'kysely'
import { rows } from '../db/handles.ts'
import type { Reads, Tx } from '../tenancy/tenant.ts'
import type { Event, LogPage, NewEvent, Position } from './event.ts'

export const insertEvents = (tx: Tx, events: NewEvent[]) =>
  tx
    .insertInto('outbox')
    .values(events.map(({ topic, type, data }) => ({ topic, type, data: JSON.stringify(data) })))
    .execute()

/** Until this transaction ends nobody else stamps. */
export const lockStream = (tx: Tx): Promise<Position> =>
  tx.selectFrom('stream').select(['epoch', 'last_seq as seq']).forUpdate().executeTakeFirstOrThrow()

/**
 * Gives the oldest waiting events the numbers after `last`. Answers them in order, with the data only of the types
 * named. A statement of its own after the lock: only then does it see what the last holder of the lock stamped.
 */
export const stampEvents = (tx: Tx, last: number, most: number, withData: readonly string[]) =>
  rows(
    tx,
    sql<Event>`
    with waiting as (select id from outbox where seq is null order by id limit ${most}),
    numbered as (select id, row_number() over (order by id) as place from waiting),
    stamped as (
      update outbox set seq = ${last}::bigint + numbered.place from numbered where outbox.id = numbered.id
      returning outbox.id, seq, topic, type, at, case when type = any(${withData}) then data end as data),
    counted as (update stream set last_seq = last_seq + (select count(*) from stamped))
    select id, seq, topic, type, at, data from stamped order by seq`,
  )

export async function hasUnstamped(db: Reads): Promise<boolean> {
  return (
    (await db.selectFrom('outbox').select('id').where('seq', 'is', null).limit(1).executeTakeFirst()) !==
    undefined
  )
}

/** Where the log ends, and whether something waits for a number after it. */
export async function logEnd(db: Reads): Promise<{ seq: number; has_unstamped: boolean }> {
  const [end] = await rows(
    db,
    sql<{ seq: number; has_unstamped: boolean }>`
    select last_seq as seq, exists (select from outbox where seq is null) as has_unstamped from stream`,
  )
  if (!end) throw new Error('a kitchen without a stream')
  return end
}

export const position = (db: Reads): Promise<Position> =>
  db.selectFrom('stream').select(['epoch', 'last_seq as seq']).executeTakeFirstOrThrow()

/** The log after a number, and where it begins and ends: one statement, so that pruning cannot come between. */
export async function readLog(db: Reads, after: number, most: number): Promise<LogPage> {
  type Row = { epoch: string; last_seq: number; oldest: number | null } & (Event | { seq: null })
  const found = await rows(
    db,
    sql<Row>`
    select stream.epoch, stream.last_seq, (select min(seq) from outbox) as oldest,
      page.seq, page.id, page.topic, page.type, page.at, page.data
    from stream left join lateral (
      select seq, id, topic, type, at, data from outbox where seq > ${after} order by seq limit ${most}
    ) page on true order by page.seq`,
  )
  const [head] = found
  if (!head) throw new Error('a kitchen without a stream')
  const { epoch, last_seq: end, oldest } = head
  const events = found.filter((row): row is Row & Event => row.seq !== null)
  return { epoch, end, horizon: oldest === null ? end : oldest - 1, events, full: events.length === most }
}
