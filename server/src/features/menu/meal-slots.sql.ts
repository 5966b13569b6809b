import { sql, type Insertable } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
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

/**
 * A menu of today or later, not closed, of this slot; an order that is still to be served in it; or a subscription that goes
 * on and is served in it, or was and may still owe what it missed then.
 */
export const comingMealOfSlot = async (tx: Tx, id: number): Promise<boolean> =>
  (
    await rows(
      tx,
      sql`
      select id from daily_menus where meal_slot = ${id} and status <> 'closed' and menu_date >= kitchen_today()
      union all
      select id from orders where meal_slot = ${id} and status <> all('{delivered,cancelled}') and delivery_date >= kitchen_today()
        and archived_at is null
      union all
      select id from subscriptions where status = any('{pending,active,paused}') and archived_at is null
        and coalesce(ends_on, 'infinity') >= kitchen_today()
        and id in (select subscription from subscription_lines where meal_slot = ${id}
          union all select subscription from subscription_former_lines where meal_slot = ${id})
      limit 1`,
    )
  ).length > 0

export const archiveSlot = (tx: Tx, id: number) =>
  tx
    .updateTable('meal_slots')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
