import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Schedule = Insertable<TenantDb['delivery_schedules']>

const schedules = (db: Reads) =>
  db
    .selectFrom('delivery_schedules as s')
    .innerJoin('zones', 'zones.id', 's.zone')
    .leftJoin('meal_slots', 'meal_slots.id', 's.meal_slot')
    .where('s.archived_at', 'is', null)
    .select([
      's.id',
      's.zone',
      'zones.name as zone_name',
      's.day_of_week',
      // The 1st of January 2024 was a Monday.
      sql<string>`to_char(date '2024-01-01' + s.day_of_week, 'FMDay')`.as('day_name'),
      's.start_time',
      's.end_time',
      's.meal_slot',
      sql<string>`coalesce(meal_slots.name, '')`.as('meal_slot_name'),
      's.max_deliveries',
      's.is_active',
    ])

const sortable = [
  'id',
  'zone',
  'zone_name',
  'day_of_week',
  'start_time',
  'end_time',
  'meal_slot',
  'max_deliveries',
  'is_active',
]

export type ScheduleFilter = {
  zone?: number | undefined
  day_of_week?: number | undefined
  is_active?: boolean | undefined
}

export function listSchedules(db: Reads, filter: ScheduleFilter, page: PageRequest) {
  const { zone, day_of_week, is_active } = filter
  let query = searched(schedules(db), page.words, ['zones.name'])
  if (zone !== undefined) query = query.where('s.zone', '=', zone)
  if (day_of_week !== undefined) query = query.where('s.day_of_week', '=', day_of_week)
  if (is_active !== undefined) query = query.where('s.is_active', '=', is_active)
  return pageOf(ordered(query, page.ordering, sortable, ['day_of_week', 'start_time'], 's.id'), page)
}

export const scheduleById = (db: Reads, id: number) => schedules(db).where('s.id', '=', id).executeTakeFirst()

export const lockSchedule = (tx: Tx, id: number) =>
  tx
    .selectFrom('delivery_schedules')
    .select(['start_time', 'end_time'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** Whether this window ends after it starts, however its times are written. */
export const isWindow = async (tx: Tx, start: string, end: string): Promise<boolean> =>
  (
    await tx
      .selectNoFrom(sql<boolean>`${end}::time > ${start}::time`.as('is_window'))
      .executeTakeFirstOrThrow()
  ).is_window

export const slotById = (tx: Tx, id: number) =>
  tx
    .selectFrom('meal_slots')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .executeTakeFirst()

export const insertSchedule = (tx: Tx, schedule: Schedule) =>
  tx.insertInto('delivery_schedules').values(schedule).returning('id').executeTakeFirstOrThrow()

export const updateSchedule = (tx: Tx, id: number, changes: Partial<Schedule>) =>
  tx.updateTable('delivery_schedules').set(changes).where('id', '=', id).execute()

export const archiveSchedule = (tx: Tx, id: number) =>
  tx
    .updateTable('delivery_schedules')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
