import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { DeliveryStatus, Machine, OrderStatus, TicketStatus } from './moves.ts'

/** An order with its ticket and delivery, locked for the rest of the transaction. */
export type LockedOrder = {
  id: number
  order_number: string
  status: OrderStatus
  customer: number
  payment_mode: string
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
  driver: number | null
}

type By = { order: number } | { ticket: number } | { delivery: number }

/**
 * Finds an order by its own id or by its ticket's or delivery's, and locks it. The order's row is the one lock for all
 * three machines, so two people acting at once wait for each other here and the second sees what the first did.
 */
export async function lockOrder(tx: Tx, by: By): Promise<LockedOrder | undefined> {
  const id =
    'order' in by
      ? sql`${by.order}::integer`
      : 'ticket' in by
        ? sql`(select order_id from kitchen_tickets where id = ${by.ticket})`
        : sql`(select "order" from deliveries where id = ${by.delivery})`
  const [locked] = await rows<{ id: number }>(tx, sql`select id from orders where id = ${id} for update`)
  if (!locked) return undefined
  // Read in a second statement: the first one's view of the other tables is from before it waited for the lock.
  const [order] = await rows<LockedOrder>(
    tx,
    sql`
    select o.id, o.order_number, o.status, o.customer, o.payment_mode, o.total, o.tax, o.delivery_date, o.meal_slot,
      o.delivery_date = kitchen_today() as is_delivery_day,
      t.id as ticket, t.status as ticket_status, t.assigned_to,
      d.id as delivery, d.status as delivery_status, d.driver
    from orders o left join kitchen_tickets t on t.order_id = o.id left join deliveries d on d."order" = o.id
    where o.id = ${locked.id}`,
  )
  return order
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
      pickup_time = case when ${status} = 'in_transit' then kitchen_now() else pickup_time end,
      delivery_time = case when ${status} = 'delivered' then kitchen_now() else delivery_time end
    where id = ${id}`,
  )

/**
 * Makes the delivery of an order that is ready, with the address as it is now and an active driver of its zone: of
 * several, the one with the fewest open deliveries.
 */
export async function openDelivery(tx: Tx, order: number): Promise<{ id: number; driver: number | null }> {
  const [delivery] = await rows<{ id: number; driver: number | null }>(
    tx,
    sql`
    insert into deliveries ("order", driver, delivery_address)
    select o.id,
      (select dz.driver from driver_zones dz join drivers dr on dr.id = dz.driver and dr.is_active and dr.archived_at is null
       where dz.zone = a.zone
       order by (select count(*) from deliveries open where open.driver = dz.driver and open.status in ('pending', 'in_transit')), dz.driver
       limit 1),
      coalesce(concat_ws(' - ', nullif(concat_ws(' ', concat_ws(', ', nullif(a.street, ''), nullif(a.city, '')), nullif(a.building_name, '')), ''),
        'Floor ' || nullif(a.floor_number, ''), 'Flat ' || nullif(a.flat_number, '')), '')
    from orders o left join customer_addresses a on a.id = o.address where o.id = ${order}
    returning id, driver`,
  )
  if (!delivery) throw new Error('the order was just locked')
  return delivery
}

export const setDriver = (tx: Tx, delivery: number, driver: number) =>
  rows(tx, sql`update deliveries set driver = ${driver}, updated_at = kitchen_now() where id = ${delivery}`)

export type Move = {
  order: number
  machine: Machine
  from_status: string
  to_status: string
  actor: number
  reason: string
}

export const insertMoves = (tx: Tx, moves: Move[]) => tx.insertInto('moves').values(moves).execute()
