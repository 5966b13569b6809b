import { refuse } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockOrder, moveOrder, type OrderStatus } from '../fulfilment/index.ts'
import { officeOrder } from './order-lists.sql.ts'
import { returnPortions } from './return-portions.ts'

/** The office or the kitchen moves an order; the table of moves decides. Cancelled portions go back on the menu. */
export const updateStatus = (
  tenant: Tenant,
  actor: number,
  id: number,
  { status, reason = '' }: { status: OrderStatus; reason?: string },
) =>
  tenant.write(async (tx) => {
    const order = await lockOrder(tx, { order: id })
    if (!order) throw refuse('not_found')
    if (status === 'cancelled') await returnPortions(tx, tenant, id)
    await moveOrder({ tx, tenant, order, actor, reason }, status)
    return officeOrder(tx, id)
  })
