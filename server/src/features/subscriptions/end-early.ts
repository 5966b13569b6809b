import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { creditAtMost } from '../invoices/index.ts'
import {
  addDays,
  fallingAway,
  firstOpenDates,
  periodEnd,
  readPlans,
  slotsOf,
  syncMeals,
  type FallenMeal,
} from '../meals/index.ts'
import {
  dropOverridesAfter,
  insertCredit,
  insertMissed,
  invoicesOf,
  type BilledPeriod,
} from './endings.sql.ts'
import type { Subscription } from './lock-subscription.ts'
import { setStatus, updateSubscription } from './subscriptions.sql.ts'

const forever = '9999-12-31'

/** The first date from which a running subscription can be without meals: the first that none of its slots has locked. */
export async function firstOpenDate(tx: Tx, slots: (number | null)[], today: string): Promise<string> {
  const opening = await firstOpenDates(tx, slots)
  return [...opening.values()].reduce((latest, date) => (date > latest ? date : latest), today)
}

/**
 * Ends a running subscription with `last_date`, which is not before its first open date but one. What was invoiced and
 * will not be eaten is taken back by a credit note of each invoice: less is owed, and what was paid already is in the wallet
 * (domain rule 20); the meals that are
 * left keep what they were worth, so that both make up what was invoiced. Of one that has not begun nothing is left.
 */
export async function endEarly(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  { last_date, reason, actor }: { last_date: string; reason: string; actor: number },
): Promise<void> {
  const { id, start_date, today } = subscription
  const [plan] = await readPlans(tx, { ids: [id], from: start_date, to: forever })
  if (!plan) return
  const opening = await firstOpenDates(tx, slotsOf(plan))
  const fallen = fallingAway(plan, { last_date, opening })
  const missed = fallen.flatMap(({ date, meal_slot, worth, missed: reason }) =>
    reason === null ? [] : [{ date, meal_slot, reason, amount: formatMoney(worth, tenant.currency_digits) }],
  )
  if (missed.length) await insertMissed(tx, id, missed)
  for (const { invoice, meals, minor } of byInvoice(await invoicesOf(tx, id), fallen)) {
    const amount = formatMoney(minor, tenant.currency_digits)
    const why = `${meals} meals will not be eaten (${reason})`
    // Some of it may be credited already, as a gesture.
    const given = await creditAtMost(tx, tenant, { invoice: invoice.id, amount, reason: why }, actor)
    if (minorUnits(given) > 0n)
      await insertCredit(tx, { subscription: id, invoice: invoice.id, meals, amount: given })
  }

  const begins = last_date >= start_date
  const priced_until = begins ? pricedUntil(subscription, last_date, plan.billed) : null
  await updateSubscription(tx, id, {
    ...(begins && { end_date: last_date, priced_until }),
    ended_early_on: today,
    auto_renew: false,
  })
  if (!begins) await setStatus(tx, id, 'cancelled')
  await dropOverridesAfter(tx, id, last_date)
  await syncMeals(tx, tenant, { ids: [id], from: today, actor, reason })
}

/** A period that is invoiced, perhaps in parts, keeps the end that it was invoiced to: what it has behind is not billed any more. */
function pricedUntil(
  subscription: Subscription,
  last_date: string,
  billed: { period_start: string; period_end: string }[],
): string | null {
  const holdsLast = ({ period_start, period_end }: (typeof billed)[number]) =>
    period_start <= last_date && last_date <= period_end
  if (!billed.some(holdsLast)) return null
  const end = periodEnd(subscription, last_date)
  const parts = billed.filter((one) => holdsLast(one) || one.period_end <= end)
  return parts.map(({ period_end }) => period_end).reduce((latest, one) => (one > latest ? one : latest))
}

type Share = { invoice: BilledPeriod; meals: number; minor: bigint }

/** Which invoice gives back how much, newest first. */
function byInvoice(invoices: BilledPeriod[], fallen: FallenMeal[]): Share[] {
  return invoices.flatMap((invoice) => {
    const own = fallen.filter(({ date }) => invoice.period_start <= date && date <= invoice.period_end)
    const minor = own.reduce((sum, { worth }) => sum + worth, 0n)
    return minor > 0n ? [{ invoice, meals: own.length, minor }] : []
  })
}

/** The day before. */
export const dayBefore = (date: string): string => addDays(date, -1)
