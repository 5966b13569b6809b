import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { aPlan, plans, seeds } from '../../../test/plans.ts'
import { calendarOf, isServed, lastDate, slotsOf } from './calendar.ts'
import { addDays, isSelected } from './dates.ts'
import { linesOn, periodEnd } from './price.ts'

const monday = '2026-03-09'
const states = (plan: ReturnType<typeof aPlan>, from = monday, to = addDays(monday, 6)) =>
  calendarOf(plan, from, to)
    .map(({ state }) => state[0])
    .join('')

// Domain rule 5.
test('a date is decided by closure, end, pause, skip, override and day of the week, in this order', () => {
  const skip = { date: monday, meal_slot: 1, gives: 'extend', moved_to: null } as const
  const override = { ...aPlan.override, date: monday, dish: 7, dish_name: 'Paneer', difference: '2.00' }
  const pause = { from_date: monday, until_date: monday, meal_slot: null, gives: 'extend' } as const
  const closure = { ...pause, gives: null, reason: 'Eid' }
  const on = (more: Partial<ReturnType<typeof aPlan>>) => calendarOf(aPlan(more), monday, monday)[0]
  const all = { closures: [closure], pauses: [pause], skips: [skip], overrides: [override] }
  assert.equal(on(all)?.state, 'closed')
  assert.equal(on({ ...all, closures: [] })?.state, 'paused')
  assert.equal(on({ ...all, closures: [], status: 'cancelled' })?.state, 'none')
  assert.equal(on({ ...all, closures: [], pauses: [] })?.state, 'skipped')
  assert.equal(on({ overrides: [override] })?.state, 'swapped')
  assert.equal(on({})?.state, 'planned')
  assert.equal(on({ lines: [{ ...aPlan.line, selected_days: ['Friday'] }] })?.state, 'none')
  assert.equal(
    on({ ...all, kept: [{ date: monday, meal_slot: 1 }] })?.state,
    'swapped',
    'what is locked stands',
  )
})

test('a meal that is skipped comes back behind the end, on the same days of the week, and is worth what it was', () => {
  const plan = aPlan({
    end_date: '2026-03-15',
    skips: [
      { date: '2026-03-11', meal_slot: 1, gives: 'extend', moved_to: null },
      { date: '2026-03-13', meal_slot: 1, gives: 'credit', moved_to: null },
    ],
  })
  assert.equal(states(plan), 'pnsnsnn')
  const moved = calendarOf(plan, '2026-03-16', '2026-03-30').filter(isServed)
  assert.deepEqual(
    moved.map(({ date, stands_for }) => [date, stands_for]),
    [['2026-03-16', '2026-03-11']],
  )
  assert.equal(lastDate(plan), '2026-03-16')
  // The date it moved to is closed as well: it moves on.
  const closed = {
    from_date: '2026-03-16',
    until_date: '2026-03-17',
    meal_slot: null,
    gives: null,
    reason: 'Eid',
  }
  assert.equal(lastDate({ ...plan, closures: [closed] }), '2026-03-18')
  // An open pause: nobody can say when.
  const open = { from_date: '2026-03-13', until_date: null, meal_slot: null, gives: 'extend' } as const
  assert.equal(lastDate({ ...plan, pauses: [open] }), null)
})

test('nothing is owed for a period that passed in a pause without being billed', () => {
  const pause = { from_date: monday, until_date: '2026-03-12', meal_slot: null, gives: 'credit' } as const
  const plan = aPlan({ period_days: 7, billed: [], pauses: [pause] })
  const gives = (today: string) => calendarOf({ ...plan, today }, monday, monday)[0]?.gives
  assert.deepEqual([gives('2026-03-10'), gives('2026-03-16')], ['credit', 'nothing'])
  const billed = [{ period_start: monday, period_end: '2026-03-15', total: '105.00' }]
  assert.equal(calendarOf({ ...plan, billed, today: '2026-03-16' }, monday, monday)[0]?.gives, 'credit')
  const byMeal = { ...plan, pricing: 'meal', period_days: null }
  assert.equal(
    calendarOf(byMeal, monday, monday)[0]?.gives,
    'nothing',
    'what is paid when it comes is not credited',
  )
})

/** The rule said again in the plainest way: every date of a slot by itself, from the first day on. */
function plainly(plan: ReturnType<typeof aPlan>, meal_slot: number | null, to: string): string[] {
  const inForce = (date: string) =>
    (plan.eras.find((era) => date <= era.until_date)?.lines ?? plan.lines).find(
      (line) => line.meal_slot === meal_slot,
    )
  const former = [...plan.eras.map(({ lines }) => lines), plan.lines].flat()
  const last = former.findLast((line) => line.meal_slot === meal_slot)!
  const covers = (
    one: { from_date: string; until_date: string | null; meal_slot: number | null },
    date: string,
  ) =>
    one.from_date <= date && date <= (one.until_date ?? '9999') && [null, meal_slot].includes(one.meal_slot)
  let owed = 0
  const said: string[] = []
  for (let date = plan.start_date; date <= to; date = addDays(date, 1)) {
    const here = (one: { date: string; meal_slot: number | null }) =>
      one.date === date && one.meal_slot === meal_slot
    const isBehind = date > plan.end_date
    const own = plan.overrides.find(here)
    const chosen = own?.stands_for != null || own?.extra_price != null
    const line = inForce(date) ?? (isBehind ? last : undefined)
    const byContract = line !== undefined && isSelected(line, date) && (isBehind ? owed > 0 && !chosen : true)
    const skip = plan.skips.find(here)
    const settled = plan.settled.find(here)
    const closure = plan.closures.find((one) => covers(one, date))
    const pause = plan.pauses.find((one) => covers(one, date))
    const [state, gives] = plan.kept.some(here)
      ? ['served']
      : settled
        ? [settled.state, settled.gives]
        : closure
          ? ['closed', closure.gives ?? plan.closure_gives]
          : isBehind && !byContract && !chosen
            ? ['none']
            : pause
              ? ['paused', pause.gives]
              : skip
                ? ['skipped', skip.gives]
                : byContract || chosen
                  ? ['served']
                  : ['none']
    const isPaid = (byContract || own?.stands_for != null) && !(skip?.moved_to && state !== 'served')
    const later = isPaid && gives === 'extend'
    if (later && (!isBehind || !byContract)) owed += 1
    if (byContract && !later && isBehind) owed -= 1
    said.push(state!)
  }
  return said
}

