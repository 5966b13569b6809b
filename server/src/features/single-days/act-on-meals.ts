import { found, invalid, refusedAction } from '../../refusals.ts'
import { rehearse } from '../../platform/tenancy/rehearse.ts'
import type { Reads, Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { ownCustomer } from '../customers/index.ts'
import { addDays, lengthOf, syncMeals } from '../meals/index.ts'
import {
  customerOf,
  kitchenToday,
  lastDateOf,
  lockSubscription,
  type Subscription,
} from '../subscriptions/index.ts'
import { effectOf, type Effect } from './effect.ts'
import { showCalendar } from './show-calendar.ts'

/** Who acts: somebody of the office on any subscription, or a customer on an own one; other customers' are unknown to them. */
export type Asker = { account: number; isCustomer: boolean }
/** What an action does with a subscription that is held; its meals follow afterwards. */
export type Rule = (tx: Tx, subscription: Subscription, by: number) => Promise<unknown>

/** The customer's id when a customer asks, else undefined. */
export const ownerOf = async (db: Reads | Tx, { account, isCustomer }: Asker): Promise<number | undefined> =>
  isCustomer ? (await ownCustomer(db, account)).id : undefined

/**
 * Changes what a running subscription has on its dates, or only says what that would change (`preview`). Answers the
 * dates, the new end and the money, which are the same for both, since a preview is done and taken back.
 */
export async function actOnMeals(
  tenant: Tenant,
  asker: Asker,
  id: number,
  { preview = false, reason }: { preview?: boolean | undefined; reason: string },
  rule: Rule,
): Promise<Effect & { preview: boolean }> {
  const work = async (tx: Tx) => {
    const subscription = await lockSubscription(tx, id, await ownerOf(tx, asker))
    if (subscription.status !== 'active' && subscription.status !== 'paused')
      throw refusedAction(`This subscription is ${subscription.status}.`)
    return effectOf(tx, tenant, subscription, async () => {
      await rule(tx, subscription, asker.account)
      const wish = { ids: [id], from: subscription.today, actor: asker.account, reason }
      await syncMeals(tx, tenant, wish)
    })
  }
  return { preview, ...(preview ? await rehearse(tenant, work) : await tenant.write(work)) }
}

const [longest, month] = [400, 30]

/** The dates of a subscription, at most four hundred at once; those of a month from today unless others are named. 404 where it is not the asker's to see. */
export async function readCalendar(
  tenant: Tenant,
  asker: Asker,
  id: number,
  wish: { from?: string; to?: string },
) {
  const owner = await ownerOf(tenant.read, asker)
  const { customer } = found(await customerOf(tenant.read, id))
  found(owner === undefined || owner === customer ? customer : undefined)
  const { from = await kitchenToday(tenant.read) } = wish
  const { to = addDays(from, month) } = wish
  if (to < from) throw invalid({ to: 'The end comes before the start.' })
  if (lengthOf({ start_date: from, end_date: to }) > longest)
    throw invalid({ to: `At most ${longest} days at once.` })
  return {
    from,
    to,
    ends_on: await lastDateOf(tenant.read, id),
    days: await showCalendar(tenant.read, tenant, id, from, to),
  }
}
