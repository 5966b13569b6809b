import { formatMoney, minorUnits } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { addDays } from '../meals/index.ts'
import { lastDateOf } from '../subscriptions/index.ts'
import { showCalendar, type CalendarDay } from './show-calendar.ts'
import { movementsSince, walletVersion, type Movement } from './show-calendar.sql.ts'

export type Effect = {
  changes: {
    date: string
    meal_slot: number | null
    before: CalendarDay['state']
    after: CalendarDay['state']
    reason: string
  }[]
  ends_on: { before: string | null; after: string | null }
  /** What the wallet pays or gets: at once, and with the cut-offs of the dates that change. */
  money: (Movement & { date: string | null })[]
  total: string
}

/** Until so many days from today, and as far as meals can be moved behind the end. */
const window = 800

/**
 * Does something to a subscription and answers what it did: which dates changed and how, the new end, and the money that
 * moved or will move with it. A preview is the same in a transaction that is taken back (platform/tenancy/rehearse.ts).
 */
export async function effectOf(
  tx: Tx,
  tenant: Tenant,
  subscription: { id: number; customer: number; today: string },
  work: () => Promise<unknown>,
): Promise<Effect> {
  const { id, customer, today } = subscription
  const look = async () => ({
    days: new Map(
      (await showCalendar(tx, tenant, id, today, addDays(today, window))).map((day) => [keyOf(day), day]),
    ),
    ends_on: await lastDateOf(tx, id),
  })
  const [before, version] = [await look(), await walletVersion(tx, customer)]
  await work()
  const after = await look()
  const keys = [...new Set([...before.days.keys(), ...after.days.keys()])].sort()
  const pairs = keys.map((key) => [before.days.get(key), after.days.get(key)] as const)
  const money = [
    ...(await movementsSince(tx, customer, version)).map(({ amount, explanation }) => ({
      date: null,
      amount,
      explanation,
    })),
    ...pairs.flatMap(([one, other]) => atCutoff(one, other, tenant)),
  ]
  const total = money.reduce((sum, { amount }) => sum + minorUnits(amount), 0n)
  return {
    changes: pairs.flatMap(([one, other]) => changed(one, other)),
    ends_on: { before: before.ends_on, after: after.ends_on },
    money,
    total: formatMoney(total, tenant.currency_digits),
  }
}

const keyOf = ({ date, meal_slot }: CalendarDay) => `${date} ${meal_slot ?? ''}`
const compared = ['state', 'dish', 'quantity', 'address', 'price'] as const

function changed(before: CalendarDay | undefined, after: CalendarDay | undefined): Effect['changes'] {
  const day = after ?? before
  if (!day || compared.every((name) => before?.[name] === after?.[name])) return []
  const { date, meal_slot } = day
  return [
    {
      date,
      meal_slot,
      before: before?.state ?? 'none',
      after: after?.state ?? 'none',
      reason: after?.reason ?? '',
    },
  ]
}

function atCutoff(
  before: CalendarDay | undefined,
  after: CalendarDay | undefined,
  { currency, currency_digits }: Tenant,
) {
  const [was, is] = [before?.wallet, after?.wallet].map((amount) => minorUnits(amount ?? '0')) as [
    bigint,
    bigint,
  ] // two of two
  const day = after ?? before
  if (was === is || !day) return []
  const amount = formatMoney(is - was, currency_digits)
  const way =
    is > was
      ? `${amount} ${currency} more to the wallet`
      : `${amount.slice(1)} ${currency} more from the wallet`
  return [
    {
      date: day.date,
      amount,
      explanation: `At the cut-off of ${day.date}: ${way} (${day.reason || 'a meal as agreed'})`,
    },
  ]
}
