import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { PlaceOrder } from './orders.schema.ts'

export type OfferedItem = {
  id: number
  name: string
  portion_label: string
  unit_price: string
  price_source: 'daily_menu' | 'menu_item'
  is_available: boolean
  is_limited: boolean
}

export type OrderFacts = {
  customer: number | null
  /** The address, when it is the customer's own and approved. */
  address: number | null
  /** The address's zone, when its schedules limit how many orders of that day and slot it takes. */
  limited_zone: number | null
  slot_exists: boolean
  is_open: boolean
  closed_at: string | null
  tax_rate: string
  prices_include_tax: boolean
  /** Those of the wished items that stand on a published menu of the day and slot. */
  items: OfferedItem[]
}

/** When a slot `s` closes for a `date`; without a cut-off it closes with the service date itself. */
export const closing = `coalesce(cutoff_at(date, s.cutoff_days_before, s.cutoff_time, (select day_starts_at from settings)), day_begins(date + 1))`

const selectFacts = prepared<
  [account: number, address: number, slot: number, date: string, items: number[]],
  OrderFacts
>(`
  select c.id as customer, a.id as address,
    (select zone from delivery_schedules where zone = a.zone and day_of_week = extract(isodow from date) - 1
      and (meal_slot = s.id or meal_slot is null) and is_active and archived_at is null limit 1) as limited_zone,
    s.id is not null as slot_exists,
    coalesce(${closing} > kitchen_now(), false) as is_open, ${closing} as closed_at, settings.tax_rate, settings.prices_include_tax,
    coalesce((
      select json_agg(json_build_object('id', i.id, 'name', item.name, 'portion_label', i.portion_label,
        'unit_price', coalesce(i.override_price, item.price)::text,
        'price_source', case when i.override_price is null then 'menu_item' else 'daily_menu' end,
        'is_available', item.is_available and item.archived_at is null, 'is_limited', i.portion_limit is not null))
      from daily_menu_items i join daily_menus m on m.id = i.daily_menu join menu_items item on item.id = i.master_item
      where i.id = any($5::integer[]) and m.menu_date = date and m.meal_slot = s.id and m.status = 'published'), '[]') as items
  from settings cross join (select $4::date as date) asked
  left join customers c on c.account = $1 and c.archived_at is null
  left join customer_addresses a on a.id = $2 and a.customer = c.id and a.status = 'active' and a.archived_at is null
  left join meal_slots s on s.id = $3 and s.is_active and s.archived_at is null`)

/** All that placing an order is judged by, in one round trip, by the kitchen's clock. */
export async function orderFacts(
  tx: Tx,
  account: number,
  { address, meal_slot, delivery_date, items }: PlaceOrder,
): Promise<OrderFacts> {
  const [facts] = await selectFacts(
    tx,
    account,
    address,
    meal_slot,
    delivery_date,
    items.map((item) => item.daily_menu_item),
  )
  if (!facts) throw new Error('every kitchen has settings')
  return facts
}

export type NewOrder = {
  customer: number
  address: number
  meal_slot: number
  delivery_date: string
  payment_mode: string
  special_instructions: string
  quantity: number
  total: string
  tax: string
  currency: string
}
export type NewLine = {
  daily_menu_item: number
  name: string
  portion_label: string
  quantity: number
  unit_price: string
  price_source: string
  tax_rate: string
  tax: string
  total: string
}

type Columns = [
  customer: number,
  address: number,
  meal_slot: number,
  delivery_date: string,
  payment_mode: string,
  quantity: number,
  total: string,
  tax: string,
  currency: string,
  special_instructions: string,
  items: number[],
  names: string[],
  portion_labels: string[],
  quantities: number[],
  unit_prices: string[],
  price_sources: string[],
  tax_rates: string[],
  taxes: string[],
  totals: string[],
]

export type Placed = { id: number; order_number: string; created_at: string }

