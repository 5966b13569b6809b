import { emit } from '../../platform/events/emit.ts'
import { refuse, refusedAction, type Refusal } from '../../refusals.ts'
import * as sql from './fulfilment.sql.ts'
import type { Step } from './step.ts'

/**
 * Gives an order to a driver who is at work, to another one, or back to nobody, whether its delivery exists yet or not.
 * What is closed stays with whom it was, and what is on its way is with somebody. `unknown` is how this door says that
 * there is no such driver at work.
 */
export async function assignDriver(
  step: Step,
  driver: number | null,
  unknown: Refusal = refuse('driver_not_found'),
): Promise<void> {
  const { tx, order } = step
  if (driver === order.driver) return
  if (driver !== null && !(await sql.lockDriverAtWork(tx, driver))) throw unknown
  judgeOpen(step)
  if (driver === null && order.delivery_status === 'in_transit')
    throw refusedAction('This delivery is on its way.')
  await give(step, driver)
  await emit(tx, {
    topic: 'deliveries',
    type: 'delivery.assigned',
    data: { id: order.delivery, order_id: order.id, status: order.delivery_status ?? 'pending', driver },
  })
}

/** Who carries what is closed is history. */
export function judgeOpen({ order }: Step): void {
  const { status, delivery_status } = order
  if (status === 'delivered' || status === 'cancelled' || delivery_status === 'failed')
    throw refusedAction('This delivery is closed.')
}

/** Of a delivery that opens: the driver who was chosen before when there is one at work, else one by zone and load. */
export async function findDriver(step: Step): Promise<void> {
  const { tx, order } = step
  if (order.driver_is_at_work) return
  const driver = await sql.driverByLoad(tx, order.id)
  if (driver !== order.driver) await give(step, driver)
}

async function give({ tx, order }: Step, driver: number | null) {
  await sql.setDriver(tx, order.id, driver)
  Object.assign(order, { driver, driver_is_at_work: driver !== null })
}
