import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { Dish, Eater, ServedDish } from './choose-dish.ts'
import type { SlotKey } from './slots.sql.ts'

/** A meal of a subscription that is to be cooked, with what decides about its dish and its money. */
export type PendingMeal = Eater & {
  id: number
  order_number: string
  customer: number
  subscription: number
  delivery_date: string
  meal_slot: number | null
  payment_mode: string
  total: string
  tax: string
  difference: string | null
  quantity: number
  diet_type: string
  /** What it is called until it has a dish. */
  name: string
  wished: number | null
}

export const columns = sql`o.id, o.order_number, o.customer, o.subscription, o.delivery_date, o.meal_slot, o.payment_mode, o.total, o.tax,
  o.difference, o.quantity, s.diet_type, c.allergies, c.dislikes, x.dish as wished,
  coalesce((select string_agg(l.name, ', ' order by l.id) from order_lines l where l."order" = o.id), '') as name`
export const tables = sql`orders o join subscriptions s on s.id = o.subscription join customers c on c.id = o.customer
  left join subscription_overrides x on x.subscription = o.subscription and x.date = o.delivery_date
    and x.meal_slot is not distinct from o.meal_slot`
const pending = sql`select ${columns} from ${tables} where o.status = 'pending' and o.archived_at is null`

const inSlot = ({ date, meal_slot }: SlotKey) =>
  sql`o.delivery_date = ${date}::date and o.meal_slot is not distinct from ${meal_slot}::integer`

/** Meals of a slot that are not decided yet, locked in the order of their ids: by the index of the date, not of all ids. */
export async function lockPending(tx: Tx, slot: SlotKey, most: number): Promise<PendingMeal[]> {
  const locked = await rows<{ id: number }>(
    tx,
    sql`select o.id from orders o where ${inSlot(slot)} and o.status = 'pending' and o.subscription is not null and o.archived_at is null
        and not exists (select from production_exceptions known where known."order" = o.id)
      order by o.delivery_date, o.id limit ${most} for no key update of o`,
  )
  const ids = locked.map(({ id }) => id)
  // Those that another node has decided while this one waited are left out.
  return rows<PendingMeal>(
    tx,
    sql`${pending} and o.id = any(${ids}::integer[])
      and not exists (select from production_exceptions known where known."order" = o.id) order by o.id`,
  )
}

/** One meal that waits to be cooked; its order is locked already. */
export async function pendingMeal(tx: Tx, order: number): Promise<PendingMeal | undefined> {
  const [meal] = await rows<PendingMeal>(tx, sql`${pending} and o.id = ${order}`)
  return meal
}

/** All that wait to be cooked in a slot, as they are now. */
export const pendingMeals = (db: Reads, slot: SlotKey) =>
  rows<PendingMeal>(db, sql`${pending} and ${inSlot(slot)} order by o.id`)

/** The dishes of a slot's published menus by diet, in the order of the menu. */
export async function menusOf(
  db: Reads | Tx,
  { date, meal_slot }: SlotKey,
): Promise<Map<string, ServedDish[]>> {
  const served = await rows<ServedDish & { diet: string }>(
    db,
    sql`
    select m.diet_type as diet, dish.id as dish, dish.name, dish.allergens, dish.is_available and dish.archived_at is null as is_available,
      i.portion_limit - i.portions_sold as left
    from daily_menus m join daily_menu_items i on i.daily_menu = m.id join menu_items dish on dish.id = i.master_item
    where m.menu_date = ${date}::date and m.meal_slot = ${meal_slot}::integer and m.status = 'published' and m.archived_at is null
    order by m.diet_type, i.sort_order, i.id`,
  )
  return Map.groupBy(served, ({ diet }) => diet)
}

/** Whoever sells portions of a slot's menus waits until the transaction ends. */
export const lockPortions = (tx: Tx, { date, meal_slot }: SlotKey) =>
  rows(
    tx,
    sql`select i.id from daily_menu_items i join daily_menus m on m.id = i.daily_menu
      where m.menu_date = ${date}::date and m.meal_slot = ${meal_slot}::integer and m.status = 'published' and i.portion_limit is not null
      order by i.id for no key update of i`,
  )

/** Takes portions of dishes whose number is limited. */
export const takePortions = (
  tx: Tx,
  { date, meal_slot }: SlotKey,
  taken: { dish: number; diet: string; portions: number }[],
) =>
  rows(
    tx,
    sql`
    update daily_menu_items i set portions_sold = i.portions_sold + taken.portions
    from unnest(${taken.map(({ dish }) => dish)}::integer[], ${taken.map(({ diet }) => diet)}::text[],
        ${taken.map(({ portions }) => portions)}::integer[]) as taken (dish, diet, portions)
      join daily_menus m on m.menu_date = ${date}::date and m.meal_slot = ${meal_slot}::integer and m.diet_type = taken.diet
        and m.status = 'published' and m.archived_at is null
    where i.daily_menu = m.id and i.master_item = taken.dish and i.portion_limit is not null`,
  )

export async function dishesOf(db: Reads | Tx, ids: number[]): Promise<Map<number, Dish>> {
  const dishes = await rows<Dish>(
    db,
    sql`select id as dish, name, allergens, is_available and archived_at is null as is_available
      from menu_items where id = any(${ids}::integer[])`,
  )
  return new Map(dishes.map((dish) => [dish.dish, dish]))
}

/** Writes which dish these meals are. */
export const setDishes = (tx: Tx, chosen: { order: number; dish: number }[]) =>
  rows(
    tx,
    sql`
    update order_lines l set dish = dish.id, name = dish.name
    from unnest(${chosen.map(({ order }) => order)}::integer[], ${chosen.map(({ dish }) => dish)}::integer[]) as chosen ("order", dish)
      join menu_items dish on dish.id = chosen.dish
    where l."order" = chosen."order"`,
  )
