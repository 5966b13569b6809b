import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Gives, Override } from './plan.ts'

/** One meal of a subscription, by when and where it is served. */
export type MealKey = { subscription: number; date: string; meal_slot: number | null }
export type OverrideWish = Partial<Omit<Override, 'date' | 'meal_slot' | 'dish_name'>> & { reason?: string }

const ofMeal = ({ subscription, date, meal_slot }: MealKey) =>
  sql`subscription = ${subscription} and date = ${date}::date and meal_slot is not distinct from ${meal_slot}::integer`

/** Makes a date differ from the contract. What is not named stays as an earlier override of the date has it. */
export const writeOverride = (tx: Tx, key: MealKey, wish: OverrideWish, by: number | null) =>
  tx
    .insertInto('subscription_overrides')
    .values({ ...key, ...wish, created_by: by })
    .onConflict((on) =>
      on.columns(['subscription', 'date', 'meal_slot']).doUpdateSet({ ...wish, created_by: by }),
    )
    .execute()

export const dropOverride = (tx: Tx, key: MealKey) =>
  rows<{ extra_price: string | null }>(
    tx,
    sql`delete from subscription_overrides where ${ofMeal(key)} returning extra_price`,
  )

export async function overrideOf(tx: Tx, key: MealKey) {
  const [override] = await rows<Omit<Override, 'dish_name'>>(
    tx,
    sql`select date, meal_slot, quantity, address, dish, difference, extra_price, stands_for, special_instructions
      from subscription_overrides where ${ofMeal(key)}`,
  )
  return override
}

type SkipWish = { gives: Gives; by_kitchen?: boolean; moved_to?: string; reason?: string }

/** Answers whether it was not skipped before. */
export async function writeSkip(tx: Tx, key: MealKey, wish: SkipWish, by: number | null): Promise<boolean> {
  const made = await tx
    .insertInto('subscription_skips')
    .values({ ...key, ...wish, created_by: by })
    .onConflict((on) => on.columns(['subscription', 'date', 'meal_slot']).doNothing())
    .returning('subscription')
    .execute()
  return made.length > 0
}

/** A meal that was moved goes on to another date. */
export const redirectSkip = (tx: Tx, key: MealKey, to: string) =>
  rows(
    tx,
    sql`update subscription_skips set moved_to = ${to}::date where ${ofMeal(key)} and moved_to is not null`,
  )

/** Moves meals of the contract to another date because of a closure, with all that is their own. The date has no meal of theirs. */
export const moveMeals = (
  tx: Tx,
  keys: MealKey[],
  { to, closure, by }: { to: string; closure: number; by: number },
) =>
  rows(
    tx,
    sql`
    with moving as materialized (
      select * from unnest(${keys.map(({ subscription }) => subscription)}::integer[], ${keys.map(({ date }) => date)}::date[],
        ${keys.map(({ meal_slot }) => meal_slot)}::integer[]) as meal (subscription, date, meal_slot)
    ), skipped as (
      insert into subscription_skips (subscription, date, meal_slot, gives, by_kitchen, moved_to, closure, created_by)
      select subscription, date, meal_slot, 'nothing', true, ${to}::date, ${closure}::integer, ${by}::integer from moving
    ), own as (
      delete from subscription_overrides o using moving m where o.subscription = m.subscription and o.date = m.date
        and o.meal_slot is not distinct from m.meal_slot
      returning o.*
    )
    insert into subscription_overrides (subscription, date, meal_slot, quantity, address, dish, difference, stands_for,
      special_instructions, created_by)
    select m.subscription, ${to}::date, m.meal_slot, quantity, address, dish, difference, m.date, special_instructions, ${by}::integer
    from moving m left join own on own.subscription = m.subscription and own.meal_slot is not distinct from m.meal_slot
    on conflict (subscription, date, meal_slot) do update set (quantity, address, dish, difference, stands_for, special_instructions)
      = (excluded.quantity, excluded.address, excluded.dish, excluded.difference, excluded.stands_for, excluded.special_instructions)`,
  )

/** Takes back what a closure moved, as far as the dates that it was moved to are not locked. */
export const returnMeals = (tx: Tx, closure: number) =>
  rows(
    tx,
    sql`
    with back as (
      delete from subscription_skips where closure = ${closure} and meal_locks_at(moved_to, meal_slot) > kitchen_now()
      returning subscription, date, meal_slot, moved_to
    )
    update subscription_overrides o set date = back.date, stands_for = null from back
    where o.subscription = back.subscription and o.date = back.moved_to and o.meal_slot is not distinct from back.meal_slot
      and o.stands_for = back.date`,
  )

/** Answers where a skipped meal was moved to, or undefined when the date was not skipped. */
export async function dropSkip(tx: Tx, key: MealKey) {
  const [skip] = await rows<{ moved_to: string | null }>(
    tx,
    sql`delete from subscription_skips where ${ofMeal(key)} returning moved_to`,
  )
  return skip
}

/** The kitchen's own skips from a date on are forgotten: single meals that it cancelled are to be made again. */
export const dropKitchensSkips = (tx: Tx, subscription: number, from: string) =>
  rows(
    tx,
    sql`delete from subscription_skips where subscription = ${subscription} and date >= ${from}::date and by_kitchen and moved_to is null`,
  )

/** When a meal locks, and whether it has. */
export async function lockOf(tx: Tx, { date, meal_slot }: Omit<MealKey, 'subscription'>) {
  const [lock] = await rows<{ locks_at: string; is_locked: boolean }>(
    tx,
    sql`select meal_locks_at(${date}::date, ${meal_slot}::integer) as locks_at,
      meal_locks_at(${date}::date, ${meal_slot}::integer) <= kitchen_now() as is_locked`,
  )
  if (!lock) throw new Error('one row was asked for')
  return lock
}

/** The first date of each of these slots that is not locked. A cut-off is at most thirty days before its day. */
export async function firstOpenDates(tx: Tx, slots: (number | null)[]): Promise<Map<number | null, string>> {
  const open = await rows<{ meal_slot: number | null; date: string }>(
    tx,
    sql`select meal_slot, min(day)::date as date
      from unnest(${slots}::integer[]) meal_slot, generate_series(kitchen_today(), kitchen_today() + 31, interval '1 day') day
      where meal_locks_at(day::date, meal_slot) > kitchen_now() group by meal_slot`,
  )
  return new Map(open.map(({ meal_slot, date }) => [meal_slot, date]))
}
