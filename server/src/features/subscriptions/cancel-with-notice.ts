import { refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { addDays } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { dayBefore, endEarly, firstOpenDate } from './end-early.ts'
import { lockSubscription, type Subscription } from './lock-subscription.ts'
import { moveSubscription } from './move-subscription.ts'
import { givenBack, type Given } from './show-ending.ts'
import { updateSubscription } from './subscriptions.sql.ts'

export type Ending = Given & { subscription: number; status: string; end_date: string }

/**
 * Ends a subscription as soon as its notice allows: so many days from today, and not before a cut-off that has passed.
 * What is paid for later meals goes to the wallet. It may be asked twice, and is answered as the first time.
 */
export async function cancelWithNotice(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  actor: number,
): Promise<Ending> {
  const { id, status, ended_early_on } = subscription
  if (ended_early_on === null) {
    if (status === 'pending') await moveSubscription(tx, tenant, subscription, 'cancelled', actor)
    else if (status === 'active' || status === 'paused') await giveNotice(tx, tenant, subscription, actor)
    else if (status !== 'cancelled') throw refusedAction(`This subscription is ${status}.`)
  }
  const after = await lockSubscription(tx, id)
  return {
    subscription: id,
    status: after.status,
    end_date: after.end_date,
    ...(await givenBack(tx, tenant, id)),
  }
}

async function giveNotice(tx: Tx, tenant: Tenant, subscription: Subscription, actor: number): Promise<void> {
  const { id, customer, end_date, start_date, notice_days, today, lines, want_notifications } = subscription
  const slots = lines.map(({ meal_slot }) => meal_slot)
  const open = await firstOpenDate(tx, slots, today)
  const noticed = addDays(today, notice_days)
  const last_date = dayBefore(noticed > open ? noticed : open)
  if (last_date < end_date)
    await endEarly(tx, tenant, subscription, { last_date, reason: 'The subscription was cancelled', actor })
  else await updateSubscription(tx, id, { auto_renew: false })
  await emit(tx, {
    topic: 'subscriptions',
    type: 'subscription.cancelled',
    data: { id, customer, last_date },
  })
  const ends =
    last_date < start_date ? 'is cancelled' : `ends on ${last_date < end_date ? last_date : end_date}`
  if (want_notifications) await notify(tx, customer, `Your subscription from ${start_date} ${ends}.`)
}
