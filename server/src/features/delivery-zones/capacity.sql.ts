import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { Load } from './places-left.ts'

/**
 * Until the end of the transaction nobody else takes a place of this zone on a day like this one, or changes how many
 * there are. A slot's orders may use the places of all, so all schedules of the day are locked, in one order.
 */
export const lockPlaces = (tx: Tx, zone: number, date: string) =>
  rows(
    tx,
    sql`
    select id from delivery_schedules
    where zone = ${zone} and day_of_week = extract(isodow from ${date}::date) - 1 and is_active and archived_at is null
    order by id for no key update`,
  )

export type ZoneLoad = Load & { zone: number }

/** What is asked of every zone, or of one, on a day and what it takes. An order is in the zone that its address is in now. */
export const loadsOf = (db: Reads | Tx, date: string, zone: number | null = null) =>
  rows<ZoneLoad>(
    db,
    sql`
    select zone, meal_slot, sum(capacity)::integer as capacity, sum(booked)::integer as booked from (
      select zone, meal_slot, max_deliveries as capacity, 0 as booked from delivery_schedules
      where day_of_week = extract(isodow from ${date}::date) - 1 and is_active and archived_at is null
      union all
      select a.zone, o.meal_slot, null, 1 from orders o join customer_addresses a on a.id = o.address
      where o.delivery_date = ${date}::date and o.status <> 'cancelled'
    ) part
    where zone = ${zone}::integer or (${zone}::integer is null and zone is not null)
    group by zone, meal_slot`,
  )

/** The day that is asked for, else the kitchen's today, and all zones by name. */
export async function dayAndZones(db: Reads, date: string | undefined) {
  const [day] = await rows<{ date: string; zones: { zone: number; zone_name: string }[] }>(
    db,
    sql`
    select coalesce(${date ?? null}::date, kitchen_today()) as date,
      coalesce((select json_agg(json_build_object('zone', id, 'zone_name', name) order by name, id) from zones where archived_at is null), '[]') as zones`,
  )
  if (!day) throw new Error('one row was asked for')
  return day
}
