import { sql } from 'kysely'
import { rows } from '../platform/db/handles.ts'
import type { Owner } from '../platform/db/owner.ts'
import type { Reads, Tenant } from '../platform/tenancy/tenant.ts'

/** Whether the script came to its end in this kitchen; it says so in a comment, which is nobody's data. */
export async function isFinished(db: Reads): Promise<boolean> {
  const [found] = await rows<{ done: boolean }>(
    db,
    sql`select obj_description('clock'::regclass) = 'demo' as done`,
  )
  return found?.done ?? false
}

export const markFinished = (owner: Owner, { database }: Tenant) =>
  owner.with(database, (client) => client.query(`comment on table clock is 'demo'`))

/** Stops the kitchen's clock at a wall-clock time, days from today, but never later than now. */
export const holdClock = (
  owner: Owner,
  { database, time_zone }: Tenant,
  { days, time }: { days: number; time: string },
) =>
  owner.with(database, (client) =>
    client.query(
      `update clock set held_at = least(now(), (((now() at time zone $1)::date + $2::integer) + $3::time) at time zone $1)`,
      [time_zone, days, time],
    ),
  )

export const letClockGo = (owner: Owner, { database }: Tenant) =>
  owner.with(database, (client) => client.query('update clock set held_at = null'))

export async function dayFromToday(db: Reads, days: number): Promise<string> {
  const [day] = await rows<{ day: string }>(db, sql`select kitchen_today() + ${days}::integer as day`)
  if (!day) throw new Error('a select without "from" has one row')
  return day.day
}

export const setTaxRate = (owner: Owner, { database }: Tenant, rate: string) =>
  owner.with(database, (client) => client.query('update settings set tax_rate = $1', [rate]))
