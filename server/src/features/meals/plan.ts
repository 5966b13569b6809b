/** What a meal that is not eaten gives: a later date, its worth in the wallet, a voucher, or nothing. */
export const givings = ['extend', 'credit', 'voucher', 'nothing'] as const
export type Gives = (typeof givings)[number]

/** One slot of a contract, with the days of the week that it is served on. A null slot is a contract that names none. */
export type Line = {
  meal_slot: number | null
  address: number | null
  quantity: number
  selected_days: readonly string[]
}
/** What a contract had before its days, slots or quantities were changed. */
export type Era = {
  /** The last date that these lines were in force. */
  until_date: string
  lines: Line[]
}
type Span = { from_date: string; until_date: string | null }
/** Without a slot it is every slot; without an end it is open. */
export type Pause = Span & { meal_slot: number | null; gives: Gives }
export type Skip = { date: string; meal_slot: number | null; gives: Gives; moved_to: string | null }
/**
 * One day that differs from the contract. `difference` is a portion's; `extra_price` that of a portion on a day that has no
 * meal by the contract, and `stands_for` says that such a meal was moved there from another date.
 */
export type Override = {
  date: string
  meal_slot: number | null
  quantity: number | null
  address: number | null
  dish: number | null
  dish_name: string | null
  difference: string | null
  extra_price: string | null
  stands_for: string | null
  special_instructions: string | null
}
/** The kitchen's: all slots without one; without `gives` the subscription's own policy decides. */
export type Closure = Span & { meal_slot: number | null; gives: Gives | null; reason: string }

/** All that decides about a subscription's meals: the contract, and beside it whatever changes single dates of it. */
export type Plan = {
  id: number
  customer: number
  status: string
  start_date: string
  end_date: string
  pricing: string
  /** Of a period of `period_days` (0: of the whole term), or of a meal when that is null. */
  price: string
  period_days: number | null
  billing: string
  trial_until: string | null
  priced_until: string | null
  /** When its end was brought forward. */
  ended_early_on: string | null
  cost_per_meal: string
  closure_gives: Gives
  lines: Line[]
  /** In their order. */
  eras: Era[]
  pauses: Pause[]
  skips: Skip[]
  overrides: Override[]
  closures: Closure[]
  today: string
  /** The rate of the tax that is added to prices; null when it is part of them. */
  tax_on_top?: string | null
  /** The periods whose invoices were issued: what is missed in others was never owed. */
  billed: { period_start: string; period_end: string; total: string; tax_rate?: string }[]
  /** Meals past their lock and not cancelled. They stand, whatever was decided later. */
  kept: { date: string; meal_slot: number | null }[]
  /** What was missed when its lock came, and what it gave. That stands as well. */
  settled: Settled[]
}

export type Settled = {
  date: string
  meal_slot: number | null
  state: 'skipped' | 'paused' | 'closed'
  gives: Gives
}
