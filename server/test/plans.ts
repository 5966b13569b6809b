import fc from 'fast-check'
import type { Closure, Era, Line, Override, Pause, Plan, Skip } from '../src/features/meals/plan.ts'
import { addDays, dayNames, isSelected } from '../src/features/meals/dates.ts'
import { linesOn } from '../src/features/meals/price.ts'

/** How many random cases a property tries: SEEDS, or so many. */
export const seeds = (usual: number) => Number(process.env.SEEDS ?? usual)

const line: Line = {
  meal_slot: 1,
  address: null,
  quantity: 1,
  selected_days: ['Monday', 'Wednesday', 'Friday'],
}
const override: Override = {
  date: '2026-03-09',
  meal_slot: 1,
  quantity: null,
  address: null,
  dish: null,
  dish_name: null,
  difference: null,
  extra_price: null,
  stands_for: null,
  special_instructions: null,
}

/** A running plan from 2026-03-09, a Monday, for thirty days, paid in advance; differing as the test says. */
export const aPlan = Object.assign(
  (more: Partial<Plan>): Plan => ({
    id: 1,
    customer: 1,
    status: 'active',
    start_date: '2026-03-09',
    end_date: '2026-04-07',
    pricing: 'period',
    price: '450.00',
    period_days: 30,
    billing: 'days',
    trial_until: null,
    priced_until: null,
    ended_early_on: null,
    cost_per_meal: '34.62',
    closure_gives: 'extend',
    lines: [line],
    eras: [],
    pauses: [],
    skips: [],
    overrides: [],
    closures: [],
    today: '2026-03-09',
    billed: [{ period_start: '2026-03-09', period_end: '2026-04-07', total: '450.00' }],
    settled: [],
    kept: [],
    ...more,
  }),
  { line, override },
)

const start = '2026-03-09'
const dates = fc.integer({ min: -3, max: 50 }).map((day) => addDays(start, day))
const slots = fc.constantFrom(1, 2)
const slotOrAll = fc.constantFrom(null, 1, 2)
const gives = fc.constantFrom('extend', 'credit', 'voucher', 'nothing' as const)
const days = fc.subarray([...dayNames], { minLength: 1 })
const span = fc.tuple(dates, fc.integer({ min: 0, max: 12 })).map(([from_date, length]) => ({
  from_date,
  until_date: addDays(from_date, length),
}))

const lines = fc.tuple(days, days, fc.boolean()).map(([one, other, both]): Line[] => {
  const second = { ...line, meal_slot: 2, selected_days: other, quantity: 2 }
  const first = { ...line, selected_days: one }
  return both ? [first, second] : [first]
})
/** What a contract had before, until one or two dates. */
export const eras = fc
  .uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 40 }), lines }), {
    maxLength: 2,
    selector: ({ day }) => day,
  })
  .map((all) =>
    all
      .toSorted((one, other) => one.day - other.day)
      .map(({ day, lines }): Era => ({ until_date: addDays(start, day), lines })),
  )

/** Plans of one or two slots with all that can come between, some of it at once on the same date. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    length: fc.integer({ min: 6, max: 40 }),
    lines,
    eras,
    pauses: fc.array(
      fc.record({ span, meal_slot: slotOrAll, gives, open: fc.constantFrom(false, false, false, true) }),
      {
        maxLength: 3,
      },
    ),
    skips: fc.uniqueArray(
      fc.record({
        date: dates,
        meal_slot: slots,
        gives,
        to: fc.option(dates, { freq: 2 }),
      }),
      { maxLength: 8, selector: ({ date, meal_slot }) => `${date} ${meal_slot}` },
    ),
    overrides: fc.uniqueArray(
      fc.record({
        date: dates,
        meal_slot: slots,
        kind: fc.constantFrom('dish', 'quantity', 'extra'),
      }),
      { maxLength: 5, selector: ({ date, meal_slot }) => `${date} ${meal_slot}` },
    ),
    closures: fc.array(fc.record({ span, meal_slot: slotOrAll, gives: fc.option(gives) }), { maxLength: 3 }),
    kept: fc.uniqueArray(fc.record({ date: dates, meal_slot: slots }), {
      maxLength: 4,
      selector: ({ date, meal_slot }) => `${date} ${meal_slot}`,
    }),
    closure_gives: gives,
  })
  .map(({ length, lines, eras, pauses, skips, overrides, closures, kept, closure_gives }) => {
    const end_date = addDays(start, length)
    const moves = movable(skips, overrides, { lines, eras, end_date })
    return aPlan({
      end_date,
      lines,
      eras,
      closure_gives,
      kept: kept.filter(({ date, meal_slot }) => !moves.has(`${date} ${meal_slot}`)),
      skips: skips.map(({ date, meal_slot, gives }): Skip => ({
        date,
        meal_slot,
        gives: gives as Skip['gives'], // one of the four that were generated
        moved_to: moves.get(`${date} ${meal_slot}`) ?? null,
      })),
      pauses: pauses.map(({ span, open, ...rest }): Pause => ({
        ...rest,
        ...span,
        ...(open && { until_date: null }),
      })),
      closures: closures.map(({ span, ...rest }): Closure => ({ ...rest, ...span, reason: 'Eid' })),
      overrides: [
        ...overrides.map(({ kind, ...key }): Override => ({ ...override, ...key, ...kinds[kind] })),
        ...skips.flatMap(({ date: stands_for, meal_slot }): Override[] => {
          const date = moves.get(`${stands_for} ${meal_slot}`)
          return date ? [{ ...override, date, meal_slot, stands_for }] : []
        }),
      ],
    })
  })

type Wished = { date: string; meal_slot: number; to: string | null }

/** Which of the wished moves there can be: of a meal of the contract, to a date of its slot that has nothing yet. */
function movable(
  wishes: Wished[],
  overrides: { date: string; meal_slot: number }[],
  { end_date, ...contract }: Pick<Plan, 'lines' | 'eras' | 'end_date'>,
): Map<string, string> {
  const moves = new Map<string, string>()
  const taken = new Set([...overrides, ...wishes].map(({ date, meal_slot }) => `${date} ${meal_slot}`))
  for (const { date, meal_slot, to } of wishes) {
    if (to === null || to < start || taken.has(`${to} ${meal_slot}`)) continue
    const isDue = (date: string) =>
      date >= start &&
      date <= end_date &&
      linesOn(contract, date).some((one) => one.meal_slot === meal_slot && isSelected(one, date))
    if (!isDue(date) || isDue(to)) continue
    taken.add(`${to} ${meal_slot}`)
    moves.set(`${date} ${meal_slot}`, to)
  }
  return moves
}

const kinds: Record<string, Partial<Override>> = {
  dish: { dish: 7, dish_name: 'Paneer', difference: '2.00' },
  quantity: { quantity: 3 },
  extra: { extra_price: '0.00' },
}
