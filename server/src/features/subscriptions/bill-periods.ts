import { minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { issueInvoice } from '../invoices/index.ts'
import { addDays, periodsOf, restOf, servedDates, syncMeals, type Period } from '../meals/index.ts'
import { settleMissed } from '../production/index.ts'
import { lockSubscription, type Subscription } from './lock-subscription.ts'
import { billedUntil, menusOf, unbilled } from './subscriptions.sql.ts'

/**
 * Bills what a running subscription owes in advance, each period once (contract 13, decision 4): with the first
 * activation its first period, and then the one that today lies in. A period that passed in a pause is never billed; of
 * one that grew since it was billed, with its term, the rest is. What is priced by the meal is paid as it comes. What the office activates was paid when it is paid in cash or by card; what the calendar brings (`by` is nobody) has
 * yet to be. Answers whether there was anything to bill.
 */
export async function billPeriods(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  by: number | null,
): Promise<boolean> {
  const { activated_at, today, pricing, period_days } = subscription
  const billed = await billedUntil(tx, subscription.id)
  if (pricing === 'meal' || (billed !== null && period_days === 0)) return false
  const digits = tenant.currency_digits
  const isDue = ({ period_start, period_end }: Period, place: number) =>
    (place === 0 && activated_at === null) || (period_start <= today && today <= period_end)
  const due = periodsOf(subscription, digits).filter(isDue)
  const from = billed === null ? '' : addDays(billed, 1)
  const rests = due
    .filter(({ period_end }) => from <= period_end)
    .map((period) => restOf(subscription, period, from, digits))
  let issued = false
  for (const period of rests) issued = (await bill(tx, tenant, subscription, period, by)) || issued
  return issued
}

/**
 * Recurring work: one subscription a turn, whose period has begun and is not billed. One whose rest of a period costs
 * nothing is passed over each time. Answers whether there may be more.
 */
export async function billBegunPeriods(tx: Tx, _now: Date, tenant: Tenant): Promise<boolean> {
  for (let next = await unbilled(tx, 0); next; next = await unbilled(tx, next.id)) {
    const subscription = await lockSubscription(tx, next.id)
    // Somebody else may have paused it while this waited for the lock.
    if (subscription.status !== 'active' || !(await billPeriods(tx, tenant, subscription, null))) continue
    await syncMeals(tx, tenant, {
      ids: [next.id],
      from: subscription.today,
      actor: null,
      reason: 'A period was billed',
    })
    return true
  }
  return false
}

/** A package is one line; single menus are billed meal by meal, for the whole term at once and what it grows by. */
async function bill(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  { period_start, period_end, amount }: Period,
  by: number | null,
): Promise<boolean> {
  if (minorUnits(amount) === 0n) return false
  const { id, customer, lines, payment_mode, package_name, cost_per_meal } = subscription
  const menus = await menusOf(tx, id)
  const term = { start_date: period_start, end_date: period_end }
  const line =
    package_name === null
      ? {
          menu: menus.length === 1 ? menus[0]!.id : null, // its length says so
          menu_name: menus.map(({ name }) => name).join(', '),
          quantity: String(
            lines.reduce(
              (all, { quantity, selected_days }) =>
                all + quantity * servedDates({ ...term, selected_days }, period_start, period_end).length,
              0,
            ),
          ),
          unit_price: cost_per_meal,
        }
      : { menu: null, menu_name: package_name, quantity: '1', unit_price: amount }
  const issued = await issueInvoice(tx, tenant, {
    customer,
    subscription: id,
    period_start,
    period_end,
    due_date: addDays(period_start, 7),
    status: by === null || payment_mode === 'wallet' ? 'pending' : 'paid',
    lines: [line],
    by,
  })
  // What was missed of it while it was not billed.
  if (issued) await settleMissed(tx, tenant, { ids: [id], from: period_start, to: period_end })
  return issued !== undefined
}
