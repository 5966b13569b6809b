import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

/** A slot of a date. Without a slot: the meals of subscriptions that name none. */
export type SlotKey = { date: string; meal_slot: number | null }
export type Slot = SlotKey & {
  id: number
  looked_to: number | null
  locked_at: string | null
  version: number
  is_over: boolean
}

const columns = sql`id, date, meal_slot, looked_to, locked_at, version, date < kitchen_today() as is_over`

/** How long after an outage the days that went by are looked at. */
const daysBehind = 31
/** A cut-off is at most thirty days before its day. */
const daysAhead = 31

/** A slot that is being locked by nobody else just now; what is eaten soonest goes first. */
export async function claimSlot(tx: Tx): Promise<Slot | undefined> {
  const [slot] = await rows<Slot>(
    tx,
    sql`select ${columns} from production_slots where locked_at is null
      order by date < kitchen_today(), date, id limit 1 for update skip locked`,
  )
  return slot
}

/**
 * Takes up each slot of each date whose cut-off has passed. A kitchen that has neither subscriptions nor orders then has
 * nothing to lock. Answers how many there were.
 */
export async function openDueSlots(tx: Tx): Promise<number> {
  const opened = await rows<{ id: number }>(
    tx,
    sql`
    with due as materialized (
      select day::date as date, slot.id as meal_slot
      from generate_series(kitchen_today() - ${daysBehind}::integer, kitchen_today() + ${daysAhead}::integer, interval '1 day') day
        cross join (select id from meal_slots where archived_at is null union all select null) slot
      where not exists (select from production_slots known where known.date = day::date and known.meal_slot is not distinct from slot.id)
        and meal_locks_at(day::date, slot.id) <= kitchen_now()
    )
    insert into production_slots (date, meal_slot)
    select date, meal_slot from due
    where exists (select from subscriptions s where s.status = any(array['active', 'paused', 'expired']) and s.archived_at is null
        and s.start_date <= due.date and coalesce(s.ends_on, 'infinity') >= due.date)
      or exists (select from orders o where o.delivery_date = due.date and o.meal_slot is not distinct from due.meal_slot and o.archived_at is null)
    on conflict do nothing returning id`,
  )
  return opened.length
}

/** A locked slot to which a meal was added since. It is not held: whoever changes a meal holds its order before its slot. */
export async function slotWithStrays(tx: Tx): Promise<SlotKey | undefined> {
  const [slot] = await rows<SlotKey>(
    tx,
    sql`select date, meal_slot from production_slots p
      where locked_at is not null and date >= kitchen_today() and exists (select from orders o
        where o.delivery_date = p.date and o.meal_slot is not distinct from p.meal_slot and o.status = 'pending'
          and o.subscription is not null and o.archived_at is null
          and not exists (select from production_exceptions known where known."order" = o.id))
      order by date, id limit 1`,
  )
  return slot
}

/** The locked slots of today and later, without those that somebody else holds just now. */
export const claimLocked = (tx: Tx) =>
  rows<Slot>(
    tx,
    sql`select ${columns} from production_slots where locked_at is not null and date >= kitchen_today()
      order by date, id for update skip locked`,
  )

/**
 * Of a slot that is locked no version is written at the same time, until the transaction ends. It is the last of all locks,
 * behind the subscription, the order, the portions and the wallet; of several slots the earlier one goes first.
 */
export async function lockLocked(tx: Tx, { date, meal_slot }: SlotKey): Promise<Slot | undefined> {
  const [slot] = await rows<Slot>(
    tx,
    sql`select ${columns} from production_slots
      where date = ${date}::date and meal_slot is not distinct from ${meal_slot}::integer and locked_at is not null for update`,
  )
  return slot
}

export async function slotOf(db: Reads, { date, meal_slot }: SlotKey): Promise<Slot | undefined> {
  const [slot] = await rows<Slot>(
    db,
    sql`select ${columns} from production_slots where date = ${date}::date and meal_slot is not distinct from ${meal_slot}::integer`,
  )
  return slot
}

/** When a slot of a date is locked; undefined when there is no such slot. */
export async function lockTimeOf(db: Reads, { date, meal_slot }: SlotKey) {
  const [lock] = await rows<{ locks_at: string; is_locked: boolean }>(
    db,
    sql`select meal_locks_at(${date}::date, ${meal_slot}::integer) as locks_at,
      meal_locks_at(${date}::date, ${meal_slot}::integer) <= kitchen_now() as is_locked
    where ${meal_slot}::integer is null or exists (select from meal_slots where id = ${meal_slot}::integer)`,
  )
  return lock
}

export const setLookedTo = (tx: Tx, id: number, looked_to: number | null) =>
  rows(tx, sql`update production_slots set looked_to = ${looked_to} where id = ${id}`)

/** Running subscriptions behind an id that are served in a slot, locked in the order of their ids. */
export async function lockRunning(
  tx: Tx,
  { date, meal_slot, after, most }: SlotKey & { after: number; most: number },
): Promise<number[]> {
  const running = await rows<{ id: number }>(
    tx,
    sql`select s.id from subscriptions s
      where s.status = any(array['active', 'paused', 'expired']) and s.archived_at is null and s.id > ${after}
        and s.start_date <= ${date}::date and coalesce(s.ends_on, 'infinity') >= ${date}::date
        and s.id in (select subscription from subscription_lines where meal_slot is not distinct from ${meal_slot}::integer
          union all select subscription from subscription_former_lines where meal_slot is not distinct from ${meal_slot}::integer)
      order by s.id limit ${most} for no key update of s`,
  )
  return running.map(({ id }) => id)
}
