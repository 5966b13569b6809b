import { refuse, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockOrder, moveOrder } from '../fulfilment/index.ts'
import { customerOrder } from './order-lists.sql.ts'
import { cancelFacts } from './orders.sql.ts'
import { returnPortions } from './return-portions.ts'

/**
 * A customer takes an own order back before its cut-off: the money returns to the wallet, the portions to the menu, and
 * the ticket leaves the kitchen. Cancelled again answers the same and moves nothing.
 */
export async function cancelOrder(tx: Tx, tenant: Tenant, account: number, id: number) {
  const order = await lockOrder(tx, { order: id })
  const facts = order && (await cancelFacts(tx, account, id))
  if (!order || !facts) throw refuse('not_found')
  if (order.status !== 'cancelled') {
    if (facts.subscription !== null)
      throw refusedAction('A meal of a subscription is skipped, not cancelled.')
    if (!facts.is_open) throw refuse('cutoff_passed', { cutoff_at: facts.closed_at })
    // Whether food that could not be delivered is paid back is the office's decision.
    if (order.status === 'ready') throw refusedAction('This order is ready already.')
    await returnPortions(tx, tenant, id)
    await moveOrder({ tx, tenant, order, actor: account, reason: 'Cancelled by the customer' }, 'cancelled')
  }
  return customerOrder(tx, account, id)
}
