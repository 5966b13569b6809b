import { refusedAction } from '../../refusals.ts'
import { judgeSafe } from './judge-safe.ts'
import { moveOrder } from './move-order.ts'
import type { DeliveryStatus } from './moves.ts'
import { stepDelivery, type Step } from './step.ts'

/**
 * Moves a delivery. Delivered closes the order with it, in the same transaction; the status it has already changes
 * nothing. There is no delivered before picked up, nothing leaves before it is ready, and one that failed may be tried
 * again (docs/decisions/0007-failed-deliveries.md).
 */
export async function moveDelivery(step: Step, to: DeliveryStatus): Promise<void> {
  const { order } = step
  if (order.delivery_status === to) return
  if (order.status !== 'ready' && order.status !== 'delivered')
    throw refusedAction('This order is not ready for delivery.')
  if (to === 'in_transit') await judgeSafe(step)
  await stepDelivery(step, to)
  if (to === 'delivered') await moveOrder(step, 'delivered')
}
