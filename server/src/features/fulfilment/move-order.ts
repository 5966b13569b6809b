import { emit } from '../../platform/events/emit.ts'
import { refuse, refusedAction } from '../../refusals.ts'
import { recogniseRevenue, refundOrder } from '../wallet/index.ts'
import { openDelivery, openTicket } from './fulfilment.sql.ts'
import { mayMove, type OrderStatus } from './moves.ts'
import { stepDelivery, stepOrder, stepTicket, type Step } from './step.ts'

/**
 * Moves an order and everything that hangs on it: the ticket, the delivery, the money. Refuses what the table does not
 * allow, and cooking on any day but the delivery day. Delivered again changes nothing (contract 13, decision 7).
 */
export async function moveOrder(step: Step, to: OrderStatus): Promise<void> {
  const { order } = step
  if (order.status === 'delivered' && to === 'delivered') return
  // Judged before anything hanging on the order moves, so that the refusal speaks of the order.
  if (!mayMove('order', order.status, to))
    throw refusedAction(`An order cannot go from ${order.status} to ${to}.`)
  await follow[to]?.(step)
  await stepOrder(step, to)
}

/** What else happens when an order comes to a status. */
const follow: Partial<Record<OrderStatus, (step: Step) => Promise<void>>> = {
  async confirmed({ tx, order }) {
    const { id: order_id, delivery_date, meal_slot } = order
    const ticket = await openTicket(tx, order_id)
    await emit(tx, {
      topic: 'kitchen',
      type: 'ticket.opened',
      data: { id: ticket, order_id, status: 'queued', delivery_date, meal_slot },
    })
  },
  async preparing(step) {
    if (!step.order.is_delivery_day) throw refuse('not_delivery_day')
    await stepTicket(step, 'preparing')
  },
  async ready(step) {
    const { tx, order } = step
    if (!order.is_delivery_day) throw refuse('not_delivery_day')
    await stepTicket(step, 'ready')
    const { id, driver } = await openDelivery(tx, order.id)
    await emit(tx, {
      topic: 'deliveries',
      type: 'delivery.opened',
      data: { id, order_id: order.id, status: 'pending', driver },
    })
  },
  async delivered(step) {
    const { tx, tenant, order, actor } = step
    // The office may close an order that no driver carried; the delivery still passes every status.
    if (order.delivery_status === 'pending') await stepDelivery(step, 'in_transit')
    if (order.delivery_status === 'in_transit') await stepDelivery(step, 'delivered')
    if (order.delivery_status !== 'delivered') throw refusedAction('The delivery of this order failed.')
    await recogniseRevenue(tx, tenant, order, actor)
  },
  async cancelled(step) {
    const { tx, tenant, order, actor } = step
    await stepTicket(step, 'cancelled')
    await refundOrder(tx, tenant, order, actor)
  },
}
