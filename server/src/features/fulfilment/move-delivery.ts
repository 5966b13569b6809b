import { emit } from '../../platform/events/emit.ts'
import { refusedAction } from '../../refusals.ts'
import { setDriver } from './fulfilment.sql.ts'
import { moveOrder } from './move-order.ts'
import type { DeliveryStatus } from './moves.ts'
import { stepDelivery, type Step } from './step.ts'

/**
 * Moves a delivery. Delivered closes the order with it, in the same transaction; the status it has already changes
 * nothing. There is no delivered before picked up.
 */
export async function moveDelivery(step: Step, to: DeliveryStatus): Promise<void> {
  if (step.order.delivery_status === to) return
  await stepDelivery(step, to)
  if (to === 'delivered') await moveOrder(step, 'delivered')
}

/** Hands an open delivery to a driver, or to another one. */
export async function assignDriver({ tx, order }: Step, driver: number): Promise<void> {
  if (
    order.delivery === null ||
    order.delivery_status === 'delivered' ||
    order.delivery_status === 'failed'
  ) {
    throw refusedAction('This delivery is closed.')
  }
  if (order.driver === driver) return
  await setDriver(tx, order.delivery, driver)
  order.driver = driver
  await emit(tx, {
    topic: 'deliveries',
    type: 'delivery.assigned',
    data: { id: order.delivery, order_id: order.id, status: order.delivery_status, driver },
  })
}
