import { refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { minorUnits } from '../../platform/money.ts'
import { cancelMeals } from '../fulfilment/index.ts'
import { issueInvoice } from '../invoices/index.ts'
import { notify } from '../notifications/index.ts'
import { addDays, mealDates } from './calendar.ts'
import { tooMany } from './judge-subscription.ts'
import type { Subscription } from './lock-subscription.ts'
import { planMeals } from './plan-meals.ts'
import { periodsOf } from './price.ts'
import { menusOf, setStatus } from './subscriptions.sql.ts'

/** The one table of allowed moves (contract 7.3), for the actions and for PATCH alike. It expires by date alone. */
const moves: Record<string, readonly string[]> = {
  pending: ['active', 'cancelled'],
  active: ['paused', 'cancelled'],
  paused: ['active', 'cancelled'],
}
const nothing = { orders_created: 0, invoice_created: false }

/**
 * Moves a subscription. Active: its meals from today on are made, and the first time its first period is billed. Paused
 * or cancelled: what the kitchen has not begun leaves production.
 */
export async function moveSubscription(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  to: string,
  actor: number,
): Promise<typeof nothing> {
  const { id, customer, status, start_date, end_date, today } = subscription
  if (!moves[status]?.includes(to)) throw refusedAction(`A subscription cannot go from ${status} to ${to}.`)
  if (to === 'active') {
    if (end_date < today) throw refusedAction('This subscription is over.')
    const refusal = await tooMany(tx, customer, id)
    if (refusal) throw refusedAction(refusal)
  }
  await setStatus(tx, id, to)
  await emit(tx, { topic: 'subscriptions', type: 'subscription.moved', data: { id, status: to, customer } })
  if (subscription.want_notifications)
    await notify(tx, customer, `Your subscription from ${start_date} to ${end_date} is ${to}.`)
  if (to === 'active') return start(tx, tenant, subscription, actor)
  await cancelMeals(tx, { subscription: id, from: today }, { actor, reason: `The subscription is ${to}` })
  return nothing
}

async function start(tx: Tx, tenant: Tenant, subscription: Subscription, by: number) {
  const orders_created = await planMeals(tx, tenant, subscription)
  const isFirst = subscription.activated_at === null
  return { orders_created, invoice_created: isFirst && (await billFirstPeriod(tx, tenant, subscription, by)) }
}

/** A package is prepaid by the period (contract 13, decision 4); single menus are billed meal by meal for the whole term. */
async function billFirstPeriod(
  tx: Tx,
  tenant: Tenant,
  subscription: Subscription,
  by: number,
): Promise<boolean> {
  const { id, customer, start_date, end_date, payment_mode, package_name, cost_per_meal } = subscription
  const [period] = periodsOf(subscription, tenant.currency_digits)
  if (!period || minorUnits(period.amount) === 0n) return false
  const menus = await menusOf(tx, id)
  const line =
    package_name === null
      ? {
          menu: menus.length === 1 ? menus[0]!.id : null, // its length says so
          menu_name: menus.map(({ name }) => name).join(', '),
          quantity: String(mealDates(subscription, start_date, end_date).length),
          unit_price: cost_per_meal,
        }
      : { menu: null, menu_name: package_name, quantity: '1', unit_price: period.amount }
  const issued = await issueInvoice(tx, tenant, {
    customer,
    subscription: id,
    period_start: period.period_start,
    period_end: period.period_end,
    due_date: addDays(start_date, 7),
    status: payment_mode === 'wallet' ? 'pending' : 'paid',
    lines: [line],
    by,
  })
  return issued !== undefined
}
