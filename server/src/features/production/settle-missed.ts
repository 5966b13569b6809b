import { formatMoney, minorUnits, taxIncluded } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, calendarOf, readPlans, worthOfMeal, type FullPlan, type Meal } from '../meals/index.ts'
import { creditMeal, earnMeal, giveVoucher } from '../wallet/index.ts'
import { claimWaiting, recordMissed, type Missed, type Settled } from './missed.sql.ts'

/** The slot of a meal that was locked, and what its customer's wallet got for it already. */
type CalledOff = { meal_slot: number | null; credited: string | null }

/**
 * What is to become of the worth of meals that were missed on these dates, once their cut-off has passed: each meal once
 * (domain rules 6, 8 and 20). What was billed becomes money in the wallet, a voucher, or is earned; a later date needs no
 * booking. A meal whose period is not billed yet waits for the bill, which calls this again. Where a single one is called
 * off (`called_off`) no other is settled with it, and a pause is not the reason, as it stood in it.
 */
export async function settleMissed(
  tx: Tx,
  tenant: Tenant,
  { ids, from, to, called_off }: { ids: number[]; from: string; to: string; called_off?: CalledOff },
): Promise<void> {
  if (ids.length === 0) return
  const plans = await readPlans(tx, { ids, from, to })
  const missed = plans.flatMap((plan) => {
    const pauses = called_off ? around(plan.pauses, from, to) : plan.pauses
    return calendarOf({ ...plan, status: 'active', pauses }, from, to).flatMap((meal) =>
      called_off && meal.meal_slot !== called_off.meal_slot
        ? []
        : missedMeal(plan, meal, tenant.currency_digits, called_off?.credited ?? null),
    )
  })
  if (missed.length === 0) return
  for (const meal of await recordMissed(tx, missed)) await give(tx, tenant, meal)
}

/** Pauses without these dates. */
const around = (pauses: FullPlan['pauses'], from: string, to: string): FullPlan['pauses'] =>
  pauses.flatMap((pause) => {
    const [before, after] = [addDays(from, -1), addDays(to, 1)]
    const { from_date, until_date } = pause
    return [
      { ...pause, until_date: until_date !== null && until_date < before ? until_date : before },
      { ...pause, from_date: from_date > after ? from_date : after },
    ].filter((part) => part.until_date === null || part.from_date <= part.until_date)
  })

/**
 * Recurring work: what missed meals gave while the wallet was frozen is given once it is released. Answers whether there was
 * something.
 */
export async function giveWaiting(tx: Tx, tenant: Tenant, most: number): Promise<boolean> {
  const meals = await claimWaiting(tx, most)
  for (const meal of meals) await give(tx, tenant, meal)
  return meals.length > 0
}

function missedMeal(plan: FullPlan, meal: Meal, digits: number, credited: string | null): Missed[] {
  const { date, meal_slot, state, gives, stands_for } = meal
  if (gives === null || (state !== 'skipped' && state !== 'paused' && state !== 'closed')) return []
  const isBilled = plan.billed.some((one) => {
    const paidDate = stands_for ?? date
    return one.period_start <= paidDate && paidDate <= one.period_end
  })
  if (plan.pricing === 'period' && gives !== 'extend' && !isBilled) return []
  const worth = isBilled ? minorUnits(worthOfMeal(plan, meal, digits).total) : 0n
  const amount = formatMoney(worth - (isBilled ? minorUnits(credited ?? '0') : 0n), digits)
  return [{ subscription: plan.id, date, meal_slot, reason: state, gives, amount }]
}

async function give(tx: Tx, tenant: Tenant, meal: Settled): Promise<void> {
  const { customer, invoice, date, reason, gives, amount, expires_on, tax_rate } = meal
  const { currency, currency_digits } = tenant
  if (gives === 'extend' || minorUnits(amount) === 0n) return
  const why = `for the meal of ${date}, which was ${reason}`
  const worth = `${amount} ${currency} ${why}`
  if (gives === 'credit') return creditMeal(tx, tenant, { customer, invoice, amount, why }, null)
  if (gives === 'voucher')
    return giveVoucher(
      tx,
      tenant,
      { customer, invoice, amount, expires_on, explanation: `A voucher of ${worth}` },
      null,
    )
  const tax = formatMoney(taxIncluded(minorUnits(amount), tax_rate), currency_digits)
  const explanation = `Earned ${worth} and gives nothing back`
  return earnMeal(tx, tenant, { invoice, amount, tax, explanation }, null)
}
