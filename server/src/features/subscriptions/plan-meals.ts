import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { cancelMeals } from '../fulfilment/index.ts'
import { placeMeals } from '../orders/index.ts'
import { mealDates } from './calendar.ts'
import type { Subscription } from './lock-subscription.ts'

type Planned = Pick<Subscription, 'id' | 'start_date' | 'end_date' | 'selected_days' | 'time_slot' | 'today'>

const comingDates = (subscription: Planned) =>
  mealDates(subscription, subscription.today, subscription.end_date)

/** Makes the meals from today on that are not there yet. Answers how many. */
export const planMeals = async (tx: Tx, tenant: Tenant, subscription: Planned): Promise<number> =>
  (await placeMeals(tx, tenant, { subscription: subscription.id, dates: comingDates(subscription) })).length

/** After another term, other days or another slot: what no longer belongs goes, as far as it is not cooked, and what is missing comes. */
export async function replanMeals(
  tx: Tx,
  tenant: Tenant,
  subscription: Planned,
  actor: number,
): Promise<void> {
  const { id, today: from, time_slot: meal_slot } = subscription
  const kept = { dates: comingDates(subscription), meal_slot }
  await cancelMeals(tx, { subscription: id, from, kept }, { actor, reason: 'The subscription was changed' })
  await planMeals(tx, tenant, subscription)
}
