import { may } from '../../permissions.ts'
import { refuse, refusedAction } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { moveDelivery, statuses } from '../fulfilment/index.ts'
import { onDelivery } from './on-delivery.ts'
import { readDelivery } from './read-deliveries.ts'

/**
 * Moves a delivery as its driver or the office says; the table of moves decides. Whether one that failed is tried again
 * is the office's to say.
 */
export async function updateStatus(
  tenant: Tenant,
  who: Principal,
  id: number,
  wish: { status?: string; reason?: string },
) {
  const { reason = '' } = wish
  const status = statuses('delivery').find((known) => known === wish.status)
  if (!status) throw refusedAction(`Invalid status. Choose from: ${statuses('delivery').join(', ')}.`)
  return onDelivery(tenant, who, id, async (step) => {
    const isFailed = step.order.delivery_status === 'failed'
    if (isFailed && status === 'pending' && !may(who.role, 'delivery.manage'))
      throw refuse('permission_denied')
    await moveDelivery({ ...step, reason }, status)
    return readDelivery(step.tx, who, id)
  })
}
