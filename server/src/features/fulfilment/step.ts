import { emit } from '../../platform/events/emit.ts'
import { announceEvents, type Tenant, type Tx } from '../../platform/tenancy/tenant.ts'
import { refusedAction } from '../../refusals.ts'
import * as sql from './fulfilment.sql.ts'
import { mayMove, type DeliveryStatus, type Machine, type OrderStatus, type TicketStatus } from './moves.ts'

/** One person, or no one but the clock or a command, moving one locked order. What the machines do is kept on the order's copy, so that steps can follow each other. */
export type Step = { tx: Tx; tenant: Tenant; order: sql.LockedOrder; actor: number | null; reason?: string }

const words: Record<Machine, string> = { order: 'An order', ticket: 'A ticket', delivery: 'A delivery' }

/** Judges a move by the table. What it answers is written, recorded and told by one statement. */
async function judged(
  { tx, order, actor, reason = '' }: Step,
  machine: Machine,
  from: string,
  to: string,
  event: object,
): Promise<sql.Move> {
  if (!mayMove(machine, from, to)) throw refusedAction(`${words[machine]} cannot go from ${from} to ${to}.`)
  await announceEvents(tx)
  const { id, delivery_date, meal_slot } = order
  const data = { ...event, order_id: id, status: to, delivery_date, meal_slot }
  return {
    order: id,
    machine,
    from,
    to,
    actor,
    reason,
    event: { topic: topics[machine], type: typeOf(machine, to), data },
  }
}

const topics: Record<Machine, string> = { order: 'orders', ticket: 'kitchen', delivery: 'deliveries' }
const typeOf = (machine: Machine, to: string) => `${machine}.${to === 'cancelled' ? 'cancelled' : 'moved'}`

export async function stepOrder(step: Step, to: OrderStatus): Promise<void> {
  const { tx, order } = step
  await sql.moveOrder(tx, await judged(step, 'order', order.status, to, { id: order.id }))
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
  const move = await judged(step, 'ticket', ticket_status, to, { id: ticket, assigned_to })
  await sql.moveTicket(tx, move, assigned_to)
  Object.assign(order, { ticket_status: to, assigned_to })
}

/** Another cook goes on with a ticket, where it is. */
export async function passTicket({ tx, order }: Step, assigned_to: number): Promise<void> {
  const { id: order_id, ticket, ticket_status: status, delivery_date, meal_slot } = order
  if (ticket === null || status === null) return
  await sql.setCook(tx, ticket, assigned_to)
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
  const { delivery: id, delivery_status: from, driver } = order
  await sql.moveDelivery(tx, await judged(step, 'delivery', from, to, { id, driver }))
  order.delivery_status = to
}
