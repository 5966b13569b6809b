import { formatMoney, minorUnits } from '../../platform/money.ts'
import { addDays, countServed, isSelected, lengthOf, type Term } from './dates.ts'

type PricedLine = { quantity: number; selected_days: readonly string[] }
/**
 * What was agreed. `price` is that of one period of `period_days` (0: the whole term is one period), or without
 * `period_days` of one meal (contract 13, decision 3).
 */
export type Agreed = Term & { lines: readonly PricedLine[]; price: string; period_days: number | null }
export type Period = { period_start: string; period_end: string; amount: string }

/** Half up. Nothing here is negative. */
const divided = (amount: bigint, by: bigint) => (amount * 2n + by) / (by * 2n)

/** How many meals are served from one date to another, both included. */
const mealsOf = ({ lines, ...term }: Pick<Agreed, 'lines' | keyof Term>, from: string, to: string) =>
  lines.reduce(
    (all, { quantity, selected_days }) => all + quantity * countServed({ ...term, selected_days }, from, to),
    0,
  )

/** What the first `days` days of a term cost, in minor units: a period that is not whole costs its share, rounded half up. */
function costOf(agreed: Agreed, days: number): bigint {
  const price = minorUnits(agreed.price)
  if (agreed.period_days === null)
    return price * BigInt(mealsOf(agreed, agreed.start_date, addDays(agreed.start_date, days - 1)))
  return agreed.period_days === 0 ? price : divided(price * BigInt(days), BigInt(agreed.period_days))
}

/** What a term costs, and what a meal of it is worth, with the currency's digits. */
export function priceTerm(agreed: Agreed, digits: number): { total_cost: string; cost_per_meal: string } {
  const total = costOf(agreed, lengthOf(agreed))
  const meals = BigInt(mealsOf(agreed, agreed.start_date, agreed.end_date))
  const each = agreed.period_days === null ? minorUnits(agreed.price) : meals && divided(total, meals)
  return { total_cost: formatMoney(total, digits), cost_per_meal: formatMoney(each, digits) }
}

/** The period by which a date of the term is billed, in minor units. Without `period_days` the whole term is one. */
function periodAt(agreed: Agreed, place: number): { from: number; to: number; amount: bigint } {
  const days = lengthOf(agreed)
  const step = agreed.period_days || days
  const [from, to] = [place * step, Math.min(days, (place + 1) * step)]
  return { from, to, amount: costOf(agreed, to) - (from ? costOf(agreed, from) : 0n) }
}

/** The last date of the period that a date of the term is billed with. */
export function periodEnd(agreed: Term & { period_days: number | null }, date: string): string {
  if (!agreed.period_days) return agreed.end_date
  const days = lengthOf({ start_date: agreed.start_date, end_date: date }) - 1
  const end = addDays(agreed.start_date, (Math.floor(days / agreed.period_days) + 1) * agreed.period_days - 1)
  return end < agreed.end_date ? end : agreed.end_date
}

/** The periods by which a term is billed. Whole ones cost the price, and all together what the term costs. */
export function periodsOf(agreed: Agreed, digits: number): Period[] {
  const days = lengthOf(agreed)
  return Array.from({ length: Math.ceil(days / (agreed.period_days || days)) }, (_, place) => {
    const { from, to, amount } = periodAt(agreed, place)
    return {
      period_start: addDays(agreed.start_date, from),
      period_end: addDays(agreed.start_date, to - 1),
      amount: formatMoney(amount, digits),
    }
  })
}

/**
 * What the meals of a slot on a date are worth, in minor units: their share of the period's amount. The shares of a
 * period sum to its amount, because each is the difference of two rounded sums (domain rule 20). Zero on a date without.
 */
export function worthOf(agreed: Agreed, date: string, place: number): bigint {
  const line = agreed.lines[place]
  if (!line || !isSelected(line, date) || date < agreed.start_date || date > agreed.end_date) return 0n
  if (agreed.period_days === null) return minorUnits(agreed.price) * BigInt(line.quantity)
  const day = lengthOf({ start_date: agreed.start_date, end_date: date }) - 1
  const { from, to, amount } = periodAt(agreed, Math.floor(day / (agreed.period_days || lengthOf(agreed))))
  const [first, last] = [addDays(agreed.start_date, from), addDays(agreed.start_date, to - 1)]
  const all = BigInt(mealsOf(agreed, first, last))
  const earlier = agreed.lines.slice(0, place).filter((one) => isSelected(one, date))
  const before =
    BigInt(date > first ? mealsOf(agreed, first, addDays(date, -1)) : 0) +
    BigInt(earlier.reduce((sum, { quantity }) => sum + quantity, 0))
  return divided(amount * (before + BigInt(line.quantity)), all) - divided(amount * before, all)
}
