import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { addressText } from '../fulfilment/index.ts'
import type { Slot, SlotKey } from './slots.sql.ts'

/** A meal as the kitchen has to know it: one line of an order. */
export type PlannedMeal = {
  order: number
  line: number
  order_number: string
  subscription: number | null
  customer: number
  customer_name: string
  dish: number | null
  name: string
  portion_label: string
  quantity: number
  /** What its eater must not have, and what is in the dish. */
  allergies: string[]
  dislikes: (string | number)[]
  allergens: string[]
  special_instructions: string
  address: string
  zone: string | null
}

const meals = ({ date, meal_slot }: SlotKey, statuses: string[]) => sql`
  select o.id as "order", l.id as line, jsonb_build_object('order', o.id, 'line', l.id, 'order_number', o.order_number,
      'subscription', o.subscription, 'customer', o.customer,
      'customer_name', coalesce(nullif(trim(concat_ws(' ', eater.first_name, eater.last_name)), ''), c.name),
      'dish', dish.id, 'name', l.name, 'portion_label', l.portion_label, 'quantity', l.quantity,
      'allergies', c.allergies, 'dislikes', c.dislikes, 'allergens', coalesce(dish.allergens, '[]'),
      'special_instructions', o.special_instructions, 'address', ${addressText}, 'zone', z.name) as meal
  from orders o join order_lines l on l."order" = o.id join customers c on c.id = o.customer join accounts eater on eater.id = c.account
    left join daily_menu_items i on i.id = l.daily_menu_item left join menu_items dish on dish.id = coalesce(l.dish, i.master_item)
    left join customer_addresses a on a.id = o.address left join zones z on z.id = a.zone
  where o.delivery_date = ${date}::date and o.meal_slot is not distinct from ${meal_slot}::integer and o.archived_at is null
    and o.status = any(${statuses})`

const cooked = ['confirmed', 'preparing', 'ready', 'delivered']

/** What would be cooked now. */
export const forecast = async (db: Reads, slot: SlotKey): Promise<PlannedMeal[]> =>
  (
    await rows<{ meal: PlannedMeal }>(
      db,
      sql`select meal from (${meals(slot, ['pending', ...cooked])}) meals order by "order", line`,
    )
  ).map(({ meal }) => meal)

/**
 * Writes a slot's plan as it is now beside what it was, and answers how many meals begin or end with this version. The
 * caller holds the slot.
 */
export async function writeMeals(tx: Tx, slot: Slot, version: number): Promise<number> {
  const [changed] = await rows<{ count: number }>(
    tx,
    sql`
    with live as materialized (${meals(slot, cooked)}),
    standing as materialized (select id, line, meal from production_meals where slot = ${slot.id} and to_version is null),
    ended as (
      update production_meals set to_version = ${version} from standing
      where production_meals.id = standing.id and not exists (select from live where live.line = standing.line and live.meal = standing.meal)
      returning production_meals.id
    ), begun as (
      insert into production_meals (slot, "order", line, from_version, meal)
      select ${slot.id}, "order", line, ${version}, meal from live
      where not exists (select from standing where standing.line = live.line and standing.meal = live.meal)
        and (select count(*) from ended) >= 0
      returning id
    )
    select (select count(*) from ended) + (select count(*) from begun) as count`,
  )
  return changed?.count ?? 0
}

export const insertVersion = (
  tx: Tx,
  plan: { slot: number; version: number; reason: string; actor: number | null },
) =>
  rows(
    tx,
    sql`
    with slot as (
      update production_slots set version = ${plan.version}, locked_at = coalesce(locked_at, kitchen_now()) where id = ${plan.slot}
    )
    insert into production_plans (slot, version, reason, actor) values (${plan.slot}, ${plan.version}, ${plan.reason}, ${plan.actor}::integer)`,
  )

/** The meals of a version of a plan. */
export const mealsOfVersion = async (db: Reads, slot: number, version: number): Promise<PlannedMeal[]> =>
  (
    await rows<{ meal: PlannedMeal }>(
      db,
      sql`select meal from production_meals
        where slot = ${slot} and from_version <= ${version} and coalesce(to_version > ${version}, true) order by "order", line`,
    )
  ).map(({ meal }) => meal)

/** Each meal that differs between a version and the one before: as it was, as it is. */
export const differences = (db: Reads, slot: number, version: number) =>
  rows<{ before: PlannedMeal | null; after: PlannedMeal | null }>(
    db,
    sql`
    select was.meal as before, is_.meal as after
    from (select line, meal from production_meals where slot = ${slot} and to_version = ${version}) was
      full join (select line, meal from production_meals where slot = ${slot} and from_version = ${version} and ${version} > 1) is_ using (line)
    order by line`,
  )

export type Version = { version: number; reason: string; actor: string | null; created_at: string }

export const versionsOf = (db: Reads, slot: number) =>
  rows<Version>(
    db,
    sql`select p.version, p.reason, a.username as actor, p.created_at
      from production_plans p left join accounts a on a.id = p.actor where p.slot = ${slot} order by p.version desc`,
  )
