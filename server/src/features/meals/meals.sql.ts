import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** A meal as it is written: an order of one line. */
export type WrittenMeal = {
  subscription: number
  customer: number
  meal_slot: number | null
  address: number | null
  delivery_date: string
  payment_mode: string
  quantity: number
  total: string
  tax: string
  difference: string
  special_instructions: string
  name: string
  portion_label: string
  unit_price: string
  tax_rate: string
}
export type OpenMeal = Pick<
  WrittenMeal,
  | 'subscription'
  | 'meal_slot'
  | 'delivery_date'
  | 'address'
  | 'payment_mode'
  | 'quantity'
  | 'total'
  | 'tax'
  | 'special_instructions'
  | 'name'
> & { id: number; difference: string | null }

/**
 * The meals of these subscriptions that still follow their plan: those that are not locked. They are looked up one by one:
 * by their date alone twenty thousand are read for each two thousand that are asked for.
 */
export const openMeals = (tx: Tx, ids: number[], from: string, to: string) =>
  rows<OpenMeal>(
    tx,
    sql`
    with mine as materialized (
      select o.id, o.subscription, o.meal_slot, o.delivery_date, o.address, o.payment_mode, o.quantity, o.total, o.tax, o.difference, o.special_instructions, o.status
      from unnest(${ids}::integer[]) wanted
        join orders o on o.subscription = wanted and o.delivery_date between ${from}::date and ${to}::date and o.status <> 'cancelled'
      order by o.id for no key update of o
    )
    select id, subscription, meal_slot, delivery_date, address, payment_mode, quantity, total, tax, difference, special_instructions,
      (select string_agg(l.name, ', ' order by l.id) from order_lines l where l."order" = mine.id) as name
    from mine where status = 'pending' and meal_locks_at(delivery_date, meal_slot) > kitchen_now() order by id`,
  )

/** Many meals as rows, to be written by one statement. */
const unnested = (meals: WrittenMeal[]) => {
  const column = <K extends keyof WrittenMeal>(name: K) => meals.map((meal) => meal[name])
  return sql`select * from unnest(${column('subscription')}::integer[], ${column('customer')}::integer[], ${column('meal_slot')}::integer[],
    ${column('address')}::integer[], ${column('delivery_date')}::date[], ${column('payment_mode')}::text[], ${column('quantity')}::integer[],
    ${column('total')}::numeric[], ${column('tax')}::numeric[], ${column('difference')}::numeric[], ${column('special_instructions')}::text[],
    ${column('name')}::text[], ${column('portion_label')}::text[], ${column('unit_price')}::numeric[], ${column('tax_rate')}::numeric[])
    as meal (subscription, customer, meal_slot, address, delivery_date, payment_mode, quantity, total, tax, difference,
      special_instructions, name, portion_label, unit_price, tax_rate)`
}

/** Pending orders with their lines, in one statement. A meal that is there already is not made twice,
 * and one that is locked only when it is `late`. Answers the new ids. */
export async function insertMeals(
  tx: Tx,
  meals: WrittenMeal[],
  { currency, order_date, late }: { currency: string; order_date: string | null; late: boolean },
): Promise<number[]> {
  const placed = await rows<{ id: number }>(
    tx,
    sql`
    with meal as materialized (${unnested(meals)}), placed as (
      insert into orders (customer, subscription, address, meal_slot, order_date, delivery_date, status, payment_mode, quantity,
        total, tax, difference, currency, special_instructions)
      select customer, subscription, address, meal_slot, coalesce(${order_date}::date, kitchen_today()), delivery_date, 'pending',
        payment_mode, quantity, total, tax, difference, ${currency}, special_instructions
      from meal where ${late} or meal_locks_at(delivery_date, meal_slot) > kitchen_now() order by delivery_date
      on conflict do nothing returning id, subscription, delivery_date, meal_slot
    ), written as (
      insert into order_lines ("order", name, portion_label, quantity, unit_price, price_source, tax_rate, tax, total)
      select placed.id, name, portion_label, quantity, unit_price, 'subscription', tax_rate, tax, total
      from placed join meal on meal.subscription = placed.subscription and meal.delivery_date = placed.delivery_date
        and coalesce(meal.meal_slot, 0) = coalesce(placed.meal_slot, 0)
    )
    select id from placed`,
  )
  return placed.map(({ id }) => id)
}

/** Brings open meals to what is written here, their lines with them. */
export const amendMeals = (tx: Tx, meals: WrittenMeal[]) =>
  rows(
    tx,
    sql`
    with meal as materialized (${unnested(meals)}), changed as (
      update orders o set address = meal.address, payment_mode = meal.payment_mode, quantity = meal.quantity, total = meal.total, tax = meal.tax, difference = meal.difference,
        special_instructions = meal.special_instructions, updated_at = kitchen_now()
      from meal where o.subscription = meal.subscription and o.delivery_date = meal.delivery_date
        and coalesce(o.meal_slot, 0) = coalesce(meal.meal_slot, 0) and o.status = 'pending'
      returning o.id, o.subscription, o.delivery_date, o.meal_slot
    )
    update order_lines l set name = meal.name, quantity = meal.quantity, unit_price = meal.unit_price, tax_rate = meal.tax_rate, tax = meal.tax, total = meal.total
    from changed join meal on meal.subscription = changed.subscription and meal.delivery_date = changed.delivery_date
      and coalesce(meal.meal_slot, 0) = coalesce(changed.meal_slot, 0)
    where l."order" = changed.id`,
  )

/** Keeps the derived last dates. */
export const setEnds = (tx: Tx, ends: { id: number; ends_on: string | null }[]) =>
  rows(
    tx,
    sql`
    update subscriptions s set ends_on = new.ends_on
    from unnest(${ends.map(({ id }) => id)}::integer[], ${ends.map(({ ends_on }) => ends_on)}::date[]) as new (id, ends_on)
    where s.id = new.id and s.ends_on is distinct from new.ends_on`,
  )
