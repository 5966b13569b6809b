import type { Event } from '../../platform/events/event.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { insertNotification, orderForNotice } from './notifications.sql.ts'

const sentences: Record<string, string> = {
  // Only a delivery that failed moves to pending.
  'delivery pending': 'will be brought once more',
  'delivery in_transit': 'is on its way',
  'delivery delivered': 'has been delivered. Enjoy your meal',
  'delivery failed': 'could not be delivered. We will get in touch with you',
  'order cancelled': 'has been cancelled',
}

const refund = ' What you paid from your wallet is back in it.'

/** Later work for the moves of an order that its customer wants to hear of. */
export async function tellCustomer(tx: Tx, _tenant: Tenant, { type, data }: Event): Promise<void> {
  const sentence = sentences[`${type.split('.')[0]} ${String(data.status)}`]
  if (!sentence) return
  const order = await orderForNotice(tx, Number(data.order_id))
  if (!order) return
  const isRefunded = data.status === 'cancelled' && order.payment_mode === 'wallet'
  const priority = data.status === 'cancelled' || data.status === 'failed' ? 'high' : 'medium'
  await insertNotification(tx, {
    customer: order.customer,
    message: `Your order ${order.order_number} ${sentence}.${isRefunded ? refund : ''}`,
    priority,
  })
}
