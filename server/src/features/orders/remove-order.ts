import { refuse } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { archiveOrder } from './change-order.sql.ts'
import { holdOrder } from './hold-order.ts'
import { officeOrder } from './order-lists.sql.ts'
import { setStatus } from './update-status.ts'

/**
 * Takes an order off the office's lists. An open one is cancelled first, with all that follows from it; its customer
 * still sees it as cancelled. Food that stands ready or was delivered stays in the books: 409.
 */
export const removeOrder = (tenant: Tenant, actor: number, id: number): Promise<void> =>
  tenant.write(async (tx) => {
    const { status, delivery_status } = (await holdOrder(tx, id)).order
    await officeOrder(tx, id)
    if (status === 'delivered' || (status === 'ready' && delivery_status !== 'failed'))
      throw refuse('order_served')
    if (status !== 'cancelled') await setStatus(tx, tenant, actor, id, { status: 'cancelled' })
    await archiveOrder(tx, id)
  })
