import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** Until the transaction ends nobody else plans this subscription's meals. Undefined when there is none (any more). */
export async function lockPlan(tx: Tx, subscription: number) {
  const [locked] = await rows<{ status: string; today: string }>(
    tx,
    sql`select status, kitchen_today() as today from subscriptions where id = ${subscription} and archived_at is null for no key update`,
  )
  return locked
}

export type MealFacts = {
  customer: number
  meal_slot: number | null
  address: number | null
  special_instructions: string
  name: string
  portion_label: string
  cost_per_meal: string
  tax_rate: string
  /** Those of the wished dates that have a meal already. */
  taken: string[]
}

/** Where a slot's food goes: by what the slot is called, else to the lunch address before the dinner address (contract 7.1). */
const addressOfSlot = sql`case when slot.name || ' ' || slot.code ilike '%dinner%' and slot.name || ' ' || slot.code not ilike '%lunch%'
  then coalesce(s.dinner_address, s.lunch_address) else coalesce(s.lunch_address, s.dinner_address) end`

/** What a meal of a subscription is, as it stands now. */
export async function mealFacts(tx: Tx, subscription: number, dates: string[]): Promise<MealFacts> {
  const [facts] = await rows<MealFacts>(
    tx,
    sql`
    select s.customer, s.time_slot as meal_slot, ${addressOfSlot} as address, s.special_instructions, s.cost_per_meal, settings.tax_rate,
      coalesce(p.name, (select string_agg(m.name, ', ' order by m.id) from subscription_menus sm join menus m on m.id = sm.menu
        where sm.subscription = s.id), 'Meal') as name,
      coalesce(p.portion_label, '') as portion_label,
      coalesce((select json_agg(o.delivery_date) from orders o where o.subscription = s.id and o.status <> 'cancelled'
        and o.delivery_date = any(${dates}::date[])), '[]') as taken
    from settings cross join subscriptions s left join meal_slots slot on slot.id = s.time_slot
    left join meal_packages p on p.id = s.meal_package where s.id = ${subscription}`,
  )
  if (!facts) throw new Error('the subscription was just locked')
  return facts
}

export type NewMeals = Omit<MealFacts, 'taken' | 'cost_per_meal'> & {
  subscription: number
  dates: string[]
  order_date: string | null
  quantity: number
  unit_price: string
  tax: string
  total: string
  currency: string
}

/** A pending order with one line for each date, in one statement. A meal that is there already is not made twice. */
export async function insertMeals(tx: Tx, meals: NewMeals): Promise<number[]> {
  const placed = await rows<{ id: number }>(
    tx,
    sql`
    with placed as (
      insert into orders (customer, subscription, address, meal_slot, order_date, delivery_date, status, payment_mode, quantity,
        total, tax, currency, special_instructions)
      select ${meals.customer}::integer, ${meals.subscription}::integer, ${meals.address}::integer, ${meals.meal_slot}::integer,
        coalesce(${meals.order_date}::date, kitchen_today()), date, 'pending', 'invoice', ${meals.quantity}::integer,
        ${meals.total}::numeric, ${meals.tax}::numeric, ${meals.currency}, ${meals.special_instructions}
      from unnest(${meals.dates}::date[]) as day (date) order by date
      on conflict do nothing returning id
    ), written as (
      insert into order_lines ("order", name, portion_label, quantity, unit_price, price_source, tax_rate, tax, total)
      select id, ${meals.name}, ${meals.portion_label}, ${meals.quantity}::integer, ${meals.unit_price}::numeric, 'subscription',
        ${meals.tax_rate}::numeric, ${meals.tax}::numeric, ${meals.total}::numeric from placed
    )
    select id from placed`,
  )
  return placed.map(({ id }) => id)
}

/**
 * Where meals that the kitchen has not begun go from now on, and what is to be minded. The screens hear of every ticket
 * that is open already, and of the orders once.
 */
export const redirect = (tx: Tx, subscription: number, from: string) =>
  rows(
    tx,
    sql`
    with changed as (
      update orders o set address = ${addressOfSlot}, special_instructions = s.special_instructions, updated_at = kitchen_now()
      from subscriptions s left join meal_slots slot on slot.id = s.time_slot
      where s.id = ${subscription} and o.subscription = s.id and o.delivery_date >= ${from}::date
        and o.status = any(array['pending', 'confirmed'])
      returning o.id, o.status, o.delivery_date, o.meal_slot
    )
    insert into outbox (topic, type, data)
    select 'kitchen', 'ticket.changed', jsonb_build_object('id', t.id, 'order_id', c.id, 'status', t.status,
      'assigned_to', t.assigned_to, 'delivery_date', c.delivery_date, 'meal_slot', c.meal_slot)
      from changed c join kitchen_tickets t on t.order_id = c.id and t.archived_at is null
    union all
    select 'orders', 'meals.changed', jsonb_build_object('subscription', ${subscription}::integer, 'orders', count(*))
      from changed`,
  )
