import { sql } from 'kysely'
import type { Client } from '../../platform/db/server.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** A sandbox's clock; `moving_to` is null when it stands. */
export type Clock = { now: string; moved_from: string | null; moving_to: string | null }

export async function readClock(db: Reads): Promise<Clock> {
  const [clock] = await rows(
    db,
    sql<Clock>`
    select kitchen_now() as now, last.from_at as moved_from,
      case when last.finished_at is null then last.to_at end as moving_to
    from (values (1)) one left join (
      select from_at, to_at, finished_at from clock_moves order by id desc limit 1) last on true`,
  )
  return clock! // one row, whatever was moved
}

/** Where a wish leads by the kitchen's calendar and wall, and how far a sandbox may go: 400 days from its first move. */
export async function aim(db: Reads, { to, days, hours }: { to?: string; days?: number; hours?: number }) {
  const [aimed] = await rows(
    db,
    sql<{ at: string; is_ahead: boolean; is_too_far: boolean }>`
    select at, at > kitchen_now() as is_ahead, at > begun + interval '400 days' as is_too_far
    from (select coalesce(${to ?? null}::timestamptz,
        kitchen_now() + make_interval(days => ${days ?? 0}::integer, hours => ${hours ?? 0}::integer)) as at,
      coalesce((select min(from_at) from clock_moves), kitchen_now()) as begun) wish`,
  )
  return aimed! // one row, whatever was wished
}

/** False while an earlier move is under way. */
export async function openMove(tx: Tx, to_at: string, moved_by: number): Promise<boolean> {
  const opened = await tx
    .insertInto('clock_moves')
    .values({ to_at, moved_by })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return opened !== undefined
}

/** The clock has arrived. */
export const finishMove = (tx: Tx) =>
  tx
    .updateTable('clock_moves')
    .set({ finished_at: sql<string>`now()` })
    .where('finished_at', 'is', null)
    .where('to_at', '<=', sql<string>`kitchen_now()`)
    .execute()

export type Moment = { at: string; is_midnight: boolean }

/**
 * The next instant at which something may be due: a midnight of the kitchen, a slot's cut-off, the hours before either at
 * which customers hear of a short wallet, the day before at which a contract renews itself, a full hour (of UTC: the
 * kitchen's own may come twice in a night), or the end of the move. Undefined at its end.
 */
export async function nextMoment(db: Reads): Promise<Moment | undefined> {
  const [next] = await rows(
    db,
    sql<Moment>`
    with days as (
      select kitchen_today() + ahead as day from settings, generate_series(0, 2 + short_notice_hours / 24) ahead
    ), locks as (
      select day_begins(day) as at from days
      union all select cutoff_at(day, 0, cutoff_time, day_starts_at) from days, meal_slots, settings where cutoff_time is not null
    ), moments as (
      select date_trunc('hour', kitchen_now(), 'UTC') + interval '1 hour' as at
      union all select at from locks
      union all select at - interval '1 day' from locks
      union all select at - short_notice_hours * interval '1 hour' from locks, settings)
    select at, at = day_begins(at::date) as is_midnight from clock_moves,
      lateral (select least(to_at, (select min(at) from moments where at > kitchen_now())) as at) next
    where finished_at is null and to_at > kitchen_now()`,
  )
  return next
}

/** The right to move this clock, for as long as the owner's connection lives. False while another has it. */
export async function claimClock(owner: Client): Promise<boolean> {
  const { rows: claimed } = await owner.query<{ is_ours: boolean }>(
    'select pg_try_advisory_lock(7019) as is_ours',
  )
  return claimed[0]?.is_ours ?? false
}

/** The kitchen's own role may not; and a clock that is not held, as a real kitchen's, does not move. */
export const setClock = (owner: Client, at: string) =>
  owner.query('update clock set held_at = $1 where held_at < $1', [at])
