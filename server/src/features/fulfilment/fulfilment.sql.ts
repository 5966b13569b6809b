import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { prepared } from '../../platform/db/prepared.ts'
import type { NewEvent } from '../../platform/events/event.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { DeliveryStatus, Machine, OrderStatus, TicketStatus } from './moves.ts'

/** An order with its ticket and delivery, locked for the rest of the transaction. */
export type LockedOrder = {
  id: number
  order_number: string
  status: OrderStatus
  customer: number
  payment_mode: string
  /** Less what was paid back of it already, and so what is still to be earned or returned; the tax likewise. */
  total: string
  tax: string
  /** What a meal costs more than was paid for it in advance; below zero less. */
  difference: string | null
  delivery_date: string
  meal_slot: number | null
  is_delivery_day: boolean
  ticket: number | null
  ticket_status: TicketStatus | null
  assigned_to: number | null
  delivery: number | null
  delivery_status: DeliveryStatus | null
  /** Who is to carry it, with a delivery or before there is one. */
  driver: number | null
  driver_is_at_work: boolean
}

type By = { order: number } | { ticket: number } | { delivery: number } | { assignment: number }

const orderOf = (by: By) => {
  if ('order' in by) return sql`${by.order}::integer`
  if ('ticket' in by)
    return sql`(select order_id from kitchen_tickets where id = ${by.ticket} and archived_at is null)`
  if ('delivery' in by)
    return sql`(select "order" from deliveries where id = ${by.delivery} and archived_at is null)`
  return sql`(select "order" from assignments where id = ${by.assignment})`
}

/**
 * Finds an order by its own id or by its ticket's, delivery's or assignment's, and locks it. The order's row is the one
 * lock for all of them, so two people acting at once wait for each other here and the second sees what the first did.
 */
export async function lockOrder(tx: Tx, by: By): Promise<LockedOrder | undefined> {
  const id = orderOf(by)
  // "for update" would stop those who only refer to the order: a plan that is being written, for which this one may wait.
  const [locked] = await rows<{ id: number }>(
    tx,
    sql`select id from orders where id = ${id} for no key update`,
  )
  if (!locked) return undefined
  // Read in a second statement: the first one's view of the other tables is from before it waited for the lock.
  const [order] = await rows<LockedOrder>(
    tx,
    sql`
    select o.id, o.order_number, o.status, o.customer, o.payment_mode, o.total - returned.total as total,
      o.tax - returned.tax as tax, o.difference, o.delivery_date, o.meal_slot,
      o.delivery_date = kitchen_today() as is_delivery_day,
      t.id as ticket, t.status as ticket_status, t.assigned_to,
      d.id as delivery, d.status as delivery_status,
      who.driver, coalesce(dr.is_active and dr.archived_at is null, false) as driver_is_at_work
    from orders o left join kitchen_tickets t on t.order_id = o.id left join deliveries d on d."order" = o.id
      left join assignments who on who."order" = o.id left join drivers dr on dr.id = who.driver
      cross join lateral (select coalesce(sum(total), 0) as total, coalesce(sum(tax), 0) as tax from order_refunds
        where "order" = o.id and not withdrawn) returned
    where o.id = ${locked.id}`,
  )
  return order
}

export async function ordersToAdvance(db: Reads): Promise<{ date: string; orders: number[] }> {
  const [today] = await rows<{ date: string; orders: number[] }>(
    db,
    sql`
    select clock.date, coalesce(array_agg(o.id order by o.id) filter (where o.id is not null), '{}') as orders
    from (select kitchen_today() as date) clock left join orders o on o.delivery_date = clock.date
      and o.status = any(array['pending', 'confirmed', 'preparing']) and o.archived_at is null
      and not exists (select from production_exceptions x where x."order" = o.id and x.resolved_at is null)
    group by clock.date`,
  )
  return today! // the clock is one row
}

/** The ticket of a confirmed order; the one that it has already when there is one. */
export async function openTicket(tx: Tx, order: number): Promise<number> {
  const [ticket] = await rows<{ id: number }>(
    tx,
    sql`
    insert into kitchen_tickets (order_id) values (${order}) on conflict (order_id) do update set updated_at = kitchen_now() returning id`,
  )
  if (!ticket) throw new Error('an upsert answers its row')
  return ticket.id
}

/** One machine's step, as it is recorded and told. */
export type Move = {
  order: number
  machine: Machine
  from: string
  to: string
  actor: number | null
  reason: string
  event: NewEvent
}

type MoveColumns = [
  order: number,
  machine: string,
  from: string,
  to: string,
  actor: number | null,
  reason: string,
  topic: string,
  type: string,
  data: string,
]

const columnsOf = ({ order, machine, from, to, actor, reason, event }: Move): MoveColumns => [
  order,
  machine,
  from,
  to,
  actor,
  reason,
  event.topic,
  event.type,
  JSON.stringify(event.data),
]

