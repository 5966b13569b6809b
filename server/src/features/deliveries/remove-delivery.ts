import { refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { withdrawDelivery } from '../fulfilment/index.ts'
import { archiveDelivery } from './deliveries.sql.ts'
import { onDelivery } from './on-delivery.ts'

/**
 * Takes a delivery off the lists. One that was opened before the food is ready goes for good; one whose order is closed
 * is kept as history. Food that is ready waits for its delivery: 409 `in_use`.
 */
export const removeDelivery = (tenant: Tenant, who: Principal, id: number): Promise<void> =>
  onDelivery(tenant, who, id, async (step) => {
    const { tx, order } = step
    if (order.status === 'ready') throw refuse('in_use')
    if (order.status === 'delivered' || order.status === 'cancelled') await archiveDelivery(tx, id)
    else await withdrawDelivery(step)
  })
