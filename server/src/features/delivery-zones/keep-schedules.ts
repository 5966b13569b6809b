import { invalid, refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Reads, Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import type { ScheduleCreate, SchedulePatch } from './schedules.schema.ts'
import * as sql from './schedules.sql.ts'
import { knownZone, zoneToPutInto } from './zone-field.ts'

/** One page of schedules by weekday and time. */
export async function listSchedules(db: Reads, filter: sql.ScheduleFilter, request: PageRequest) {
  await knownZone(db, filter.zone)
  return sql.listSchedules(db, filter, request)
}

/** 404 when there is none, or no longer. */
export async function presentSchedule(db: Reads, id: number) {
  const schedule = await sql.scheduleById(db, id)
  if (!schedule) throw refuse('not_found')
  return schedule
}

/** A second schedule of a zone at the same weekday and time is refused by its unique index. */
export const createSchedule = (tenant: Tenant, wish: Static<typeof ScheduleCreate>) =>
  tenant.write(async (tx) => {
    await zoneToPutInto(tx, wish.zone)
    await judge(tx, wish)
    const { id } = await sql.insertSchedule(tx, wish)
    return presentSchedule(tx, id)
  })

/** What is taken away from a schedule is not taken from orders that were placed before. */
export const changeSchedule = (tenant: Tenant, id: number, changes: Static<typeof SchedulePatch>) =>
  tenant.write(async (tx) => {
    // The zone first, as whoever archives one does: two that lock in opposite order wait for each other.
    await zoneToPutInto(tx, changes.zone)
    const schedule = await sql.lockSchedule(tx, id)
    if (!schedule) throw refuse('not_found')
    await judge(tx, { ...schedule, ...changes })
    if (Object.keys(changes).length) await sql.updateSchedule(tx, id, changes)
    return presentSchedule(tx, id)
  })

export const removeSchedule = (tenant: Tenant, id: number) =>
  tenant.write(async (tx) => {
    if (!(await sql.archiveSchedule(tx, id))) throw refuse('not_found')
  })

type Judged = { start_time: string; end_time: string; meal_slot?: number | null }

async function judge(tx: Tx, { start_time, end_time, meal_slot }: Judged) {
  if (meal_slot && !(await sql.slotById(tx, meal_slot)))
    throw invalid({ meal_slot: 'This meal slot does not exist.' })
  if (!(await sql.isWindow(tx, start_time, end_time)))
    throw invalid({ end_time: 'This is not after the start.' })
}
