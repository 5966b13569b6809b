import { refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { cancelMeals } from '../fulfilment/index.ts'
import { notify } from '../notifications/index.ts'
import { billPeriods } from './bill-periods.ts'
import { tooMany } from './judge-subscription.ts'
import type { Subscription } from './lock-subscription.ts'
import { planMeals } from './plan-meals.ts'
import { setStatus } from './subscriptions.sql.ts'

/** The one table of allowed moves (contract 7.3), for the actions and for PATCH alike. It expires by date alone. */
const moves: Record<string, readonly string[]> = {
  pending: ['active', 'cancelled'],
  active: ['paused', 'cancelled'],
  paused: ['active', 'cancelled'],
}
const nothing = { orders_created: 0, invoice_created: false }

/**
 * Moves a subscription. Active: its meals from today on are made, and what is due is billed. Paused
 * or cancelled: what the kitchen has not begun leaves production.
 */
export async function moveSubscription(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  to: string,
  actor: number,
): Promise<typeof nothing> {
  const { id, customer, status, start_date, end_date, today } = subscription
  if (!moves[status]?.includes(to)) throw refusedAction(`A subscription cannot go from ${status} to ${to}.`)
  if (to === 'active') {
    if (end_date < today) throw refusedAction('This subscription is over.')
    const refusal = await tooMany(tx, customer, id)
    if (refusal) throw refusedAction(refusal)
  }
  await setStatus(tx, id, to)
  await emit(tx, { topic: 'subscriptions', type: 'subscription.moved', data: { id, status: to, customer } })
  if (subscription.want_notifications)
    await notify(tx, customer, `Your subscription from ${start_date} to ${end_date} is ${to}.`)
  if (to === 'active') return start(tx, tenant, subscription, actor)
  await cancelMeals(tx, { subscription: id, from: today }, { actor, reason: `The subscription is ${to}` })
  return nothing
}

async function start(tx: Tx, tenant: Tenant, subscription: Subscription, by: number) {
  const orders_created = await planMeals(tx, tenant, subscription)
  return { orders_created, invoice_created: await billPeriods(tx, tenant, subscription, by) }
}
