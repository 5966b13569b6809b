import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Slot = Insertable<TenantDb['meal_slots']>

// Sessions run in the kitchen's zone.
const slot = [
  'id',
  'name',
  'code',
  'cutoff_time',
  'cutoff_days_before',
  sql<string>`coalesce(to_char(cutoff_time, 'HH24:MI'), '')`.as('time'),
  sql<string>`current_setting('TimeZone')`.as('time_zone'),
  'sort_order',
  'is_active',
  'created_at',
] as const
const sortable = [
  'id',
  'name',
  'code',
  'cutoff_time',
  'cutoff_days_before',
  'sort_order',
  'is_active',
  'created_at',
]

const slots = (db: Reads) => db.selectFrom('meal_slots').where('archived_at', 'is', null).select(slot)

export const listSlots = (db: Reads, page: PageRequest) =>
  pageOf(
    ordered(searched(slots(db), page.words, ['name', 'code']), page.ordering, sortable, ['sort_order'], 'id'),
    page,
  )

export const slotById = (db: Reads, id: number) => slots(db).where('id', '=', id).executeTakeFirst()

/** A code that another slot has is refused by the unique index. */
export const insertSlot = (tx: Tx, values: Slot) =>
  tx.insertInto('meal_slots').values(values).returning(slot).executeTakeFirstOrThrow()

/** Undefined when there is none. */
export const updateSlot = (tx: Tx, id: number, changes: Partial<Slot>) =>
  // Something must be set, and a slot has no updated_at.
  tx
    .updateTable('meal_slots')
    .set((eb) => ({ sort_order: eb.ref('sort_order'), ...changes }))
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning(slot)
    .executeTakeFirst()

export const lockSlot = (tx: Tx, id: number) =>
  tx
    .selectFrom('meal_slots')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** A menu of today or later, not closed, of this slot, or a subscription to it that has not come to its end. */
export const comingMealOfSlot = (tx: Tx, id: number) =>
  tx
    .selectFrom('daily_menus')
    .select('id')
    .where('meal_slot', '=', id)
    .where('status', '<>', 'closed')
    .where('menu_date', '>=', sql<string>`kitchen_today()`)
    .union(
      tx
        .selectFrom('subscriptions')
        .select('id')
        .where('time_slot', '=', id)
        .where('status', '=', sql<string>`any('{pending,active,paused}')`)
        .where('end_date', '>=', sql<string>`kitchen_today()`)
        .where('archived_at', 'is', null),
    )
    .limit(1)
    .executeTakeFirst()

export const archiveSlot = (tx: Tx, id: number) =>
  tx
    .updateTable('meal_slots')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
