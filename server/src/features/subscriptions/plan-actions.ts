import { rehearse } from '../../platform/tenancy/rehearse.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { ownCustomer } from '../customers/index.ts'
import { cancelWithNotice } from './cancel-with-notice.ts'
import { changePlan } from './change-plan.ts'
import { lockSubscription } from './lock-subscription.ts'
import { moveSubscription } from './move-subscription.ts'
import type { OfficeCancelWish, PlanWish } from './plan-actions.schema.ts'
import { subscriptionDetail } from './subscription-lists.sql.ts'

/** Who asks, and whether as a customer: other customers' subscriptions are unknown to them. */
type Asker = { account: number; isCustomer: boolean }
const lock = async (tx: Tx, id: number, { account, isCustomer }: Asker) =>
  lockSubscription(tx, id, isCustomer ? (await ownCustomer(tx, account)).id : undefined)

export async function changePlanOf(tx: Tx, tenant: Tenant, asker: Asker, id: number, wish: PlanWish) {
  const change = await changePlan(tx, tenant, await lock(tx, id, asker), wish, asker.account)
  return { ...change, preview: false }
}

/** The same, taken back: the new subscription has no number that stays. */
export const previewPlan = async (tenant: Tenant, asker: Asker, id: number, wish: PlanWish) => ({
  ...(await rehearse(tenant, (tx) => changePlanOf(tx, tenant, asker, id, wish))),
  preview: true,
  begun: null,
})

const perform = <T>(tenant: Tenant, preview: boolean, work: (tx: Tx) => Promise<T>): Promise<T> =>
  preview ? rehearse(tenant, work) : tenant.write(work)

export const cancelOwn = async (tenant: Tenant, account: number, id: number, preview = false) => ({
  preview,
  ...(await perform(tenant, preview, async (tx) =>
    cancelWithNotice(tx, tenant, await lock(tx, id, { account, isCustomer: true }), account),
  )),
})

/** At once, as the contract has it, or with the notice that was agreed. */
export const cancelForOffice = (
  tenant: Tenant,
  account: number,
  id: number,
  { notice = false, preview = false }: OfficeCancelWish,
) =>
  perform(tenant, preview, async (tx) => {
    const subscription = await lockSubscription(tx, id)
    if (!notice) {
      await moveSubscription(tx, tenant, subscription, 'cancelled', account)
      return subscriptionDetail(tx, id)
    }
    const ending = await cancelWithNotice(tx, tenant, subscription, account)
    return { ...(await subscriptionDetail(tx, id)), ending }
  })
