import { emit } from '../../platform/events/emit.ts'
import { formatMoney, minorUnits, taxIncluded } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { cancelMeals } from '../fulfilment/index.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { calendarOf, isServed, lastDate, type Meal } from './calendar.ts'
import { addDays } from './dates.ts'
import { amendMeals, insertMeals, openMeals, setEnds, type OpenMeal, type WrittenMeal } from './meals.sql.ts'
import { readPlans, taxRateOn, type FullPlan } from './plans.sql.ts'
import { worthOfMeal } from './worth.ts'

type Wish = {
  ids: number[]
  from: string
  /** Without it to the end of each. */
  to?: string
  actor: number | null
  reason: string
  order_date?: string
  /** Also meals whose cut-off has passed: what was activated or added after it, or missed in an outage. */
  late?: boolean
  /** Meals that were agreed are made when they come, whatever the kitchen's plan allows (domain rule 21). */
  isAgreed?: boolean
}
/** Behind its end a subscription has no meals but those that it still owes. */
const longestTail = 400
const forever = '9999-12-31'

/**
 * Makes the meals of subscriptions what their calendars say: those that are missing are placed, those that are not to be
 * are cancelled, and others are amended. Locked meals stay. It may be repeated, overlap or be late, and the result is the
 * same (domain rule 9). Answers how many were placed and cancelled. The caller holds the subscriptions' rows.
 */
export async function syncMeals(
  tx: Tx,
  tenant: Tenant,
  { ids, from, to, actor, reason, order_date, late = false, isAgreed = false }: Wish,
): Promise<{ placed: number; cancelled: number }> {
  const horizon = to ?? forever
  const plans = await readPlans(tx, { ids, from, to: horizon })
  const open = Map.groupBy(await openMeals(tx, ids, from, horizon), ({ subscription }) => subscription)
  const missing: WrittenMeal[] = []
  const changed: WrittenMeal[] = []
  const surplus: OpenMeal[] = []
  for (const plan of plans) {
    const standing = new Map(
      (open.get(plan.id) ?? []).map((meal) => [keyOf(meal.delivery_date, meal.meal_slot), meal]),
    )
    for (const meal of wanted(plan, from, to ?? addDays(plan.end_date, longestTail))) {
      const key = keyOf(meal.date, meal.meal_slot)
      const before = standing.get(key)
      standing.delete(key)
      const written = writtenMeal(plan, meal, tenant.currency_digits)
      if (!before) missing.push(written)
      else if (differs(before, written)) changed.push(written)
    }
    surplus.push(...standing.values())
  }
  const cancelled = await cancelMeals(
    tx,
    surplus.map(({ id }) => id),
    { actor, reason },
  )
  if (changed.length) await amendMeals(tx, changed)
  if (!isAgreed) await withinLimit(tx, tenant, 'orders_per_month', missing.length)
  const how = { currency: tenant.currency, order_date: order_date ?? null, late: late || isAgreed }
  const placed = missing.length ? (await insertMeals(tx, missing, how)).length : 0
  if (!isAgreed)
    await keepEnds(tx, to === undefined ? plans : await readPlans(tx, { ids, from, to: forever }))
  if (placed || changed.length)
    await emit(tx, { topic: 'orders', type: 'meals.placed', data: { orders: placed + changed.length } })
  return { placed, cancelled }
}

/** An end follows from all of a plan, not from single dates of it. */
const keepEnds = (tx: Tx, plans: FullPlan[]) =>
  setEnds(
    tx,
    plans.map((plan) => ({ id: plan.id, ends_on: lastDate(plan) })),
  )

const keyOf = (date: string, meal_slot: number | null) => `${date} ${meal_slot}`

function wanted(plan: FullPlan, from: string, to: string): Meal[] {
  if (plan.status !== 'active' && plan.status !== 'paused') return []
  const kept = new Set(plan.kept.map(({ date, meal_slot }) => keyOf(date, meal_slot)))
  return calendarOf(plan, from, to).filter(
    (meal) => isServed(meal) && !kept.has(keyOf(meal.date, meal.meal_slot)),
  )
}

/** A meal of the calendar as it is written down: what it costs, who pays which part of it, and how. */
export function writtenMeal(plan: FullPlan, meal: Meal, digits: number): WrittenMeal {
  const { total, difference } = worthOfMeal(plan, meal, digits)
  const tax_rate = meal.extra_price === null ? taxRateOn(plan, meal.stands_for ?? meal.date) : plan.tax_rate
  const portions = BigInt(meal.quantity)
  return {
    subscription: plan.id,
    customer: plan.customer,
    meal_slot: meal.meal_slot,
    address: meal.address,
    delivery_date: meal.date,
    payment_mode: paymentOf(plan),
    quantity: meal.quantity,
    total,
    tax: formatMoney(taxIncluded(minorUnits(total), tax_rate), digits),
    difference,
    special_instructions: meal.special_instructions ?? plan.special_instructions,
    name: meal.dish_name ?? plan.name,
    portion_label: plan.portion_label,
    unit_price: formatMoney((minorUnits(total) * 2n + portions) / (portions * 2n), digits),
    tax_rate,
  }
}

/** What is priced by the meal is held in the wallet at the cut-off, or paid at the door; the rest is invoiced in advance. */
const paymentOf = ({ pricing, payment_mode }: FullPlan) =>
  pricing === 'period' ? 'invoice' : payment_mode === 'wallet' ? 'hold' : payment_mode

const compared = [
  'address',
  'payment_mode',
  'quantity',
  'total',
  'tax',
  'difference',
  'special_instructions',
  'name',
] as const
const differs = (before: OpenMeal, after: WrittenMeal) =>
  compared.some((name) => before[name] !== after[name])
