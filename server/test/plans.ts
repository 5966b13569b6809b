import fc from 'fast-check'
import type { Closure, Line, Override, Pause, Plan, Skip } from '../src/features/meals/plan.ts'
import { addDays, dayNames } from '../src/features/meals/dates.ts'

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
    pauses: [],
    skips: [],
    overrides: [],
    closures: [],
    today: '2026-03-09',
    billed: [{ period_start: '2026-03-09', period_end: '2026-04-07' }],
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

/** Plans of one or two slots with all that can come between, some of it at once on the same date. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    length: fc.integer({ min: 6, max: 40 }),
    lines: fc.tuple(days, days, fc.boolean()).map(([one, other, both]): Line[] => {
      const second = { ...line, meal_slot: 2, selected_days: other, quantity: 2 }
      const first = { ...line, selected_days: one }
      return both ? [first, second] : [first]
    }),
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
        moved_to: fc.constantFrom(null, null, null, '2026-05-01'),
      }),
      { maxLength: 8, selector: ({ date, meal_slot }) => `${date} ${meal_slot}` },
    ),
    overrides: fc.uniqueArray(
      fc.record({
        date: dates,
        meal_slot: slots,
        kind: fc.constantFrom('dish', 'quantity', 'extra', 'moved'),
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
  .map(({ length, lines, pauses, skips, overrides, closures, kept, closure_gives }) =>
    aPlan({
      end_date: addDays(start, length),
      lines,
      closure_gives,
      kept,
      skips: skips as Skip[], // what was generated
      pauses: pauses.map(({ span, open, ...rest }): Pause => ({
        ...rest,
        ...span,
        ...(open && { until_date: null }),
      })),
      closures: closures.map(({ span, ...rest }): Closure => ({ ...rest, ...span, reason: 'Eid' })),
      overrides: overrides.map(({ kind, ...key }): Override => ({ ...override, ...key, ...kinds[kind] })),
    }),
  )

const kinds: Record<string, Partial<Override>> = {
  dish: { dish: 7, dish_name: 'Paneer', difference: '2.00' },
  quantity: { quantity: 3 },
  extra: { extra_price: '0.00' },
  moved: { stands_for: '2026-03-01' },
}
