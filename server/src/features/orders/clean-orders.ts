import type { Owner } from '../../platform/db/owner.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockOrder, moveDelivery, moveOrder } from '../fulfilment/index.ts'
import { creditUndelivered } from '../invoices/index.ts'
import { countOrders as count, deleteClosedOrders, openOfOver, openOrders } from './clean-orders.sql.ts'
import { returnPortions } from './return-portions.ts'

export const countOrders = ({ read }: Tenant) => count(read)

/**
 * Cancels every order that is not closed, each in a transaction of its own, by the moves that anybody would make: what was
 * paid for it returns to the wallet with an explanation, and its portions to the menu. Food that is ready or on its way
 * counts as not delivered.
 */
export async function cancelOpenOrders(
  tenant: Tenant,
  which: { ofSubscriptions: boolean },
  reason: string,
): Promise<void> {
  for (const id of await openOrders(tenant.read, which.ofSubscriptions)) {
    await tenant.write(async (tx) => {
      const order = await lockOrder(tx, { order: id })
      if (!order || order.status === 'cancelled' || order.status === 'delivered') return
      const step = { tx, tenant, order, actor: null, reason }
      if (order.status === 'ready') await moveDelivery(step, 'failed')
      else await returnPortions(tx, tenant, id)
      await moveOrder(step, 'cancelled')
    })
  }
}

/**
 * Deletes a kitchen's orders with their lines, tickets, deliveries, assignments and moves; answers how many. The ledger
 * stays as it is, to the letter: an entry names its order in words, and only its link to the row that goes is cut. As the
 * kitchen's own role may not touch the ledger, the installation's owner does this. An order that is placed meanwhile is
 * open, and stays. The meals of subscriptions that are over will not be made again, so they are credited.
 */
export async function deleteOrders(owner: Owner, tenant: Tenant): Promise<number> {
  const over = await openOfOver(tenant.read)
  await cancelOpenOrders(tenant, { ofSubscriptions: false }, 'clean_tenant_orders')
  for (const id of over)
    await tenant.write((tx) => creditUndelivered(tx, tenant, id, 'for meals that are not delivered', null))
  return deleteClosedOrders(owner, tenant.database)
}
