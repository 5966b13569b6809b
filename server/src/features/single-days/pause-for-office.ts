import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { subscriptionDetail } from '../subscriptions/index.ts'
import { actOnMeals } from './act-on-meals.ts'
import type { PauseBody } from './calendar.schema.ts'
import { pauseMeals } from './pause-meals.ts'

/** Pauses; what the contract answers, and beside it what that changes. */
export async function pauseForOffice(
  tenant: Tenant,
  account: number,
  id: number,
  { preview, ...wish }: PauseBody,
) {
  const asker = { account, isCustomer: false }
  const reason = 'The subscription is paused'
  const effect = await actOnMeals(tenant, asker, id, { preview, reason }, pauseMeals(tenant, wish))
  return { ...(await subscriptionDetail(tenant.read, id)), effect }
}
