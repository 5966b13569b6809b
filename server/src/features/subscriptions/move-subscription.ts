import { refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { creditUndelivered } from '../invoices/index.ts'
import { syncMeals } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { billPeriods } from './bill-periods.ts'
import { tooMany } from './judge-subscription.ts'
import type { Subscription } from './lock-subscription.ts'
import { beginPause, endPauses } from './pauses.ts'
import { setStatus } from './subscriptions.sql.ts'

/** The one table of allowed moves (contract 7.3), for the actions and for PATCH alike. It expires by date alone. */
const moves: Record<string, readonly string[]> = {
  pending: ['active', 'cancelled'],
  active: ['paused', 'cancelled'],
  paused: ['active', 'cancelled'],
}

/**
 * Moves a subscription. Active: its meals from today on are made, and what is due is billed. Paused or cancelled: the meals
 * that are not locked leave production; of one that is cancelled their money goes back by credit notes.
 */
export async function moveSubscription(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  to: string,
  actor: number,
): Promise<{ orders_created: number; invoice_created: boolean }> {
  const { id, customer, status, start_date, end_date, today } = subscription
  if (!moves[status]?.includes(to)) throw refusedAction(`A subscription cannot go from ${status} to ${to}.`)
  if (to === 'active') {
    if ((subscription.ends_on ?? today) < today) throw refusedAction('This subscription is over.')
    const refusal = await tooMany(tx, customer, id)
    if (refusal) throw refusedAction(refusal)
  }
  if (to === 'paused') await beginPause(tx, subscription, { from_date: today }, actor)
  if (status === 'paused' && to === 'active') await endPauses(tx, subscription, { open: true })
  await setStatus(tx, id, to)
  await emit(tx, { topic: 'subscriptions', type: 'subscription.moved', data: { id, status: to, customer } })
  if (subscription.want_notifications)
    await notify(tx, customer, `Your subscription from ${start_date} to ${end_date} is ${to}.`)
  // First the invoice: what is missed in a period that is never billed is not owed.
  const invoice_created = to === 'active' && (await billPeriods(tx, tenant, subscription, actor))
  const reason = `The subscription is ${to}`
  const { placed } = await syncMeals(tx, tenant, { ids: [id], from: today, actor, reason, late: true })
  if (to === 'cancelled') await creditUndelivered(tx, tenant, id, 'the subscription was cancelled', actor)
  return { orders_created: placed, invoice_created }
}