/** A status, who moved it and what the screens hear of it, in one statement: a meal makes some eight of them in its life. */
const moving = <More extends readonly unknown[]>(change: string) =>
  prepared<readonly [...MoveColumns, ...More], never>(`
  with changed as (${change}),
  recorded as (
    insert into moves ("order", machine, from_status, to_status, actor, reason) values ($1, $2, $3, $4, $5, $6)
  )
  insert into outbox (topic, type, data) values ($7, $8, $9)`)

const orderMoves = moving<[]>(`update orders set status = $4, updated_at = kitchen_now() where id = $1`)

const ticketMoves = moving<[assigned_to: number | null]>(`
  update kitchen_tickets set status = $4, assigned_to = $10::integer, updated_at = kitchen_now(),
    preparation_start_time = case when $4 = any(array['preparing', 'ready']) then coalesce(preparation_start_time, kitchen_now())
      else preparation_start_time end,
    preparation_end_time = case when $4 = 'ready' then kitchen_now() else preparation_end_time end
  where order_id = $1`)

const deliveryMoves = moving<[]>(`
  update deliveries set status = $4, updated_at = kitchen_now(),
    pickup_time = case $4 when 'in_transit' then coalesce(pickup_time, kitchen_now()) when 'pending' then null else pickup_time end,
    delivery_time = case when $4 = 'delivered' then coalesce(delivery_time, kitchen_now()) else delivery_time end
  where "order" = $1`)

export const moveOrder = (tx: Tx, move: Move) => orderMoves(tx, ...columnsOf(move))
export const moveTicket = (tx: Tx, move: Move, assigned_to: number | null) =>
  ticketMoves(tx, ...columnsOf(move), assigned_to)
export const moveDelivery = (tx: Tx, move: Move) => deliveryMoves(tx, ...columnsOf(move))

export const setCook = (tx: Tx, ticket: number, assigned_to: number) =>
  rows(
    tx,
    sql`update kitchen_tickets set assigned_to = ${assigned_to}, updated_at = kitchen_now() where id = ${ticket}`,
  )

/** Of an address `a`: "street, city building - Floor f - Flat n". */
export const addressText = sql<string>`coalesce(concat_ws(' - ',
  nullif(concat_ws(' ', concat_ws(', ', nullif(a.street, ''), nullif(a.city, '')), nullif(a.building_name, '')), ''),
  'Floor ' || nullif(a.floor_number, ''), 'Flat ' || nullif(a.flat_number, '')), '')`

/**
 * The delivery of an order, with the address as it is now; of one that was opened early only the address is new. The
 * screens hear of it.
 */
export async function openDelivery(tx: Tx, order: number, driver: number | null): Promise<number> {
  const [delivery] = await rows<{ id: number }>(
    tx,
    sql`
    with opened as (
      insert into deliveries ("order", delivery_address)
      select o.id, ${addressText}
      from orders o left join customer_addresses a on a.id = o.address where o.id = ${order}
      on conflict ("order") do update set delivery_address = excluded.delivery_address, updated_at = kitchen_now()
      returning id, "order"
    ), told as (
      insert into outbox (topic, type, data)
      select 'deliveries', 'delivery.opened', jsonb_build_object('id', id, 'order_id', "order", 'status', 'pending',
        'driver', ${driver}::integer) from opened
    )
    select id from opened`,
  )
  if (!delivery) throw new Error('the order was just locked')
  return delivery.id
}

export const dropDelivery = (tx: Tx, id: number) => rows(tx, sql`delete from deliveries where id = ${id}`)

/**
 * A driver at work who has the zone of an order, or a route in it: of several, the one who has the fewest of that day's
 * orders still to bring.
 */
export async function driverByLoad(tx: Tx, order: number): Promise<number | null> {
  const [driver] = await rows<{ id: number }>(
    tx,
    sql`
    select dr.id
    from orders o join customer_addresses a on a.id = o.address join zones z on z.id = a.zone and z.archived_at is null
      join drivers dr on dr.is_active and dr.archived_at is null and (
        exists (select from driver_zones dz where dz.driver = dr.id and dz.zone = z.id)
        or exists (select from driver_routes x join routes r on r.id = x.route
          where x.driver = dr.id and r.zone = z.id and r.is_active and r.archived_at is null))
    where o.id = ${order}
    order by (
      select count(*) from assignments mine join orders other on other.id = mine."order" left join deliveries d on d."order" = other.id
      where mine.driver = dr.id and other.delivery_date = o.delivery_date and other.status not in ('delivered', 'cancelled')
        and d.status is distinct from 'failed'), dr.id
    limit 1`,
  )
  return driver?.id ?? null
}

/** A driver who may be given work; stays one until the transaction ends. */
export const lockDriverAtWork = (tx: Tx, id: number) =>
  tx
    .selectFrom('drivers')
    .select('id')
    .where('id', '=', id)
    .where('is_active', '=', true)
    .where('archived_at', 'is', null)
    .forShare()
    .executeTakeFirst()

export const setDriver = (tx: Tx, order: number, driver: number | null) =>
  rows(
    tx,
    sql`
    with delivery as (update deliveries set updated_at = kitchen_now() where "order" = ${order})
    insert into assignments ("order", driver) values (${order}, ${driver})
    on conflict ("order") do update set driver = excluded.driver, assigned_at = excluded.assigned_at`,
  )