test('over random histories the calendar says what the plainest reading of the rule says', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const to = addDays(plan.end_date, 60)
      // Whatever is owed is paid for: whether it was is the test before.
      const paid = {
        ...plan,
        billed: [{ period_start: plan.start_date, period_end: plan.end_date, total: plan.price }],
      }
      for (const slot of slotsOf(plan)) {
        const days = calendarOf(paid, plan.start_date, to).filter(({ meal_slot }) => meal_slot === slot)
        assert.deepEqual(
          days.map((day) => (isServed(day) ? 'served' : day.state)),
          plainly(paid, slot, to),
        )
      }
    }),
    { numRuns: seeds(1_000) },
  )
})

test('a window shows the same days as the whole, however it is cut', () => {
  fc.assert(
    fc.property(
      plans,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      (plan, first, length) => {
        const whole = calendarOf(plan, plan.start_date, addDays(plan.end_date, 60))
        const [from, to] = [addDays(plan.start_date, first), addDays(plan.start_date, first + length)]
        assert.deepEqual(
          calendarOf(plan, from, to),
          whole
            .filter(({ date }) => date >= from && date <= to)
            .concat(
              calendarOf(plan, addDays(plan.end_date, 61) > from ? addDays(plan.end_date, 61) : from, to),
            ),
        )
      },
    ),
    { numRuns: seeds(1_000) },
  )
})

test('a meal that was moved is missed where it would be eaten, and not where it was', () => {
  const key = { date: monday, meal_slot: 1 }
  const [tuesday, behind] = ['2026-03-10', '2026-04-14']
  const moved = (to: string, more: Partial<ReturnType<typeof aPlan>> = {}) =>
    aPlan({
      skips: [{ ...key, gives: 'nothing', moved_to: to }],
      overrides: [{ ...aPlan.override, date: to, stands_for: monday }],
      ...more,
    })
  const closed = (date: string) => ({
    closures: [{ from_date: date, until_date: date, meal_slot: null, gives: null, reason: 'Eid' }],
  })
  const day = (plan: ReturnType<typeof aPlan>, date: string) => {
    const [{ state, gives } = { state: '', gives: null }] = calendarOf(plan, date, date)
    return [state, gives]
  }
  assert.deepEqual(day(moved(tuesday, closed(monday)), monday), ['closed', null])
  assert.equal(lastDate(moved(tuesday, closed(monday))), '2026-04-07')
  assert.deepEqual(day(moved(tuesday, closed(tuesday)), tuesday), ['closed', 'extend'])
  assert.equal(lastDate(moved(tuesday, closed(tuesday))), '2026-04-08')
  assert.equal(lastDate(moved(behind)), behind)
  // The meals that are owed for a closure come back beside it, not in its place.
  const owing = {
    closures: [{ ...closed(monday).closures[0]!, from_date: tuesday, until_date: '2026-03-16' }],
  }
  const back = calendarOf(moved('2026-04-08', owing), '2026-04-08', '2026-04-20').filter(isServed)
  assert.deepEqual(
    back.map(({ date, stands_for }) => [date, stands_for]),
    [
      ['2026-04-08', monday],
      ['2026-04-10', '2026-03-11'],
      ['2026-04-13', '2026-03-13'],
      ['2026-04-15', '2026-03-16'],
    ],
  )
})

test('whatever comes between, every meal of the contract is eaten once or made up for once, until the last date', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const last = lastDate(plan)
      if (last === null) return
      const days = calendarOf(plan, plan.start_date, addDays(plan.end_date, 400))
      const settled = days.filter(
        (day) =>
          day.is_due &&
          day.extra_price === null &&
          (day.gives === null ? isServed(day) : day.gives !== 'extend'),
      )
      const term = Array.from({ length: 41 }, (_, day) => addDays(plan.start_date, day))
      const agreed = term
        .filter((date) => date <= plan.end_date)
        .flatMap((date) =>
          linesOn(plan, date)
            .filter((line) => isSelected(line, date))
            .map((line) => `${date} ${line.meal_slot}`),
        )
      assert.deepEqual(
        settled.map(({ date, stands_for, meal_slot }) => `${stands_for ?? date} ${meal_slot}`).sort(),
        agreed.sort(),
      )
      assert.deepEqual(
        settled.filter(({ date }) => date > last),
        [],
      )
    }),
    { numRuns: seeds(1_000) },
  )
})

test('periods end where they are billed to', () => {
  assert.equal(periodEnd(aPlan({ period_days: 7 }), '2026-03-16'), '2026-03-22')
  assert.equal(periodEnd(aPlan({ period_days: 7, end_date: '2026-03-17' }), '2026-03-16'), '2026-03-17')
  assert.equal(periodEnd(aPlan({ period_days: 0 }), '2026-03-16'), aPlan({}).end_date)
})
