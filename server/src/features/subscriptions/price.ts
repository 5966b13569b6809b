import { formatMoney, minorUnits } from '../../platform/money.ts'
import { addDays, lengthOf, mealDates, type Pattern } from './calendar.ts'

/**
 * What was agreed. `price` is that of one period of `period_days` (0: the whole term is one period), or without
 * `period_days` of one meal (contract 13, decision 3).
 */
export type Agreed = Pattern & { price: string; period_days: number | null }
export type Period = { period_start: string; period_end: string; amount: string }

/** Half up. Nothing here is negative. */
const divided = (amount: bigint, by: bigint) => (amount * 2n + by) / (by * 2n)

const mealsOf = (agreed: Agreed) => mealDates(agreed, agreed.start_date, agreed.end_date).length

/** What the first `days` days of a term cost, in minor units: a period that is not whole costs its share, rounded half up. */
function costOf(agreed: Agreed, days: number): bigint {
  const price = minorUnits(agreed.price)
  if (agreed.period_days === null) return price * BigInt(mealsOf(agreed))
  return agreed.period_days === 0 ? price : divided(price * BigInt(days), BigInt(agreed.period_days))
}

/** What a term costs, and what a meal of it is worth, with the currency's digits. */
export function priceTerm(agreed: Agreed, digits: number): { total_cost: string; cost_per_meal: string } {
  const total = costOf(agreed, lengthOf(agreed))
  const meals = BigInt(mealsOf(agreed))
  const each = agreed.period_days === null ? minorUnits(agreed.price) : meals && divided(total, meals)
  return { total_cost: formatMoney(total, digits), cost_per_meal: formatMoney(each, digits) }
}

/** The periods by which a term is billed. Whole ones cost the price, and all together what the term costs. */
export function periodsOf(agreed: Agreed, digits: number): Period[] {
  const days = lengthOf(agreed)
  const step = agreed.period_days || days
  return Array.from({ length: Math.ceil(days / step) }, (_, place) => {
    const [from, to] = [place * step, Math.min(days, (place + 1) * step)]
    return {
      period_start: addDays(agreed.start_date, from),
      period_end: addDays(agreed.start_date, to - 1),
      amount: formatMoney(costOf(agreed, to) - (from ? costOf(agreed, from) : 0n), digits),
    }
  })
}
