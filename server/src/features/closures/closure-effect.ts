import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import {
  calendarOf,
  isServed,
  readPlans,
  syncMeals,
  worthOfMeal,
  type FullPlan,
  type Gives,
  type Meal,
} from '../meals/index.ts'
import { notify } from '../notifications/index.ts'
import type { ClosureEffect } from './closures.schema.ts'
import { endsOf, lockRunning, type ClosureRow } from './closures.sql.ts'

type Scene = {
  span: { from_date: string; until_date: string; meal_slot: number | null }
  today: string
  actor: number
  message: string
}
type Done = { closure: ClosureRow; kept: number }
/** `meals` are those that are there on one side only; without any it is only what is given for a missed one. */
type Changed = { plan: FullPlan; meals: { meal: Meal; worth: bigint }[] }

/** Does something to the kitchen's closures, lets the meals follow, tells whom it affects, and answers all of it. */
export async function closureEffect(
  tx: Tx,
  tenant: Tenant,
  { span, today, actor, message }: Scene,
  work: () => Promise<Done>,
): Promise<Omit<ClosureEffect, 'preview'>> {
  const { currency_digits: digits } = tenant
  const running = await lockRunning(tx, span.from_date)
  const ids = running.map(({ id }) => id)
  const { from_date: from, until_date: to } = span
  const before = await readPlans(tx, { ids, from, to })
  const { closure, kept } = await work()
  const after = new Map((await readPlans(tx, { ids, from, to })).map((plan) => [plan.id, plan]))
  const differing = before.flatMap((plan) => changesOf(plan, after.get(plan.id), span, digits))
  const differ = differing.map(({ plan }) => plan.id)
  const reason = `Closed: ${closure.reason}`
  await syncMeals(tx, tenant, { ids: differ, from: today, actor, reason })

  const changed = differing.filter(({ meals }) => meals.length > 0)
  const ends = new Map((await endsOf(tx, differ)).map(({ id, ends_on }) => [id, ends_on]))
  const people = new Map(running.map((one) => [one.id, one]))
  const told = new Set<number>()
  const listed: ClosureEffect['affected'] = []
  for (const { plan, meals } of changed) {
    const person = people.get(plan.id)
    if (!person) continue
    if (person.want_notifications && !told.has(plan.customer))
      await notify(tx, plan.customer, message, 'high')
    told.add(plan.customer)
    listed.push({
      subscription: plan.id,
      customer: plan.customer,
      customer_name: person.customer_name,
      meals: meals.length,
      worth: formatMoney(sumOf(meals), digits),
      ends_on: { before: person.ends_on, after: ends.get(plan.id) ?? null },
      message,
    })
  }
  const all = changed.flatMap(({ meals }) => meals)
  const given = (gives: Gives) => {
    const meals = all.filter(({ meal }) => meal.gives === gives)
    return { meals: meals.length, amount: formatMoney(sumOf(meals), digits) }
  }
  return {
    closure,
    customers: new Set(changed.map(({ plan }) => plan.customer)).size,
    subscriptions: changed.length,
    meals: all.length,
    kept,
    gives: {
      extend: given('extend'),
      credit: given('credit'),
      voucher: given('voucher'),
      nothing: given('nothing'),
    },
    worth: formatMoney(sumOf(all), digits),
    affected: listed,
  }
}

const sumOf = (meals: { worth: bigint }[]) => meals.reduce((sum, { worth }) => sum + worth, 0n)

/** What a closure changes of a plan: of a meal that is there on one side only the closed side says what is given for it. */
function changesOf(
  plan: FullPlan,
  after: FullPlan | undefined,
  { from_date, until_date }: Scene['span'],
  digits: number,
): Changed[] {
  if (!after) return []
  const [was, is] = [calendarOf(plan, from_date, until_date), calendarOf(after, from_date, until_date)]
  const pairs = was.flatMap((one, place) => {
    const other = is[place]
    return other ? [[one, other] as const] : []
  })
  if (pairs.every(([one, other]) => one.state === other.state && one.gives === other.gives)) return []
  const meals = pairs
    .filter(([one, other]) => isServed(one) !== isServed(other))
    .map(([one, other]) => {
      const worth = minorUnits(worthOfMeal(plan, isServed(one) ? one : other, digits).total)
      return { meal: isServed(one) ? other : one, worth }
    })
  return [{ plan, meals }]
}
