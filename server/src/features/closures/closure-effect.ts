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
  span: { from_date: string; until_date: string; meal_slot: number | null; moves_to: string | null }
  today: string
  actor: number
  /** What a customer is told; whether a meal of theirs comes on another day. */
  messageOf: (isMoved: boolean) => string
}
type Done = { closure: ClosureRow; kept: number }
/** `meals` are those that are there on one side only; without any it is only what is given for a missed one. */
type Changed = { plan: FullPlan; meals: ChangedMeal[] }
type ChangedMeal = { meal: Meal; worth: bigint }

/** Does something to the kitchen's closures, lets the meals follow, tells whom it affects, and answers all of it. */
export async function closureEffect(
  tx: Tx,
  tenant: Tenant,
  { span, today, actor, messageOf }: Scene,
  work: (before: FullPlan[]) => Promise<Done>,
): Promise<Omit<ClosureEffect, 'preview'>> {
  const { currency_digits: digits } = tenant
  const running = await lockRunning(tx, span.from_date)
  const ids = running.map(({ id }) => id)
  const [from, to] = outermost([span.from_date, span.until_date, span.moves_to ?? span.from_date])
  const before = await readPlans(tx, { ids, from, to })
  const { closure, kept } = await work(before)
  const after = new Map((await readPlans(tx, { ids, from, to })).map((plan) => [plan.id, plan]))
  const differing = before.flatMap((plan) => changesOf(plan, after.get(plan.id), span, digits))
  const differ = differing.map(({ plan }) => plan.id)
  const reason = `Closed: ${closure.reason}`
  await syncMeals(tx, tenant, { ids: differ, from: today, actor, reason })

  const changed = differing.filter(({ meals }) => meals.length > 0)
  const ends = new Map((await endsOf(tx, differ)).map(({ id, ends_on }) => [id, ends_on]))
  const people = new Map(running.map((one) => [one.id, one]))
  const told = new Set<number>()
  const withMoved = new Set(
    changed.filter(({ meals }) => meals.some(isMoved)).map(({ plan }) => plan.customer),
  )
  const listed: ClosureEffect['affected'] = []
  for (const { plan, meals } of changed) {
    const person = people.get(plan.id)
    if (!person) continue
    const message = messageOf(withMoved.has(plan.customer))
    if (person.want_notifications && !told.has(plan.customer))
      await notify(tx, plan.customer, message, 'high')
    told.add(plan.customer)
    listed.push({
      subscription: plan.id,
      customer: plan.customer,
      customer_name: person.customer_name,
      meals: meals.length,
      moved: meals.filter(isMoved).length,
      worth: formatMoney(sumOf(meals), digits),
      ends_on: { before: person.ends_on, after: ends.get(plan.id) ?? null },
      message,
    })
  }
  const all = changed.flatMap(({ meals }) => meals)
  const totalOf = (meals: ChangedMeal[]) => ({
    meals: meals.length,
    amount: formatMoney(sumOf(meals), digits),
  })
  const given = (gives: Gives) => totalOf(all.filter(({ meal }) => meal.gives === gives))
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
    moved: totalOf(all.filter(isMoved)),
    worth: formatMoney(sumOf(all), digits),
    affected: listed,
  }
}

const sumOf = (meals: ChangedMeal[]) => meals.reduce((sum, { worth }) => sum + worth, 0n)
/** Nothing is due on the closed day any more: it is on another. */
const isMoved = ({ meal }: ChangedMeal) => !meal.is_due
const outermost = (dates: string[]) => [dates.toSorted()[0] ?? '', dates.toSorted().at(-1) ?? ''] as const

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
