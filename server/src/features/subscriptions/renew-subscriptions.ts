import { Refusal } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, periodEnd, priceTerm, servedDates, syncMeals } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { lockSubscription, type Subscription } from './lock-subscription.ts'
import { isRenewable, nextRenewable, nextUntold } from './renewals.sql.ts'
import { updateSubscription } from './subscriptions.sql.ts'

/** The last date of the period that begins behind the end; a period that the term ended in is made whole. */
export function renewedEnd({ period_days, renew_days, end_date, ...agreed }: Subscription): string {
  if (!period_days) return addDays(end_date, renew_days ?? 0)
  return periodEnd({ ...agreed, period_days, end_date: '9999-12-31' }, addDays(end_date, 1))
}

/**
 * Recurring work: prolongs one subscription that renews itself by its next period, which is billed when it begins. What is
 * paused, cancelled or switched off in time is not. Where the kitchen's plan allows no more meals it ends, and its customer
 * is told: what is paid is served (domain rule 21). Answers whether there may be more.
 */
export async function renewSubscriptions(tx: Tx, _now: Date, tenant: Tenant): Promise<boolean> {
  const next = await nextRenewable(tx)
  if (!next) return false
  const subscription = await lockSubscription(tx, next.id)
  // Another node may have renewed it while this waited for the lock.
  if (await isRenewable(tx, next.id)) await renew(tx, tenant, subscription)
  return true
}

async function renew(tx: Tx, tenant: Tenant, subscription: Subscription): Promise<void> {
  const { id, customer, today, end_date: before, want_notifications, lines } = subscription
  const end_date = renewedEnd(subscription)
  const after = { ...subscription, end_date }
  const meals = lines.reduce(
    (all, line) => all + servedDates({ ...after, ...line }, addDays(before, 1), end_date).length,
    0,
  )
  if (!(await isAllowed(tx, tenant, meals))) {
    await updateSubscription(tx, id, { auto_renew: false })
    await notify(
      tx,
      customer,
      `Your subscription ends on ${before}: the kitchen cannot renew it now.`,
      'high',
    )
    return
  }
  await updateSubscription(tx, id, { end_date, ...priceTerm(after, tenant.currency_digits) })
  await emit(tx, {
    topic: 'subscriptions',
    type: 'subscription.renewed',
    data: { id, customer, end_date },
  })
  if (want_notifications) await notify(tx, customer, `Your subscription goes on until ${end_date}.`)
  await syncMeals(tx, tenant, { ids: [id], from: today, actor: null, reason: 'The subscription was renewed' })
}

async function isAllowed(tx: Tx, tenant: Tenant, meals: number): Promise<boolean> {
  try {
    await withinLimit(tx, tenant, 'orders_per_month', meals)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/**
 * Recurring work: tells one customer in good time that a subscription renews itself, and until when they can switch that
 * off, or that it ends. Each end is told once. Answers whether there may be more.
 */
export async function remindOfEnds(tx: Tx): Promise<boolean> {
  const next = await nextUntold(tx)
  if (!next) return false
  const subscription = await lockSubscription(tx, next.id)
  const untold = await nextUntold(tx, next.id)
  if (!untold) return true
  const { id, customer, end_date, auto_renew } = subscription
  await updateSubscription(tx, id, { reminded_end: end_date })
  const sentence = auto_renew
    ? `Your subscription renews itself on ${untold.renews_on} and then goes on until ${renewedEnd(subscription)}. You can switch that off before.`
    : `Your subscription ends on ${end_date}.`
  await notify(tx, customer, sentence)
  return true
}
