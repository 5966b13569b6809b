import { emit } from '../../platform/events/emit.ts'
import { announceEvents } from '../../platform/tenancy/tenant.ts'
import { findDriver } from './assign-driver.ts'
import * as sql from './fulfilment.sql.ts'
import type { Step } from './step.ts'

/** Makes the delivery of an order, or brings the address of one that was made early up to date, and finds its driver. */
export async function openDelivery(step: Step): Promise<number> {
  const { tx, order } = step
  await announceEvents(tx)
  await findDriver(step)
  const id = await sql.openDelivery(tx, order.id, order.driver)
  Object.assign(order, { delivery: id, delivery_status: 'pending' })
  return id
}

/** Takes back a delivery that was made early and never began. */
export async function withdrawDelivery({ tx, order }: Step): Promise<void> {
  const { id: order_id, delivery: id, driver } = order
  if (id === null) return
  await sql.dropDelivery(tx, id)
  Object.assign(order, { delivery: null, delivery_status: null })
  await emit(tx, {
    topic: 'deliveries',
    type: 'delivery.withdrawn',
    data: { id, order_id, status: 'cancelled', driver },
  })
}
