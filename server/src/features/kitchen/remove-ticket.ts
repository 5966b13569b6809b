import { refuse } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockOrder } from '../fulfilment/index.ts'
import { archiveTicket } from './tickets.sql.ts'

/** Takes the ticket of a closed order off the lists. What is still to be cooked or brought keeps its ticket: 409 `in_use`. */
export const removeTicket = (tenant: Tenant, id: number): Promise<void> =>
  tenant.write(async (tx) => {
    const order = await lockOrder(tx, { ticket: id })
    if (!order) throw refuse('not_found')
    if (order.status !== 'delivered' && order.status !== 'cancelled') throw refuse('in_use')
    await archiveTicket(tx, id)
  })
