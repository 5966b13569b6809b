import { formatMoney, minorUnits, taxOnTop } from '../../platform/money.ts'
import { addDays, addMonths, countServed, isSelected, lengthOf, monthsBetween, type Term } from './dates.ts'

type PricedLine = { quantity: number; selected_days: readonly string[] }
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
export type Agreed = Billed & { lines: readonly PricedLine[]; price: string }
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

/** How many meals are served from one date to another, both included. */
const mealsOf = ({ lines, ...term }: Pick<Agreed, 'lines' | keyof Term>, from: string, to: string) =>
  lines.reduce(
    (all, { quantity, selected_days }) => all + quantity * countServed({ ...term, selected_days }, from, to),
    0,
  )

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

/**
 * What the first `days` days of a term cost, in minor units: a period that is not whole costs its share, rounded half up,
 * and nothing before it has a meal.
 */
function costOf(agreed: Agreed, days: number): bigint {
  if (days <= 0) return 0n
  const price = minorUnits(agreed.price)
  if (agreed.period_days === null)
    return price * BigInt(mealsOf(agreed, agreed.start_date, addDays(agreed.start_date, days - 1)))
  if (agreed.period_days === 0) return price
  const place = placeOf(agreed, days)
  const [from, to] = [beginOf(agreed, place), beginOf(agreed, place + 1)]
  const { start_date } = agreed
  if (mealsOf(agreed, addDays(start_date, from), addDays(start_date, days - 1)) === 0)
    return price * BigInt(place)
  return price * BigInt(place) + divided(price * BigInt(days - from), BigInt(to - from))
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
 * What is left to bill of a period from a date on. The parts of a period sum to its amount, because each is the difference
 * of two rounded sums.
 */
export function restOf(
  agreed: Agreed,
  { period_start, period_end, amount }: Period,
  from: string,
  digits: number,
): Period {
  if (from <= period_start) return { period_start, period_end, amount }
  const paid = paidTerm(agreed)
  const [begin, end] = [from, addDays(period_end, 1)].map((date) => daysBetween(paid.start_date, date)) as [
    number,
    number,
  ] // two of two
  return {
    period_start: from,
    period_end,
    amount: formatMoney(costOf(paid, end) - costOf(paid, begin), digits),
  }
}

/** An amount with the tax that is added to it, if any is. */
export const withTax = (minor: bigint, { tax_on_top }: Pick<Billed, 'tax_on_top'>): bigint =>
  tax_on_top == null ? minor : minor + taxOnTop(minor, tax_on_top)

/**
 * What the meals of a slot on a date are worth, in minor units: their share of the period's amount, tax and all. The shares of a
 * period sum to its amount, because each is the difference of two rounded sums (domain rule 20). Zero on a date without,
 * and in a trial.
 */
export function worthOf(agreed: Agreed, date: string, place: number): bigint {
  const paid = paidTerm(agreed)
  const line = paid.lines[place]
  if (!line || !isSelected(line, date) || date < paid.start_date || date > paid.end_date) return 0n
  if (paid.period_days === null && paid.tax_on_top == null)
    return minorUnits(paid.price) * BigInt(line.quantity)
  const { from, to, amount: net } = periodAt(paid, placeOf(paid, daysBetween(paid.start_date, date)))
  const amount = withTax(net, paid)
  const [first, last] = [addDays(paid.start_date, from), addDays(paid.start_date, to - 1)]
  const all = BigInt(mealsOf(paid, first, last))
  const earlier = paid.lines.slice(0, place).filter((one) => isSelected(one, date))
  const before =
    BigInt(date > first ? mealsOf(paid, first, addDays(date, -1)) : 0) +
    BigInt(earlier.reduce((sum, { quantity }) => sum + quantity, 0))
  return divided(amount * (before + BigInt(line.quantity)), all) - divided(amount * before, all)
}
