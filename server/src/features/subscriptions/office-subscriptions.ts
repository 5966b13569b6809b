import { refusedAction } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockSubscription } from './lock-subscription.ts'
import { moveSubscription } from './move-subscription.ts'
import { dropKitchensSkips, syncMeals } from '../meals/index.ts'
import { addSubscription, changeSubscription } from './save-subscription.ts'
import { subscriptionDetail } from './subscription-lists.sql.ts'
import type { SubscriptionPatch, SubscriptionWrite } from './subscriptions.schema.ts'
import { archiveSubscription } from './subscriptions.sql.ts'

/** What the office may do with subscriptions. One that is not to be pending is moved there like any other. */
export const createSubscription = (tenant: Tenant, actor: number, { status, ...wish }: SubscriptionWrite) =>
  tenant.write(async (tx) => {
    const id = await addSubscription(tx, tenant, wish)
    if (status !== undefined && status !== 'pending')
      await moveSubscription(tx, tenant, await lockSubscription(tx, id), status, actor)
    return subscriptionDetail(tx, id)
  })

export const patchSubscription = (
  tenant: Tenant,
  actor: number,
  id: number,
  { status, ...wish }: SubscriptionPatch,
) =>
  tenant.write(async (tx) => {
    const before = await lockSubscription(tx, id)
    await changeSubscription(tx, tenant, before, wish, actor)
    if (status !== undefined && status !== before.status)
      await moveSubscription(tx, tenant, await lockSubscription(tx, id), status, actor)
    return subscriptionDetail(tx, id)
  })

/** Activates. */
export const actOnSubscription = (tenant: Tenant, actor: number, id: number, to: string) =>
  tenant.write(async (tx) => {
    const made = await moveSubscription(tx, tenant, await lockSubscription(tx, id), to, actor)
    return { ...(await subscriptionDetail(tx, id)), ...made }
  })

/** Makes the meals of an active one that are missing, for example after single ones were cancelled. */
export const generateOrders = (tenant: Tenant, actor: number, id: number) =>
  tenant.write(async (tx) => {
    const subscription = await lockSubscription(tx, id)
    if (subscription.status !== 'active') throw refusedAction('Only an active subscription has meals made.')
    await dropKitchensSkips(tx, id, subscription.today)
    const reason = 'Missing meals were made'
    const { placed: orders_created } = await syncMeals(tx, tenant, {
      ids: [id],
      from: subscription.today,
      actor,
      reason,
      late: true,
    })
    return { detail: `${orders_created} orders were made.`, orders_created }
  })

/** Takes a subscription off the lists. What goes on is cancelled first; orders and invoices stay in the books. */
export const removeSubscription = (tenant: Tenant, actor: number, id: number): Promise<void> =>
  tenant.write(async (tx) => {
    const subscription = await lockSubscription(tx, id)
    if (subscription.status !== 'cancelled' && subscription.status !== 'expired')
      await moveSubscription(tx, tenant, subscription, 'cancelled', actor)
    await archiveSubscription(tx, id)
  })
