import { formatMoney, minorUnits, negated } from '../../platform/money.ts'

/** One line of a posting, signed: positive is credit. Those of a customer name them, promotional ones their grant, cash who carries it. */
export type Leg = {
  account: string
  amount: string
  customer?: number | null
  promo_grant?: number | null
  driver?: number | null
}

/** What a customer can spend, in minor units; the grants stand in the order in which they are spent. */
export type Purse = {
  customer: number
  paid: bigint
  credit_limit: bigint
  is_frozen: boolean
  grants: { id: number; remaining: bigint }[]
}

const promotional = ({ grants }: Purse) => grants.reduce((sum, { remaining }) => sum + remaining, 0n)

/** What can be spent without going below zero, or further below. */
export const withoutCredit = (purse: Purse): bigint =>
  promotional(purse) + (purse.paid > 0n ? purse.paid : 0n)

/**
 * Takes an amount from a purse: promotional money first, grant by grant, then paid money down to the credit limit
 * (domain rule 16). The purse is then without it. Answers the legs, or undefined, and takes nothing, when the purse does
 * not cover it or is frozen.
 */
export function take(purse: Purse, amount: bigint, digits: number): Leg[] | undefined {
  if (purse.is_frozen || amount > promotional(purse) + purse.paid + purse.credit_limit) return undefined
  const { customer } = purse
  const legs: Leg[] = []
  let left = amount
  for (const grant of purse.grants) {
    const part = grant.remaining < left ? grant.remaining : left
    if (part === 0n) continue
    legs.push({ account: 'promo', customer, promo_grant: grant.id, amount: formatMoney(-part, digits) })
    grant.remaining -= part
    left -= part
  }
  if (left > 0n) legs.push({ account: 'wallet', customer, amount: formatMoney(-left, digits) })
  purse.paid -= left
  return legs
}

/** The entries that undo these. */
export const opposite = (legs: Leg[]): Leg[] => legs.map((leg) => ({ ...leg, amount: negated(leg.amount) }))

/** The half of a sentence that says how much of a payment was promotional money, and why; nothing when none was. */
export function promotionalPart(legs: Leg[], { currency, currency_digits }: Currency): string {
  const part = legs.reduce((sum, leg) => (leg.account === 'promo' ? sum - minorUnits(leg.amount) : sum), 0n)
  if (part === 0n) return ''
  return `, ${formatMoney(part, currency_digits)} ${currency} of it promotional money, which is spent first`
}
type Currency = { currency: string; currency_digits: number }
