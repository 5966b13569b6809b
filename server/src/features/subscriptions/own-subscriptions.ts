import { invalid, refuse, refusedAction } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { customerOfAccount, ownCustomer } from '../customers/index.ts'
import { lockSubscription } from './lock-subscription.ts'
import { moveSubscription } from './move-subscription.ts'
import { addSubscription, changeSubscription } from './save-subscription.ts'
import { listOwn, ownDetail } from './subscription-lists.sql.ts'
import type { OwnPatch, OwnWrite } from './subscriptions.schema.ts'
import { archiveSubscription } from './subscriptions.sql.ts'

/** What a customer may do with own subscriptions; everybody else's are unknown to them. */
export const ownSubscriptions = async (db: Reads, account: number, request: PageRequest) =>
  listOwn(db, (await ownCustomer(db, account)).id, request)

export const ownSubscription = async (db: Reads, account: number, id: number) =>
  ownDetail(db, (await ownCustomer(db, account)).id, id)

/** The older door, for whoever is signed in: a user without a customer profile has none (contract 5.12). */
export async function subscriptionsOfUser(db: Reads, account: number, request: PageRequest) {
  const customer = await customerOfAccount(db, account)
  return listOwn(db, customer?.id ?? 0, request)
}

export async function subscriptionOfUser(db: Reads, account: number, id: number) {
  const customer = await customerOfAccount(db, account)
  if (!customer) throw refuse('not_found')
  return ownDetail(db, customer.id, id)
}

/** Subscribes to a package or to menus. It is pending until the kitchen activates it. */
export const subscribe = (tenant: Tenant, account: number, wish: OwnWrite) =>
  tenant.write(async (tx) => {
    const { id: customer } = await ownCustomer(tx, account)
    if (!wish.meal_package && !wish.menu_ids?.length)
      throw invalid({ menu_ids: 'Choose a package or at least one menu.' })
    return ownDetail(tx, customer, await addSubscription(tx, tenant, { ...wish, customer }))
  })

/**
 * Changes a pending one. What runs is changed by the kitchen, which plans and cooks by it (contract D25); only whether it
 * renews itself stays its customer's to say.
 */
export const changeOwnSubscription = (tenant: Tenant, account: number, id: number, wish: OwnPatch) =>
  tenant.write(async (tx) => {
    const { id: customer } = await ownCustomer(tx, account)
    const lock = Object.keys(wish).every((name) => name === 'auto_renew') ? lockSubscription : lockPending
    await changeSubscription(tx, tenant, await lock(tx, id, customer), wish, account)
    return ownDetail(tx, customer, id)
  })

/** Takes a pending one back. */
export const removeOwnSubscription = (tenant: Tenant, account: number, id: number): Promise<void> =>
  tenant.write(async (tx) => {
    const subscription = await lockPending(tx, id, (await ownCustomer(tx, account)).id)
    await moveSubscription(tx, tenant, subscription, 'cancelled', account)
    await archiveSubscription(tx, id)
  })

async function lockPending(tx: Tx, id: number, customer: number) {
  const subscription = await lockSubscription(tx, id, customer)
  if (subscription.status !== 'pending')
    throw refusedAction(`This subscription is ${subscription.status}. Please ask the kitchen to change it.`)
  return subscription
}
