import { invalid, refuse } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { dropSkip, lockOf, moveBack, periodEnd, periodStart, writeSkip } from '../meals/index.ts'
import type { Subscription } from '../subscriptions/index.ts'
import type { Asker, Rule } from './act-on-meals.ts'
import { demandServed, openMeal, type DayWish } from './one-meal.ts'
import { skipsUsed } from './skips.sql.ts'

/**
 * Leaves a meal out. It gives what was agreed: a later date, credit, a voucher or nothing. A customer's skips count against
 * the quota of their period; the office's do not. Skipped again changes nothing (domain rule 6).
 */
export const skipMeal =
  (wish: DayWish & { reason?: string | undefined }, { isCustomer }: Asker): Rule =>
  async (tx, subscription, by) => {
    const { meal, ...key } = await openMeal(tx, subscription, wish)
    if (meal.state === 'skipped') return
    demandServed(meal)
    if (isCustomer) await withinQuota(tx, subscription, wish.date)
    const { reason = '' } = wish
    await writeSkip(tx, key, { gives: subscription.skip_gives, by_kitchen: !isCustomer, reason }, by)
  }

/** Takes a skip or a move back, while both dates are open. A date that was not skipped stays as it is. */
export const unskipMeal =
  (wish: DayWish): Rule =>
  async (tx, subscription, by) => {
    const { meal: _, ...key } = await openMeal(tx, subscription, wish)
    const skip = await dropSkip(tx, key)
    if (!skip?.moved_to) return
    const { is_locked, locks_at } = await lockOf(tx, { ...key, date: skip.moved_to })
    if (is_locked) throw refuse('cutoff_passed', { cutoff_at: locks_at })
    await moveBack(tx, key, skip.moved_to, by)
  }

async function withinQuota(tx: Tx, subscription: Subscription, date: string): Promise<void> {
  const { id, skip_quota: quota } = subscription
  if (quota === null) return
  if (date > subscription.end_date) throw invalid({ date: 'A meal that was moved here cannot be moved on.' })
  const until = periodEnd(subscription, date)
  const used = await skipsUsed(tx, id, { from: periodStart(subscription, date), until })
  if (used >= quota) throw refuse('skip_quota_used', { quota, used, until })
}
