import { invalid, refusedAction } from '../../refusals.ts'
import { emit } from '../../platform/events/emit.ts'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, lengthOf, readPlans, syncMeals, type Line } from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import { packageFacts } from '../packages/index.ts'
import { billPeriods } from './bill-periods.ts'
import { carryOver } from './carry-over.ts'
import { dayBefore, endEarly, firstOpenDate } from './end-early.ts'
import { invoicesOf, type BilledPeriod } from './endings.sql.ts'
import { refuseSingle } from './judge-slots.ts'
import { fewestDays } from './judge-subscription.ts'
import { lockSubscription, type Subscription } from './lock-subscription.ts'
import type { PlanWish } from './plan-actions.schema.ts'
import { addSubscription } from './save-subscription.ts'
import { givenBack, type Given } from './show-ending.ts'
import { hasSlots } from './slots.sql.ts'
import { subscriptionDetail } from './subscription-lists.sql.ts'
import type { SubscriptionWrite } from './subscriptions.schema.ts'
import { setStatus } from './subscriptions.sql.ts'

export type PlanChange = Given & {
  ended: number
  begun: number
  from_date: string
  end_date: string
  total_cost: string
  cost_per_meal: string
  orders_created: number
  invoice: { invoice_number: string; period_start: string; period_end: string; total: string } | null
  /** What the change costs: the new invoice less what was credited of the old ones. */
  to_pay: string
}

/**
 * Another package from a date on, up or down: the contract that runs ends the day before and another begins, with the
 * package's price and promises of today. What was invoiced for meals that are not eaten is credited, and the first period
 * of the new one is invoiced. Decisions about later dates go along. Refuses, by field, what a new subscription may not be,
 * and a date that is locked.
 */
export async function changePlan(
  tx: Tx,
  tenant: Tenant,
  before: Subscription,
  wish: PlanWish,
  actor: number,
): Promise<PlanChange> {
  const { id, customer, status, today, end_date, ended_early_on } = before
  if (status !== 'active') throw refusedAction(`A subscription that is ${status} does not change its plan.`)
  if (ended_early_on !== null) throw refusedAction(`This subscription ends on ${end_date}.`)
  if (wish.meal_package === before.meal_package)
    throw invalid({ meal_package: 'It has this package already.' })
  if (!wish.slots) await refuseSingle(tx, id, wish)

  const from_date = await beginning(tx, before, wish)
  const [plan] = await readPlans(tx, { ids: [id], from: today, to: addDays(end_date, 1) })
  if (!plan) throw new Error('it is locked, so it is there')
  const reason = 'The plan was changed'
  const fields = await fieldsOf(tx, before, wish, from_date)
  await endEarly(tx, tenant, before, { last_date: dayBefore(from_date), reason, actor })
  const begun = await addSubscription(tx, tenant, fields, id)
  const next = await lockSubscription(tx, begun)
  await carryOver(tx, plan, next, from_date, actor)
  await setStatus(tx, begun, 'active')
  await billPeriods(tx, tenant, next, null)
  const { placed } = await syncMeals(tx, tenant, { ids: [begun], from: today, actor, reason })
  await emit(
    tx,
    { topic: 'subscriptions', type: 'subscription.moved', data: { id: begun, status: 'active', customer } },
    {
      topic: 'subscriptions',
      type: 'subscription.plan_changed',
      data: { id: begun, continues: id, customer },
    },
  )
  if (before.want_notifications)
    await notify(
      tx,
      customer,
      `Your plan changes on ${from_date}: ${next.package_name} until ${next.end_date}.`,
    )

  const given = await givenBack(tx, tenant, id)
  const [issued] = await invoicesOf(tx, begun)
  const owed = issued ? minorUnits(issued.total) - minorUnits(given.credit) : 0n
  const { total_cost, cost_per_meal } = await subscriptionDetail(tx, begun)
  return {
    ...given,
    ended: id,
    begun,
    from_date,
    end_date: next.end_date,
    total_cost,
    cost_per_meal,
    orders_created: placed,
    invoice: issued ? billOf(issued) : null,
    to_pay: formatMoney(owed > 0n ? owed : 0n, tenant.currency_digits),
  }
}

const billOf = ({ invoice_number, period_start, period_end, total }: BilledPeriod) => ({
  invoice_number,
  period_start,
  period_end,
  total,
})

/** The wished date, or the first that no slot of either contract has locked. */
async function beginning(tx: Tx, before: Subscription, wish: PlanWish): Promise<string> {
  const { today, start_date, end_date, lines } = before
  const slots = [...lines, ...(wish.slots ?? [])].map(({ meal_slot }) => meal_slot)
  const open = await firstOpenDate(tx, [...slots, ...(wish.time_slot ? [wish.time_slot] : [])], today)
  const first = open > start_date ? open : start_date
  const from_date = wish.from_date ?? first
  if (from_date < first) throw invalid({ from_date: `The first date that can still be changed is ${first}.` })
  if (from_date > end_date) throw invalid({ from_date: `This subscription ends on ${end_date}.` })
  return from_date
}

/** The table's checks say so. */
type Chosen = Required<Pick<SubscriptionWrite, 'payment_mode' | 'diet_type'>>

/** The new contract: what is wished, and else what was. It ends when the old one would have, or after one period of its own. */
async function fieldsOf(tx: Tx, before: Subscription, wish: PlanWish, start_date: string) {
  const { from_date: _, preview: __, ...wished } = wish
  const { customer, time_slot, selected_days, lunch_address, dinner_address, lines } = before
  const { want_notifications, dietary_preferences, special_instructions } = before
  const { payment_mode, diet_type } = before as Chosen
  const same = { payment_mode, want_notifications, dietary_preferences, special_instructions } as const
  const days = (await packageFacts(tx, wish.meal_package))?.duration_days || 30
  const isShort = lengthOf({ start_date, end_date: before.end_date }) < fewestDays
  const end_date = isShort ? addDays(start_date, Math.max(days, fewestDays) - 1) : before.end_date
  const slots = (await hasSlots(tx, before.id)) ? { slots: lines.map(slotOf) } : {}
  const place = { time_slot, selected_days, lunch_address, dinner_address }
  return { customer, start_date, end_date, diet_type, ...same, ...place, ...slots, ...wished }
}

const slotOf = ({ meal_slot, address, quantity, selected_days }: Line) => ({
  meal_slot: meal_slot ?? 0, // rows of subscription_slots name one
  address,
  quantity,
  selected_days: [...selected_days],
})
