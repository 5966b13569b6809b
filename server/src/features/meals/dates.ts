/** As they are stored and sent. The week begins on Monday. */
export const dayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

export type Term = { start_date: string; end_date: string }

/** Days since 1970-01-01. Dates are read and written as UTC, so that no time zone has a say in them. */
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)
/** 1970-01-01 was a Thursday. */
const nameOf = (day: number) => dayNames[(((day + 3) % 7) + 7) % 7]!

export const isSelected = ({ selected_days }: { selected_days: readonly string[] }, date: string): boolean =>
  selected_days.includes(nameOf(dayOf(date)))

export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days)

const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
const firstOf = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`

/**
 * So many months later on the same day of the month, or on its last where there is no such day. Only from the first date
 * on does that not drift: 31 January, 28 February, 31 March (domain rule 4).
 */
export function addMonths(date: string, months: number): string {
  const month = monthOf(date) + months
  const same = addDays(firstOf(month), Number(date.slice(8)) - 1)
  return monthOf(same) === month ? same : addDays(firstOf(month + 1), -1)
}

/** How many whole months have passed from one date to a later one. */
export function monthsBetween(date: string, later: string): number {
  const months = monthOf(later) - monthOf(date)
  return addMonths(date, months) <= later ? months : months - 1
}

/** Both ends count. */
export const lengthOf = ({ start_date, end_date }: Term): number => dayOf(end_date) - dayOf(start_date) + 1

/** The dates of a term on which it is served, from `from` to `to`, all included, in order. */
export function servedDates(
  { start_date, end_date, selected_days }: Term & { selected_days: readonly string[] },
  from: string,
  to: string,
): string[] {
  const first = dayOf(from > start_date ? from : start_date)
  const last = dayOf(to < end_date ? to : end_date)
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place)
  return days.filter((day) => selected_days.includes(nameOf(day))).map(dateOf)
}

/** How many they are: counted by whole weeks, because what a meal is worth asks it of each meal. */
export function countServed(
  { start_date, end_date, selected_days }: Term & { selected_days: readonly string[] },
  from: string,
  to: string,
): number {
  const first = dayOf(from > start_date ? from : start_date)
  const days = dayOf(to < end_date ? to : end_date) - first + 1
  if (days <= 0) return 0
  const weeks = Math.floor(days / 7)
  const rest = Array.from({ length: days % 7 }, (_, place) => nameOf(first + weeks * 7 + place))
  return weeks * new Set(selected_days).size + rest.filter((name) => selected_days.includes(name)).length
}
