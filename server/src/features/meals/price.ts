import { formatMoney, minorUnits, taxOnTop } from '../../platform/money.ts'
import { addDays, addMonths, countServed, isSelected, lengthOf, monthsBetween, type Term } from './dates.ts'

type PricedLine = { meal_slot?: number | null; quantity: number; selected_days: readonly string[] }
/** Lines that are no more, and the last date that they were in force. */
type PricedEra = { until_date: string; lines: readonly PricedLine[] }
/** How a term is cut into periods. */
type Billed = Term & {
  /** In days; 0: the whole term is one period. Without it a meal is priced. */
  period_days: number | null
  /** "month": by calendar months from the first day that costs something, instead of by days. */
  billing?: string
  /** The last day of a trial, which costs nothing. */
  trial_until?: string | null
  /** The end that a term had when its periods were priced, of one that ends before. */
  priced_until?: string | null
  /** The rate of the tax that is added to the price; null when it is part of it. */
  tax_on_top?: string | null
}
/**
 * What was agreed. `price` is that of one period of `period_days` or of one month, or without `period_days` of one meal
 * (contract 13, decision 3).
 */
export type Agreed = Billed & {
  lines: readonly PricedLine[]
  /** In their order. */
  eras?: readonly PricedEra[]
  price: string
  /** What was invoiced already, tax and all. */
  billed?: readonly { period_start: string; period_end: string; total: string }[]
}
export type Period = { period_start: string; period_end: string; amount: string }

/** Half up. Nothing here is negative. */
const divided = (amount: bigint, by: bigint) => (amount * 2n + by) / (by * 2n)

/** Whether a date is free. */
export const isTrial = ({ trial_until }: Pick<Billed, 'trial_until'>, date: string): boolean =>
  trial_until != null && date <= trial_until

/** The part of a term that is paid for: without its trial, and as long as it was when its periods were priced. */
function paidTerm<T extends Billed>(agreed: T): T {
  const { start_date, end_date, trial_until, priced_until } = agreed
  return {
    ...agreed,
    start_date: isTrial(agreed, start_date) ? addDays(trial_until!, 1) : start_date, // isTrial says so
    end_date: priced_until ?? end_date,
    trial_until: null,
    priced_until: null,
  }
}

type Lines = readonly PricedLine[]

/** The lines that are in force on a date. */
export const linesOn = <L>(
  { lines, eras = [] }: { lines: L; eras?: readonly { until_date: string; lines: L }[] },
  date: string,
): L => eras.find(({ until_date }) => date <= until_date)?.lines ?? lines

/** The dates from one to another, both included, by the lines that are in force on them. */
function spansOf<L>(
  { lines, eras = [] }: { lines: L; eras?: readonly { until_date: string; lines: L }[] },
  from: string,
  to: string,
): { from: string; to: string; lines: L }[] {
  const spans = []
  let first = from
  for (const era of [...eras, { until_date: to, lines }]) {
    const last = era.until_date < to ? era.until_date : to
    if (first > last) continue
    spans.push({ from: first, to: last, lines: era.lines })
    first = addDays(last, 1)
  }
  return spans
}

/** How many meals these lines serve from one date to another, both included. */
const countMeals = (term: Term, lines: Lines, from: string, to: string) =>
  lines.reduce(
    (all, { quantity, selected_days }) => all + quantity * countServed({ ...term, selected_days }, from, to),
    0,
  )

/** How many meals are served from one date to another, both included. */
const mealsOf = (agreed: Pick<Agreed, 'lines' | 'eras' | keyof Term>, from: string, to: string) =>
  spansOf(agreed, from, to).reduce((all, span) => all + countMeals(agreed, span.lines, span.from, span.to), 0)

const daysBetween = (from: string, to: string) => lengthOf({ start_date: from, end_date: to }) - 1

