import { addDays, isSelected } from './dates.ts'
import { isTrial, linesOn, periodEnd } from './price.ts'
import type { Gives, Line, Override, Plan } from './plan.ts'

export type MealState = 'planned' | 'swapped' | 'skipped' | 'paused' | 'closed' | 'none'

/** What a subscription has on a date in a slot, and why. */
export type Meal = {
  date: string
  meal_slot: number | null
  state: MealState
  /** A sentence where there is no meal or another one than usual; else empty. */
  reason: string
  /** Whether there would be a meal if nothing had come between. */
  is_due: boolean
  /** What it gives instead; null when there is a meal, or none was due. */
  gives: Gives | null
  quantity: number
  address: number | null
  dish: number | null
  dish_name: string | null
  difference: string | null
  extra_price: string | null
  /** The date whose meal this is, of one that was moved, by a wish or behind the end. */
  stands_for: string | null
  /** Of that day only; null: those of the subscription. */
  special_instructions: string | null
}

/** As far behind its end as a subscription is looked at: what is still owed then waits for a decision. */
export const mostDaysBehind = 400

/**
 * The calendar of a subscription from one date to another, both included: each date of each slot once, in order. Decided
 * by the first of: closure, ended, pause, skip, override, day of the week (domain rule 5); a meal past its lock stands.
 * Whatever makes, shows, bills or forecasts meals asks this, and it asks nobody.
 */
export function calendarOf(plan: Plan, from: string, to: string): Meal[] {
  return slotsOf(plan)
    .flatMap((meal_slot, place) => [...walk(plan, meal_slot, from, to)].map(({ meal }) => ({ meal, place })))
    .sort((one, other) =>
      one.meal.date < other.meal.date ? -1 : one.meal.date > other.meal.date ? 1 : one.place - other.place,
    )
    .map(({ meal }) => meal)
}

/**
 * The last date with a meal, or with what is given instead of one, those that were moved included; null when some of them
 * have no date yet (an open pause).
 */
export function lastDate(plan: Plan): string | null {
  const horizon = addDays(plan.end_date, mostDaysBehind)
  let last = plan.end_date
  // Behind it nothing is there that was not owed before.
  const chosen = plan.overrides.reduce((latest, { date }) => (date > latest ? date : latest), last)
  for (const meal_slot of slotsOf(plan)) {
    let owed = 0
    for (const day of walk(plan, meal_slot, plan.start_date, horizon)) {
      owed = day.owed
      if (day.meal.date <= plan.end_date) continue
      if (isDecided(day.meal) && day.meal.date > last) last = day.meal.date
      if (owed === 0 && day.meal.date >= chosen) break
    }
    if (owed > 0) return null
  }
  return last
}

/** Eaten, or made up for on its date. */
const isDecided = (meal: Meal) => isServed(meal) || (meal.gives !== null && meal.gives !== 'extend')

export const isServed = ({ state }: Pick<Meal, 'state'>) => state === 'planned' || state === 'swapped'

/** The slots that a contract has or had. */
export const slotsOf = ({ lines, eras }: Pick<Plan, 'lines' | 'eras'>): (number | null)[] => [
  ...new Set([lines, ...eras.map((era) => era.lines)].flat().map(({ meal_slot }) => meal_slot)),
]

/**
 * The line of a slot on a date. Where the contract does not have the slot then, it has no days in it; but what a slot that
 * was given up still owes comes behind the end, on the days that it last had.
 */
function lineOf(plan: Plan, meal_slot: number | null, date: string): Line {
  const ofSlot = (line: Line) => line.meal_slot === meal_slot
  const line = linesOn(plan, date).find(ofSlot)
  if (line) return line
  const last = [...plan.eras.map(({ lines }) => lines), plan.lines].flat().findLast(ofSlot)
  if (!last) throw new Error('a slot that is walked is one of the contract')
  return date > plan.end_date ? last : { ...last, selected_days: [] }
}

/** One slot, day by day. Behind the end come the meals that are owed for missed ones, on the same days of the week. */
function* walk(
  plan: Plan,
  meal_slot: number | null,
  from: string,
  to: string,
): Generator<{ meal: Meal; owed: number }> {
  const owed: string[] = []
  // What is owed is only known from the start on; up to the end a date is decided by itself.
  let date = to > plan.end_date && plan.start_date < from ? plan.start_date : from
  for (; date <= to; date = addDays(date, 1)) {
    const inTerm = date >= plan.start_date && date <= plan.end_date
    const line = lineOf(plan, meal_slot, date)
    const own = ownOf(plan, meal_slot, date)
    const [next = null] = owed
    // Behind the end a date that was chosen for another meal is not one on which an owed meal comes back.
    const isBack = date > plan.end_date && next !== null && !own.moved_from && own.extra_price === null
    const isDue = isSelected(line, date) && (inTerm || isBack)
    const meal = judge(plan, line, date, own, isDue, isBack ? next : null)
    if (isDue && isBack && meal.gives !== 'extend') owed.shift()
    if (meal.gives === 'extend' && (!isDue || inTerm)) owed.push(meal.stands_for ?? date)
    // Its date became one of the contract's afterwards: both are owed, and there is one date.
    if (isDue && inTerm && own.moved_from) owed.push(own.moved_from)
    if (date >= from) yield { meal, owed: owed.length }
  }
}

