import { invalid, refusedAction } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockOf } from '../meals/index.ts'
import { requestLate } from '../production/index.ts'
import { lockSubscription, type Subscription } from '../subscriptions/index.ts'
import { ownerOf } from './act-on-meals.ts'
import { chosenDish, demandDeliverable } from './differ-meal.ts'
import type { LateBody } from './late.schema.ts'
import { keyOf } from './one-meal.ts'

/**
 * A customer's wish about a meal whose cut-off has passed, for the office to decide (domain rule 10). Refuses one that can
 * still be changed by its customer, or whose day is over, and what could not be had anyway.
 */
export const wishLate = (tenant: Tenant, account: number, id: number, wish: LateBody) =>
  tenant.write(async (tx) => {
    const subscription = await lockSubscription(tx, id, await ownerOf(tx, { account, isCustomer: true }))
    if (subscription.status !== 'active' && subscription.status !== 'paused')
      throw refusedAction(`This subscription is ${subscription.status}.`)
    const key = keyOf(subscription, wish)
    if (wish.date < subscription.today) throw invalid({ date: 'This day is over.' })
    const { is_locked } = await lockOf(tx, key)
    if (!is_locked) throw invalid({ date: 'This meal is not locked: change it yourself.' })
    return requestLate(
      tx,
      { ...key, kind: wish.kind, wish: await detailsOf(tx, tenant, subscription, wish) },
      account,
    )
  })

async function detailsOf(tx: Tx, tenant: Tenant, subscription: Subscription, wish: LateBody) {
  const { kind, dish, quantity, address } = wish
  if (kind === 'swap') {
    if (dish === undefined) throw invalid({ dish: 'Say which dish.' })
    return chosenDish(tx, tenant, keyOf(subscription, wish), subscription, dish)
  }
  if (kind === 'quantity') {
    if (quantity === undefined) throw invalid({ quantity: 'Say how many.' })
    return { quantity }
  }
  if (kind !== 'address') return {}
  if (address === undefined) throw invalid({ address: 'Say which address.' })
  await demandDeliverable(tx, subscription.customer, address)
  return { address }
}
