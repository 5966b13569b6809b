import { refuse, refusedAction } from '../../refusals.ts'
import { recogniseRevenue, refundOrder } from '../wallet/index.ts'
import { judgeSafe } from './judge-safe.ts'
import { mayMove, type OrderStatus } from './moves.ts'
import { openDelivery, withdrawDelivery } from './open-delivery.ts'
import { openTicket } from './open-ticket.ts'
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
const follow: Partial<Record<OrderStatus, (step: Step) => Promise<unknown>>> = {
  confirmed: openTicket,
  async preparing(step) {
    if (!step.order.is_delivery_day) throw refuse('not_delivery_day')
    await judgeSafe(step)
    await stepTicket(step, 'preparing')
  },
  async ready(step) {
    if (!step.order.is_delivery_day) throw refuse('not_delivery_day')
    await judgeSafe(step)
    await stepTicket(step, 'ready')
    await openDelivery(step)
  },
  async delivered(step) {
    const { tx, tenant, order, actor } = step
    // The office may close an order that no driver carried; the delivery still passes every status.
    if (order.delivery_status === 'pending') {
      await judgeSafe(step)
      await stepDelivery(step, 'in_transit')
    }
    if (order.delivery_status === 'in_transit') await stepDelivery(step, 'delivered')
    if (order.delivery_status !== 'delivered') throw refusedAction('The delivery of this order failed.')
    await recogniseRevenue(tx, tenant, order, actor)
  },
  async cancelled(step) {
    const { tx, tenant, order, actor } = step
    if (order.status === 'ready') judgeUndeliverable(step)
    else {
      await stepTicket(step, 'cancelled')
      await withdrawDelivery(step)
    }
    await refundOrder(tx, tenant, order, actor)
  },
}

/** Food that is ready is taken back only after its delivery failed (docs/decisions/0007-failed-deliveries.md). */
function judgeUndeliverable({ order }: Step) {
  if (order.delivery_status !== 'failed')
    throw refusedAction('An order cannot go from ready to cancelled before its delivery failed.')
}
