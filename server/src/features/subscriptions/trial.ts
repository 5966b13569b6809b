import type { Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, lengthOf } from '../meals/index.ts'
import { claimTrial, releaseTrials } from './trials.sql.ts'

type Offer = { customer: number; meal_package: number | null; trial_days: number; start_date: string }

/** The last free day of a subscription to a package: its customer's first to it, however often they ask. Else null. */
export async function trialOf(
  tx: Tx,
  { customer, meal_package, trial_days, start_date }: Offer,
  subscription: number | null = null,
): Promise<string | null> {
  if (meal_package === null || trial_days === 0) return null
  const isFirst = await claimTrial(tx, { customer, meal_package, subscription })
  return isFirst ? addDays(start_date, trial_days - 1) : null
}

type Before = {
  id: number
  customer: number
  start_date: string
  trial_until: string | null
  activated_at: unknown
}

/**
 * The last free day after a change: a trial moves with the start, and until it runs it goes with its package.
 */
export async function trialAfter(
  tx: Tx,
  { id, customer, activated_at, ...before }: Before,
  {
    start_date,
    offer,
  }: { start_date: string; offer: Pick<Offer, 'meal_package' | 'trial_days'> | undefined },
): Promise<string | null> {
  if (offer && activated_at === null) {
    await releaseTrials(tx, id)
    return trialOf(tx, { ...offer, customer, start_date }, id)
  }
  const { start_date: from, trial_until } = before
  return trial_until && addDays(start_date, lengthOf({ start_date: from, end_date: trial_until }) - 1)
}