/** After how many days the period of this place begins, and which place a day has. Each from the first day on. */
function beginOf({ start_date, billing, period_days, ...term }: Billed, place: number): number {
  if (period_days && billing === 'month') return daysBetween(start_date, addMonths(start_date, place))
  return place * (period_days || Math.max(1, lengthOf({ start_date, ...term })))
}
function placeOf({ start_date, billing, period_days, ...term }: Billed, day: number): number {
  if (period_days && billing === 'month') return monthsBetween(start_date, addDays(start_date, day))
  return Math.floor(day / (period_days || Math.max(1, lengthOf({ start_date, ...term }))))
}

/** What the first `days` days of a term cost, in minor units: a period that is not whole costs its share, rounded half up. */
function shareOf(agreed: Agreed, days: number): bigint {
  if (days <= 0) return 0n
  const price = minorUnits(agreed.price)
  if (agreed.period_days === null)
    return price * BigInt(mealsOf(agreed, agreed.start_date, addDays(agreed.start_date, days - 1)))
  if (agreed.period_days === 0) return price
  const place = placeOf(agreed, days)
  const [from, to] = [beginOf(agreed, place), beginOf(agreed, place + 1)]
  return price * BigInt(place) + divided(price * BigInt(days - from), BigInt(to - from))
}

/** The same, where a period that is not whole and has no meal costs nothing. */
function costOf(agreed: Agreed, days: number): bigint {
  if (days <= 0 || !agreed.period_days) return shareOf(agreed, days)
  const begin = beginOf(agreed, placeOf(agreed, days))
  const { start_date } = agreed
  const isEmpty = mealsOf(agreed, addDays(start_date, begin), addDays(start_date, days - 1)) === 0
  return shareOf(agreed, isEmpty ? begin : days)
}

/** What a term costs, and what a meal of it is worth, with the currency's digits. A trial costs nothing. */
export function priceTerm(agreed: Agreed, digits: number): { total_cost: string; cost_per_meal: string } {
  const paid = paidTerm(agreed)
  const total = costOf(paid, lengthOf(paid))
  const meals = BigInt(mealsOf(paid, paid.start_date, paid.end_date))
  const each = agreed.period_days === null ? minorUnits(agreed.price) : meals && divided(total, meals)
  return { total_cost: formatMoney(total, digits), cost_per_meal: formatMoney(each, digits) }
}

/** The period of this place, in days from the first that is paid for and in minor units. */
function periodAt(paid: Agreed, place: number): { from: number; to: number; amount: bigint } {
  const [from, to] = [beginOf(paid, place), Math.min(lengthOf(paid), beginOf(paid, place + 1))]
  return { from, to, amount: costOf(paid, to) - costOf(paid, from) }
}

/** The last date of the period that a date of the term is billed with. That of a trial is its end. */
export function periodEnd(agreed: Billed, date: string): string {
  const paid = paidTerm(agreed)
  if (date < paid.start_date) return addDays(paid.start_date, -1)
  if (!paid.period_days) return paid.end_date
  const place = placeOf(paid, daysBetween(paid.start_date, date))
  const end = addDays(paid.start_date, beginOf(paid, place + 1) - 1)
  return end < paid.end_date ? end : paid.end_date
}

/** The first date of the period that a date of the term is billed with. That of a trial is its start. */
export function periodStart(agreed: Billed, date: string): string {
  const paid = paidTerm(agreed)
  if (date < paid.start_date) return agreed.start_date
  return addDays(paid.start_date, beginOf(paid, placeOf(paid, daysBetween(paid.start_date, date))))
}

/** The periods by which a term is billed. Whole ones cost the price, and all together what the term costs. */
export function periodsOf(agreed: Agreed, digits: number): Period[] {
  const paid = paidTerm(agreed)
  const periods: Period[] = []
  for (let place = 0; beginOf(paid, place) < lengthOf(paid); place += 1) {
    const { from, to, amount } = periodAt(paid, place)
    periods.push({
      period_start: addDays(paid.start_date, from),
      period_end: addDays(paid.start_date, to - 1),
      amount: formatMoney(amount, digits),
    })
  }
  return periods
}

