import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { credited } from '../production/index.ts'

export type ClosureRow = {
  id: number
  from_date: string
  until_date: string
  meal_slot: number | null
  reason: string
  gives: string | null
  moves_to: string | null
  created_at: string
  undone_at: string | null
}
type NewClosure = Pick<ClosureRow, 'from_date' | 'until_date' | 'meal_slot' | 'reason' | 'gives' | 'moves_to'>
const columns = [
  'id',
  'from_date',
  'until_date',
  'meal_slot',
  'reason',
  'gives',
  'moves_to',
  'created_at',
  'undone_at',
] as const

export function listClosures(db: Reads, is_undone: boolean | undefined, page: PageRequest) {
  let query = db.selectFrom('closures').select(columns)
  if (is_undone !== undefined) query = query.where('undone_at', is_undone ? 'is not' : 'is', null)
  return pageOf(query.orderBy('from_date', 'desc').orderBy('id', 'desc'), page)
}

export const insertClosure = (tx: Tx, closure: NewClosure, created_by: number) =>
  tx
    .insertInto('closures')
    .values({ ...closure, created_by })
    .returning(columns)
    .executeTakeFirstOrThrow()

export const lockClosure = (tx: Tx, id: number) =>
  tx.selectFrom('closures').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export async function slotExists(tx: Tx, id: number): Promise<boolean> {
  return (
    (await rows(tx, sql`select from meal_slots where id = ${id} and archived_at is null for share`)).length >
    0
  )
}

/** Ends a closure: all of it, or from a date on when some of it has been already. */
export const endClosure = (tx: Tx, id: number, until_date: string | null) =>
  tx
    .updateTable('closures')
    .set(until_date === null ? { undone_at: sql<string>`kitchen_now()` } : { until_date })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

type Affected = {
  id: number
  customer: number
  customer_name: string
  want_notifications: boolean
  ends_on: string | null
}

/** The running subscriptions that reach to a date, held in the order of their ids so that no two closures wait for each other. */
export const lockRunning = (tx: Tx, from: string) =>
  rows<Affected>(
    tx,
    sql`
    select s.id, s.customer, c.name as customer_name, s.want_notifications, s.ends_on
    from subscriptions s join customers c on c.id = s.customer
    where s.archived_at is null and s.status = any(array['active', 'paused']) and coalesce(s.ends_on, 'infinity') >= ${from}::date
    order by s.id for no key update of s`,
  )

export const endsOf = (tx: Tx, ids: number[]) =>
  rows<{ id: number; ends_on: string | null }>(
    tx,
    sql`select id, ends_on from subscriptions where id = any(${ids}::integer[])`,
  )

export type LockedMeal = {
  id: number
  subscription: number
  date: string
  meal_slot: number | null
  is_cooking: boolean
  /** What was given back already of its agreed price. */
  credited: string | null
}

/** Locked meals of subscriptions that a closure falls on: those that the kitchen has not begun can still be called off. */
export const lockedMeals = (
  tx: Tx,
  { from_date, until_date, meal_slot }: Pick<ClosureRow, 'from_date' | 'until_date' | 'meal_slot'>,
) =>
  rows<LockedMeal>(
    tx,
    sql`
    select id, subscription, delivery_date as date, meal_slot, status <> 'confirmed' and status <> 'pending' as is_cooking,
      ${credited} as credited
    from orders o
    where subscription is not null and delivery_date between ${from_date}::date and ${until_date}::date
      and (${meal_slot}::integer is null or meal_slot = ${meal_slot}::integer)
      and (status = any(array['confirmed', 'preparing', 'ready', 'delivered'])
        or status = 'pending' and meal_locks_at(delivery_date, meal_slot) <= kitchen_now())
    order by id for no key update`,
  )

/** The last date from which a slot, or any without one, is locked; null when none is. */
export async function lastLocked(tx: Tx, meal_slot: number | null): Promise<string | null> {
  const [row] = await rows<{ date: string | null }>(
    tx,
    sql`
    select max(day)::date as date
    from generate_series(kitchen_today(), kitchen_today() + 31, interval '1 day') day,
      (select id from meal_slots where archived_at is null and (${meal_slot}::integer is null or id = ${meal_slot}::integer)
        union all select null where ${meal_slot}::integer is null) slot
    where meal_locks_at(day::date, slot.id) <= kitchen_now()`,
  )
  return row?.date ?? null
}

export async function todayOf(tx: Tx): Promise<string> {
  const [row] = await rows<{ today: string }>(tx, sql`select kitchen_today() as today`)
  if (!row) throw new Error('one row was asked for')
  return row.today
}
