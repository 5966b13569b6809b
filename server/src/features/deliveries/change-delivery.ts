import { invalid } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { assignDriver, lockOrder, moveDelivery, openDelivery, type Step } from '../fulfilment/index.ts'
import type { DeliveryChanges, NewDelivery } from './deliveries.schema.ts'
import { editDelivery } from './deliveries.sql.ts'
import { noDriver } from './no-driver.ts'
import { onDelivery } from './on-delivery.ts'
import { readDelivery } from './read-deliveries.ts'

/**
 * Opens the delivery of an order before the kitchen has it ready, so that its driver sees it coming. It leaves when the
 * food is ready, not before; ready opens the delivery of every order that has none. One an order: 400 on `order`.
 */
export const createDelivery = (tenant: Tenant, who: Principal, { order: id, ...wish }: NewDelivery) =>
  tenant.write(async (tx) => {
    const order = await lockOrder(tx, { order: id })
    if (!order) throw invalid({ order: 'This order does not exist.' })
    if (order.delivery !== null) throw invalid({ order: 'This order has a delivery already.' })
    if (order.status === 'delivered' || order.status === 'cancelled')
      throw invalid({ order: 'This order is closed.' })
    const step = { tx, tenant, order, actor: who.account }
    if (wish.driver) await assignDriver(step, wish.driver, noDriver())
    const delivery = await openDelivery(step)
    await move(step, wish.status)
    await edit(step, delivery, wish)
    return readDelivery(tx, who, delivery)
  })

/** Changes what is named: who drives, the status as the table of moves allows, and what was written down. */
export const changeDelivery = (tenant: Tenant, who: Principal, id: number, wish: DeliveryChanges) =>
  onDelivery(tenant, who, id, async (step) => {
    const { order } = step
    if (wish.order !== undefined && wish.order !== order.id)
      throw invalid({ order: 'A delivery stays with its order.' })
    // What failed is closed until it is tried again; what is delivered now is closed afterwards.
    const isTriedAgain = order.delivery_status === 'failed'
    if (isTriedAgain) await move(step, wish.status)
    if (wish.driver !== undefined) await assignDriver(step, wish.driver, noDriver())
    if (!isTriedAgain) await move(step, wish.status)
    await edit(step, id, wish)
    return readDelivery(step.tx, who, id)
  })

const move = async (step: Step, status: DeliveryChanges['status']) =>
  status === undefined ? undefined : moveDelivery(step, status)

async function edit(
  { tx, order }: Step,
  id: number,
  { pickup_time, delivery_time, notes }: Omit<DeliveryChanges, 'order'>,
) {
  const edits = {
    ...(pickup_time !== undefined && { pickup_time }),
    ...(delivery_time !== undefined && { delivery_time }),
    ...(notes !== undefined && { notes }),
  }
  if (Object.keys(edits).length === 0) return
  const { is_backwards } = await editDelivery(tx, id, edits)
  if (is_backwards) throw invalid({ delivery_time: 'This is before the pick-up.' })
  const { id: order_id, delivery_status: status, driver } = order
  await emit(tx, { topic: 'deliveries', type: 'delivery.changed', data: { id, order_id, status, driver } })
}
