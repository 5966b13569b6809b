import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { refusedAction } from '../../refusals.ts'
import * as sql from './fulfilment.sql.ts'
import { mayMove, type DeliveryStatus, type Machine, type OrderStatus, type TicketStatus } from './moves.ts'

/** One person, or no one but the clock or a command, moving one locked order. What the machines do is kept on the order's copy, so that steps can follow each other. */
export type Step = { tx: Tx; tenant: Tenant; order: sql.LockedOrder; actor: number | null; reason?: string }

const words: Record<Machine, string> = { order: 'An order', ticket: 'A ticket', delivery: 'A delivery' }

/** Judges a move by the table, records who made it, and tells the screens. The caller writes the new status. */
async function record(
  { tx, order, actor, reason = '' }: Step,
  machine: Machine,
  from: string,
  to: string,
  event: object,
) {
  if (!mayMove(machine, from, to)) throw refusedAction(`${words[machine]} cannot go from ${from} to ${to}.`)
  await sql.insertMoves(tx, [{ order: order.id, machine, from_status: from, to_status: to, actor, reason }])
  const { id: order_id, delivery_date, meal_slot } = order
  await emit(tx, {
    topic: topics[machine],
    type: typeOf(machine, to),
    data: { ...event, order_id, status: to, delivery_date, meal_slot },
  })
}

const topics: Record<Machine, string> = { order: 'orders', ticket: 'kitchen', delivery: 'deliveries' }
const typeOf = (machine: Machine, to: string) => `${machine}.${to === 'cancelled' ? 'cancelled' : 'moved'}`

export async function stepOrder(step: Step, to: OrderStatus): Promise<void> {
  const { tx, order } = step
  await record(step, 'order', order.status, to, { id: order.id })
  await sql.setOrderStatus(tx, order.id, to)
  order.status = to
}

/**
 * Moves the order's ticket, when it has one that is not there already. Unless a cook is named it stays with whom it is
 * with, and whoever starts an unclaimed ticket claims it.
 */
export async function stepTicket(step: Step, to: TicketStatus, cook?: number | null): Promise<void> {
  const { tx, order, actor } = step
  const { ticket, ticket_status } = order
  if (ticket === null || ticket_status === null || ticket_status === to) return
  const assigned_to =
    cook !== undefined ? cook : to === 'cancelled' ? order.assigned_to : (order.assigned_to ?? actor)
  await record(step, 'ticket', ticket_status, to, { id: ticket, assigned_to })
  await sql.setTicket(tx, ticket, {
    status: to,
    assigned_to,
    started: to === 'preparing' || to === 'ready',
    ended: to === 'ready',
  })
  Object.assign(order, { ticket_status: to, assigned_to })
}

/** Another cook goes on with a ticket, where it is. */
export async function passTicket({ tx, order }: Step, assigned_to: number): Promise<void> {
  const { id: order_id, ticket, ticket_status: status, delivery_date, meal_slot } = order
  if (ticket === null || status === null) return
  await sql.setTicket(tx, ticket, { status, assigned_to, started: false, ended: false })
  order.assigned_to = assigned_to
  await emit(tx, {
    topic: 'kitchen',
    type: 'ticket.assigned',
    data: { id: ticket, order_id, status, assigned_to, delivery_date, meal_slot },
  })
}

export async function stepDelivery(step: Step, to: DeliveryStatus): Promise<void> {
  const { tx, order } = step
  if (order.delivery === null || order.delivery_status === null)
    throw refusedAction('This order is not ready for delivery.')
  await record(step, 'delivery', order.delivery_status, to, { id: order.delivery, driver: order.driver })
  await sql.setDeliveryStatus(tx, order.delivery, to)
  order.delivery_status = to
}
