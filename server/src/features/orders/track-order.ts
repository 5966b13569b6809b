import { refuse } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { trackedOrder } from './order-lists.sql.ts'

/** Where an own order is. Before the food is ready there is no delivery to speak of. */
export async function trackOrder(tenant: Tenant, account: number, id: number) {
  const order = await trackedOrder(tenant.read, account, id)
  if (!order) throw refuse('not_found')
  const { order_id, order_status, delivery_status, driver_name, ...rest } = order
  if (delivery_status === null)
    return { order_id, order_status, delivery_status, message: 'The delivery has not started yet.' }
  return {
    order_id,
    order_status,
    delivery_status,
    driver_name: driver_name ?? '',
    ...rest,
    notes: rest.notes ?? '',
  }
}
