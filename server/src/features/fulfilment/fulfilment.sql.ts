import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
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
  const [locked] = await rows<{ id: number }>(tx, sql`select id from orders where id = ${id} for update`)
  if (!locked) return undefined
  // Read in a second statement: the first one's view of the other tables is from before it waited for the lock.
  const [order] = await rows<LockedOrder>(
    tx,
    sql`
    select o.id, o.order_number, o.status, o.customer, o.payment_mode, o.total - returned.total as total,
      o.tax - returned.tax as tax, o.delivery_date, o.meal_slot,
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

export const setOrderStatus = (tx: Tx, id: number, status: OrderStatus) =>
  rows(tx, sql`update orders set status = ${status}, updated_at = kitchen_now() where id = ${id}`)

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

export type TicketChange = {
  status: TicketStatus
  assigned_to: number | null
  started: boolean
  ended: boolean
}

export const setTicket = (tx: Tx, id: number, { status, assigned_to, started, ended }: TicketChange) =>
  rows(
    tx,
    sql`
    update kitchen_tickets set status = ${status}, assigned_to = ${assigned_to}::integer, updated_at = kitchen_now(),
      preparation_start_time = case when ${started} then coalesce(preparation_start_time, kitchen_now()) else preparation_start_time end,
      preparation_end_time = case when ${ended} then kitchen_now() else preparation_end_time end
    where id = ${id}`,
  )

export const setDeliveryStatus = (tx: Tx, id: number, status: DeliveryStatus) =>
  rows(
    tx,
    sql`
    update deliveries set status = ${status}, updated_at = kitchen_now(),
      pickup_time = case ${status} when 'in_transit' then coalesce(pickup_time, kitchen_now()) when 'pending' then null else pickup_time end,
      delivery_time = case when ${status} = 'delivered' then coalesce(delivery_time, kitchen_now()) else delivery_time end
    where id = ${id}`,
  )

/** Of an address `a`: "street, city building - Floor f - Flat n". */
export const addressText = sql<string>`coalesce(concat_ws(' - ',
  nullif(concat_ws(' ', concat_ws(', ', nullif(a.street, ''), nullif(a.city, '')), nullif(a.building_name, '')), ''),
  'Floor ' || nullif(a.floor_number, ''), 'Flat ' || nullif(a.flat_number, '')), '')`

/** The delivery of an order, with the address as it is now; of one that was opened early only the address is new. */
export async function openDelivery(tx: Tx, order: number): Promise<number> {
  const [delivery] = await rows<{ id: number }>(
    tx,
    sql`
    insert into deliveries ("order", delivery_address)
    select o.id, ${addressText}
    from orders o left join customer_addresses a on a.id = o.address where o.id = ${order}
    on conflict ("order") do update set delivery_address = excluded.delivery_address, updated_at = kitchen_now()
    returning id`,
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

export type Move = {
  order: number
  machine: Machine
  from_status: string
  to_status: string
  actor: number | null
  reason: string
}

export const insertMoves = (tx: Tx, moves: Move[]) => tx.insertInto('moves').values(moves).execute()
