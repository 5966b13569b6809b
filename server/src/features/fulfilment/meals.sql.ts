import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/**
 * Cancels locked orders and their tickets, takes back deliveries that were made early, and records and tells it, in one
 * statement however many they are. The screens hear of each ticket and delivery, and of a subscription's orders once.
 */
export const cancelOrders = (
  tx: Tx,
  ids: number[],
  { actor, reason }: { actor: number | null; reason: string },
) =>
  rows(
    tx,
    sql`
    with before as (
      select o.id, o.subscription, o.status, o.delivery_date, o.meal_slot, t.id as ticket, t.status as ticket_status, t.assigned_to,
        d.id as delivery, who.driver
      from orders o left join kitchen_tickets t on t.order_id = o.id left join deliveries d on d."order" = o.id
        left join assignments who on who."order" = o.id where o.id = any(${ids}::integer[])
    ), cancelled as (
      update orders set status = 'cancelled', updated_at = kitchen_now() from before where orders.id = before.id
    ), closed as (
      update kitchen_tickets set status = 'cancelled', updated_at = kitchen_now() from before where kitchen_tickets.id = before.ticket
    ), withdrawn as (
      delete from deliveries using before where deliveries.id = before.delivery
    ), recorded as (
      insert into moves ("order", machine, from_status, to_status, actor, reason)
      select id, 'order', status, 'cancelled', ${actor}::integer, ${reason} from before
      union all
      select id, 'ticket', ticket_status, 'cancelled', ${actor}::integer, ${reason} from before where ticket is not null
    )
    insert into outbox (topic, type, data)
    select 'kitchen', 'ticket.cancelled', jsonb_build_object('id', ticket, 'order_id', id, 'status', 'cancelled',
      'assigned_to', assigned_to, 'delivery_date', delivery_date, 'meal_slot', meal_slot) from before where ticket is not null
    union all
    select 'deliveries', 'delivery.withdrawn', jsonb_build_object('id', delivery, 'order_id', id, 'status', 'cancelled',
      'driver', driver) from before where delivery is not null
    union all
    select 'orders', 'meals.cancelled', jsonb_build_object('subscription', subscription, 'orders', count(*)) from before group by subscription`,
  )

/** Confirms pending orders and opens their tickets; the events are written with them, in one statement however many. */
export const confirmOrders = (
  tx: Tx,
  ids: number[],
  { actor, reason }: { actor: number | null; reason: string },
) =>
  rows(
    tx,
    sql`
    with due as materialized (
      select id, delivery_date, meal_slot from orders where id = any(${ids}::integer[]) and status = 'pending'
    ), confirmed as (
      update orders set status = 'confirmed', updated_at = kitchen_now() from due where orders.id = due.id
    ), ticket as (
      insert into kitchen_tickets (order_id) select id from due on conflict (order_id) do nothing returning id, order_id
    ), recorded as (
      insert into moves ("order", machine, from_status, to_status, actor, reason)
      select id, 'order', 'pending', 'confirmed', ${actor}::integer, ${reason} from due
    )
    insert into outbox (topic, type, data)
    select 'kitchen', 'ticket.opened', jsonb_build_object('id', ticket.id, 'order_id', due.id, 'status', 'queued',
      'delivery_date', delivery_date, 'meal_slot', meal_slot) from due join ticket on ticket.order_id = due.id
    union all
    select 'orders', 'meals.confirmed', jsonb_build_object('orders', count(*)) from due having count(*) > 0`,
  )