/**
 * What is left to bill of a period from a date on, which is nothing when it has no meal. The parts of a period sum to its
 * amount, because each is the difference of two rounded sums.
 */
export function restOf(
  agreed: Agreed,
  { period_start, period_end, amount }: Period,
  from: string,
  digits: number,
): Period {
  if (from <= period_start) return { period_start, period_end, amount }
  const rest = formatMoney(restBetween(paidTerm(agreed), from, period_end), digits)
  return { period_start: from, period_end, amount: rest }
}

function restBetween(paid: Agreed, from: string, to: string): bigint {
  if (mealsOf(paid, from, to) === 0) return 0n
  const [begin, end] = [from, addDays(to, 1)].map((date) => daysBetween(paid.start_date, date)) as [
    number,
    number,
  ] // two of two
  return shareOf(paid, end) - shareOf(paid, begin)
}

/** An amount with the tax that is added to it, if any is. */
export const withTax = (minor: bigint, { tax_on_top }: Pick<Billed, 'tax_on_top'>): bigint =>
  tax_on_top == null ? minor : minor + taxOnTop(minor, tax_on_top)

/** What a date is paid with, tax and all: its invoice, or what its period will still be billed. */
function paidWith(paid: Agreed, date: string): { from: string; to: string; amount: bigint } {
  const { billed = [], start_date } = paid
  const invoice = billed.find(({ period_start, period_end }) => period_start <= date && date <= period_end)
  if (invoice)
    return { from: invoice.period_start, to: invoice.period_end, amount: minorUnits(invoice.total) }
  const period = periodAt(paid, placeOf(paid, daysBetween(start_date, date)))
  const [first, to] = [addDays(start_date, period.from), addDays(start_date, period.to - 1)]
  const from = billed.reduce(
    (from, { period_end }) => (from <= period_end && period_end < date ? addDays(period_end, 1) : from),
    first,
  )
  return { from, to, amount: withTax(from > first ? restBetween(paid, from, to) : period.amount, paid) }
}

/**
 * What the meals of a slot on a date are worth, in minor units: their share of what that date is paid with. Where the
 * lines were changed, what the meals before have left is shared by those after. The shares sum to the amount, because each
 * is the difference of two rounded sums (domain rule 20). Zero on a date without, and in a trial.
 */
export function worthOf(agreed: Agreed, date: string, meal_slot: number | null): bigint {
  const paid = paidTerm(agreed)
  const lines = linesOn(paid, date)
  const place = lines.findIndex((line) => (line.meal_slot ?? null) === meal_slot)
  const line = lines[place]
  if (!line || !isSelected(line, date) || date < paid.start_date || date > paid.end_date) return 0n
  const earlier = lines.slice(0, place).filter((one) => isSelected(one, date))
  const ofDay = earlier.reduce((sum, { quantity }) => sum + quantity, 0)
  const isInvoiced = paid.billed?.some((one) => one.period_start <= date && date <= one.period_end)
  if (paid.period_days === null && !isInvoiced) {
    const before = paid.tax_on_top == null ? 0 : ofDay + mealsOf(paid, paid.start_date, addDays(date, -1))
    const cost = (meals: number) => withTax(minorUnits(paid.price) * BigInt(meals), paid)
    return cost(before + line.quantity) - cost(before)
  }
  const { from, to, amount } = paidWith(paid, date)
  let left = amount
  for (const span of spansOf(paid, from, to)) {
    // As if its lines had stayed.
    const all = BigInt(countMeals(paid, span.lines, span.from, to))
    const until = (meals: number) => (all === 0n ? 0n : divided(left * BigInt(meals), all))
    if (date > span.to) left -= until(countMeals(paid, span.lines, span.from, span.to))
    else {
      const before = ofDay + countMeals(paid, span.lines, span.from, addDays(date, -1))
      return until(before + line.quantity) - until(before)
    }
  }
  return 0n
}