const insertAll = prepared<Columns, Placed>(`
  with buyer as (
    select from customers where id = $1 and archived_at is null for key share
  ), line as (
    select * from unnest($11::integer[], $12::text[], $13::text[], $14::integer[], $15::numeric[], $16::text[],
      $17::numeric[], $18::numeric[], $19::numeric[])
      as line (daily_menu_item, name, portion_label, quantity, unit_price, price_source, tax_rate, tax, total)
  ), limited as (
    select i.id, i.portions_sold + line.quantity as sold, i.portion_limit
    from daily_menu_items i join line on line.daily_menu_item = i.id
    where i.portion_limit is not null order by i.id for update of i
  ), enough as (
    select coalesce(bool_and(sold <= portion_limit), true) as yes from limited
  ), taken as (
    update daily_menu_items i set portions_sold = limited.sold from limited, enough where i.id = limited.id and enough.yes
  ), placed as (
    insert into orders (customer, address, meal_slot, delivery_date, status, payment_mode, quantity, total, tax, currency, special_instructions)
    select $1, $2, $3, $4::date, 'confirmed', $5, $6, $7::numeric, $8::numeric, $9, $10 from enough, buyer where yes
    returning id, order_number, created_at, delivery_date, meal_slot
  ), written as (
    insert into order_lines ("order", daily_menu_item, name, portion_label, quantity, unit_price, price_source, tax_rate, tax, total)
    select placed.id, line.* from placed, line
  ), ticket as (
    insert into kitchen_tickets (order_id) select id from placed returning id
  ), told as (
    insert into outbox (topic, type, data)
    select 'kitchen', 'ticket.opened', jsonb_build_object('id', ticket.id, 'order_id', placed.id, 'status', 'queued',
      'delivery_date', delivery_date, 'meal_slot', meal_slot) from placed, ticket
    union all
    select 'orders', 'order.placed', jsonb_build_object('id', id, 'order_id', id, 'status', 'confirmed',
      'delivery_date', delivery_date, 'meal_slot', meal_slot) from placed
  )
  select id, order_number, created_at from placed`)

/**
 * Writes a confirmed order with its lines, its kitchen ticket and their events, in one statement: four round trips less
 * than one by one. Portions that are limited are taken first, under their rows' locks and in the order of their ids;
 * when one item has too few nothing is written and nothing is answered. The same for a customer who is removed right now.
 */
export async function insertOrder(tx: Tx, order: NewOrder, lines: NewLine[]) {
  const column = <K extends keyof NewLine>(name: K) => lines.map((line) => line[name])
  const [placed] = await insertAll(
    tx,
    order.customer,
    order.address,
    order.meal_slot,
    order.delivery_date,
    order.payment_mode,
    order.quantity,
    order.total,
    order.tax,
    order.currency,
    order.special_instructions,
    column('daily_menu_item'),
    column('name'),
    column('portion_label'),
    column('quantity'),
    column('unit_price'),
    column('price_source'),
    column('tax_rate'),
    column('tax'),
    column('total'),
  )
  return placed
}

/** How many portions are left of those items that are limited. */
export async function portionsLeft(db: Reads | Tx, items: number[]): Promise<Map<number, number>> {
  const left = await rows<{ id: number; left: number }>(
    db,
    sql`
    select id, portion_limit - portions_sold as left from daily_menu_items
    where id = any(${items}::integer[]) and portion_limit is not null`,
  )
  return new Map(left.map((item) => [item.id, item.left]))
}

export type OpenSlot = { delivery_date: string; meal_slot: number; meal_slot_name: string; cutoff_at: string }

/** The soonest closing slot that has a published menu and still takes orders. */
export async function nextOpenSlot(db: Reads | Tx): Promise<OpenSlot | undefined> {
  const [slot] = await rows<OpenSlot>(
    db,
    sql`
    select m.menu_date as delivery_date, s.id as meal_slot, s.name as meal_slot_name, ${sql.raw(closing)} as cutoff_at
    from daily_menus m join meal_slots s on s.id = m.meal_slot and s.is_active and s.archived_at is null
      cross join lateral (select m.menu_date as date) day
    where m.status = 'published' and m.menu_date >= kitchen_today() and ${sql.raw(closing)} > kitchen_now()
    order by 4, s.sort_order, s.id limit 1`,
  )
  return slot
}

export type CancelFacts = {
  id: number
  subscription: number | null
  is_open: boolean
  closed_at: string | null
}

/** Whether an own order may still be cancelled by its customer. */
export async function cancelFacts(tx: Tx, account: number, order: number): Promise<CancelFacts | undefined> {
  const [facts] = await rows<CancelFacts>(
    tx,
    sql`
    select o.id, o.subscription, coalesce(${sql.raw(closing)} > kitchen_now(), false) as is_open, ${sql.raw(closing)} as closed_at
    from orders o join customers c on c.id = o.customer and c.account = ${account}
    left join meal_slots s on s.id = o.meal_slot
    cross join lateral (select o.delivery_date as date) day
    where o.id = ${order}`,
  )
  return facts
}
