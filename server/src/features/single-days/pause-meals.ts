import { refusedAction } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { beginPause, endPauses, moveSubscription, type Span } from '../subscriptions/index.ts'
import type { Rule } from './act-on-meals.ts'

type PauseWish = Partial<Span>

/** Pauses the whole at once and openly, which is a status of its own; or a slot, or from and until a date, beside which it runs on. */
export const pauseMeals =
  (tenant: Tenant, { from_date, until_date, meal_slot, reason }: PauseWish): Rule =>
  async (tx, subscription, by) => {
    const isWhole = from_date === undefined && until_date == null && meal_slot == null
    if (isWhole) return moveSubscription(tx, tenant, subscription, 'paused', by)
    if (subscription.status !== 'active') throw refusedAction(`This subscription is ${subscription.status}.`)
    const { today } = subscription
    return beginPause(tx, subscription, { from_date: from_date ?? today, until_date, meal_slot, reason }, by)
  }

/** Ends the pauses of a slot, or all, from the first dates on that are open. Nothing is billed again (domain rule 7). */
export const resumeMeals =
  (tenant: Tenant, { meal_slot }: { meal_slot?: number | null }): Rule =>
  async (tx, subscription, by) => {
    if (subscription.status === 'paused' && meal_slot == null)
      return moveSubscription(tx, tenant, subscription, 'active', by)
    if (!(await endPauses(tx, subscription, { meal_slot }))) throw refusedAction('Nothing is paused.')
  }
