import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/**
 * One of the next two dates whose meals are to be looked at, claimed from other nodes: each once an hour, and on where a
 * node has stopped. Undefined in a kitchen without running subscriptions.
 */
export async function claimDate(tx: Tx): Promise<{ date: string; looked_to: number } | undefined> {
  await rows(
    tx,
    sql`
    with over as (delete from generated_dates where date <= kitchen_today())
    insert into generated_dates (date) select kitchen_today() + day from unnest(array[1, 2]) day
    where exists (select from subscriptions where status = any(array['active', 'paused'])) on conflict do nothing`,
  )
  const [next] = await rows<{ date: string; looked_to: number | null }>(
    tx,
    sql`select date, looked_to from generated_dates
      where date > kitchen_today() and (looked_to is not null or began_at <= kitchen_now() - interval '1 hour')
      order by date limit 1 for update skip locked`,
  )
  return next && { date: next.date, looked_to: next.looked_to ?? 0 }
}

/** `began_at` is when the first of them was looked at. */
export const setGeneratedTo = (tx: Tx, date: string, looked_to: number | null) =>
  rows(
    tx,
    sql`update generated_dates set began_at = case when looked_to is null then kitchen_now() else began_at end,
      looked_to = ${looked_to}::integer where date = ${date}::date`,
  )

/**
 * Running subscriptions behind an id that may have meals on a date, locked in the order of their ids. One that somebody is
 * changing just now is left out: whoever changes it makes its meals.
 */
export async function lockServed(tx: Tx, date: string, after: number, most: number): Promise<number[]> {
  const served = await rows<{ id: number }>(
    tx,
    sql`select id from subscriptions
      where status = any(array['active', 'paused']) and archived_at is null and id > ${after}
        and start_date <= ${date}::date and coalesce(ends_on, 'infinity') >= ${date}::date
      order by id limit ${most} for no key update skip locked`,
  )
  return served.map(({ id }) => id)
}

export async function nextDates(db: Reads): Promise<string[]> {
  const dates = await rows<{ date: string }>(
    db,
    sql`select kitchen_today() + day as date from unnest(array[1, 2]) day`,
  )
  return dates.map(({ date }) => date)
}
