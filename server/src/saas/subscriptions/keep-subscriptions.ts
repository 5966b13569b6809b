import type { Deps } from '../../deps.ts'
import type { ControlReads, ControlTx } from '../../platform/db/control.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import { invalid, refuse } from '../../refusals.ts'
import { holdPlan, planById } from '../plans/index.ts'
import type { NewTenantSubscription, TenantSubscriptionPatch } from './subscriptions.schema.ts'
import {
  deleteSubscription,
  holdTenant,
  insertSubscription,
  listSubscriptions,
  lockSubscription,
  subscriptionById,
  updateSubscription,
  type SubscriptionFilter,
} from './subscriptions.sql.ts'

type SubscriptionDeps = Pick<Deps, 'control' | 'tenants'>

export async function presentSubscriptions(db: ControlReads, filter: SubscriptionFilter, page: PageRequest) {
  if (filter.plan !== undefined && !(await planById(db, filter.plan)))
    throw invalid({ plan: 'This plan does not exist.' })
  return listSubscriptions(db, filter, page)
}

/** 404 when there is none, or its kitchen is deleted. */
export async function presentSubscription(db: ControlReads, id: number) {
  const subscription = await subscriptionById(db, id)
  if (!subscription) throw refuse('not_found')
  return subscription
}

/** Puts a kitchen on a plan. One that has a subscription is refused on `tenant` by the table's unique index. */
export async function createSubscription(
  { control, tenants }: SubscriptionDeps,
  wish: NewTenantSubscription,
) {
  const { kitchen, made } = await control.write(async (tx) => {
    const kitchen = await heldTenant(tx, wish.tenant)
    await judge(tx, wish)
    const { id } = await insertSubscription(tx, wish)
    return { kitchen, made: await presentSubscription(tx, id) }
  })
  tenants.forget(kitchen)
  return made
}

/**
 * Changes what is named. What the kitchen may do by its plan follows at once; whether it is open is the kitchen's own
 * state, which suspend/ and activate/ change.
 */
export async function changeSubscription(
  { control, tenants }: SubscriptionDeps,
  id: number,
  wish: TenantSubscriptionPatch,
) {
  const { kitchens, changed } = await control.write(async (tx) => {
    const { slug, ...before } = await locked(tx, id)
    const moved =
      wish.tenant !== undefined && wish.tenant !== before.tenant && (await heldTenant(tx, wish.tenant))
    await judge(tx, { ...before, ...wish })
    await updateSubscription(tx, id, wish)
    return {
      kitchens: [{ id: before.tenant, slug }, ...(moved ? [moved] : [])],
      changed: await presentSubscription(tx, id),
    }
  })
  kitchens.forEach(tenants.forget)
  return changed
}

/** Takes a kitchen off its plan: it has none from now on, and so no limits. */
export async function removeSubscription({ control, tenants }: SubscriptionDeps, id: number) {
  const { tenant, slug } = await control.write(async (tx) => {
    const before = await locked(tx, id)
    await deleteSubscription(tx, id)
    return before
  })
  tenants.forget({ id: tenant, slug })
}

async function locked(tx: ControlTx, id: number) {
  const subscription = await lockSubscription(tx, id)
  if (!subscription) throw refuse('not_found')
  return subscription
}

async function heldTenant(tx: ControlTx, id: number) {
  const tenant = await holdTenant(tx, id)
  if (!tenant) throw invalid({ tenant: 'This kitchen does not exist.' })
  return tenant
}

type Judged = Pick<NewTenantSubscription, 'plan' | 'current_period_start' | 'current_period_end'>

async function judge(tx: ControlTx, { plan, current_period_start, current_period_end }: Judged) {
  if (!(await holdPlan(tx, plan))) throw invalid({ plan: 'This plan does not exist.' })
  if (current_period_end < current_period_start)
    throw invalid({ current_period_end: 'A period cannot end before it starts.' })
}