type Own = { override: Override | undefined; extra_price: string | null; moved_from: string | null }

/** What a date has of its own. A move from a date that the contract no longer has is none. */
function ownOf(plan: Plan, meal_slot: number | null, date: string): Own {
  const override = plan.overrides.find((one) => one.date === date && one.meal_slot === meal_slot)
  const { extra_price = null, stands_for = null } = override ?? {}
  const isAgreed = (date: string) =>
    date <= (plan.priced_until ?? plan.end_date) && isSelected(lineOf(plan, meal_slot, date), date)
  return {
    override,
    extra_price,
    moved_from: stands_for !== null && isAgreed(stands_for) ? stands_for : null,
  }
}

function judge(
  plan: Plan,
  line: Line,
  date: string,
  { override, extra_price, moved_from }: Own,
  isDue: boolean,
  standsFor: string | null,
): Meal {
  const { meal_slot } = line
  const isKept = plan.kept.some((one) => one.date === date && one.meal_slot === meal_slot)
  const skip = plan.skips.find((one) => one.date === date && one.meal_slot === meal_slot)
  const movedTo = isKept ? null : (skip?.moved_to ?? null)
  const isMovedHere = !isDue && moved_from !== null
  const isExtra = !isDue && extra_price !== null
  const stands_for = isMovedHere ? moved_from : isDue ? standsFor : null
  const meal: Meal = {
    date,
    meal_slot,
    state: 'none',
    reason: '',
    is_due: (isDue || isMovedHere || isExtra) && movedTo === null,
    gives: null,
    // As many as were paid.
    quantity: stands_for === null ? line.quantity : lineOf(plan, meal_slot, stands_for).quantity,
    address: line.address,
    dish: null,
    dish_name: null,
    difference: null,
    extra_price: isExtra ? extra_price : null,
    stands_for,
    special_instructions: null,
  }
  if (isKept) return served(meal, override)
  const runs = plan.status === 'active' || plan.status === 'paused'
  const given = plan.settled.find((one) => one.date === date && one.meal_slot === meal_slot)?.gives
  /** What it gives is owed only for what was paid, or for a date that is paid when it comes; and once, wherever it moved. */
  const without = (state: MealState, reason: string, gives: Gives | null): Meal => ({
    ...meal,
    state,
    reason,
    gives:
      meal.is_due && !isExtra && runs && gives !== null
        ? owing(plan, meal.stands_for ?? date, given ?? gives)
        : null,
  })

  const closure = plan.closures.find((one) => covers(one, date) && isOf(one, meal_slot))
  if (closure) return without('closed', `Closed: ${closure.reason}`, closure.gives ?? plan.closure_gives)
  if (!runs) return without('none', `The subscription is ${plan.status}.`, null)
  if (date < plan.start_date) return without('none', 'The subscription has not begun.', null)
  if (date > plan.end_date && !(isDue || isMovedHere || isExtra))
    return without('none', 'The subscription has ended.', null)
  const pause = plan.pauses.find((one) => covers(one, date) && isOf(one, meal_slot))
  if (pause) return without('paused', `Paused ${until(pause)}.`, pause.gives)
  if (movedTo !== null) return without('skipped', `Moved to ${movedTo}.`, null)
  if (skip) return without('skipped', 'Skipped.', skip.gives)
  if (meal.is_due) return served(meal, override)
  return without('none', 'Not one of its days of the week.', null)
}

function served(meal: Meal, override: Override | undefined): Meal {
  const { dish = null, dish_name = null, difference = null } = override ?? {}
  const { extra_price, stands_for } = meal
  const moved = stands_for === null ? '' : `Moved here from ${stands_for}.`
  return {
    ...meal,
    state: dish === null ? 'planned' : 'swapped',
    reason: dish !== null ? `${dish_name} was chosen.` : extra_price !== null ? 'An extra meal.' : moved,
    quantity: override?.quantity ?? meal.quantity,
    address: override?.address ?? meal.address,
    dish,
    dish_name,
    difference,
    special_instructions: override?.special_instructions ?? null,
  }
}

const covers = (span: { from_date: string; until_date: string | null }, date: string) =>
  span.from_date <= date && (span.until_date === null || date <= span.until_date)
const isOf = (one: { meal_slot: number | null }, meal_slot: number | null) =>
  one.meal_slot === null || one.meal_slot === meal_slot
const until = ({ from_date, until_date }: { from_date: string; until_date: string | null }) =>
  until_date === null ? `from ${from_date} on` : `from ${from_date} to ${until_date}`

/**
 * Of a meal that is paid when it comes only the date can be owed; of one paid by the period all, unless its period passed
 * without having been billed, as it does in a pause. What is free is not owed, and what
 * ends early has no later date to give.
 */
function owing(plan: Plan, date: string, gives: Gives): Gives {
  if (isTrial(plan, date)) return 'nothing'
  if (gives === 'extend' && plan.ended_early_on !== null) return owing(plan, date, 'credit')
  if (plan.pricing === 'meal') return gives === 'extend' ? gives : 'nothing'
  const isBilled = plan.billed.some((one) => one.period_start <= date && date <= one.period_end)
  return isBilled || periodEnd(plan, date) >= plan.today ? gives : 'nothing'
}
