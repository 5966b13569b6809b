import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeds } from '../../../test/plans.ts'
import { formatMoney, minorUnits, taxOnTop } from '../../platform/money.ts'
import { addDays, addMonths, dayNames, isSelected, lengthOf } from './dates.ts'
import { isTrial, periodEnd, periodsOf, priceTerm, restOf, worthOf, type Period } from './price.ts'

const weekdays = dayNames.slice(0, 5)
const term = (
  start_date: string,
  days: number,
  price: string,
  period_days: number | null,
  selected_days: readonly string[] = weekdays,
  quantity = 1,
) => ({
  start_date,
  end_date: addDays(start_date, days - 1),
  lines: [{ quantity, selected_days }],
  price,
  period_days,
})
const digits = fc.constantFrom(0, 2, 3)
const agreed = fc
  .record({
    digits,
    start_date: fc.integer({ min: 0, max: 20_000 }).map((day) => addDays('1990-01-01', day)),
    days: fc.integer({ min: 7, max: 731 }),
    minor: fc.bigInt({ min: 0n, max: 10_000_000n }),
    period_days: fc.option(fc.integer({ min: 0, max: 400 })),
    selected_days: fc.subarray([...dayNames], { minLength: 1 }),
    billing: fc.constantFrom('days', 'month'),
    trial: fc.option(fc.integer({ min: 1, max: 40 })),
  })
  .map(({ digits, start_date, days, minor, period_days, selected_days, billing, trial }) => ({
    digits,
    agreed: {
      ...term(start_date, days, formatMoney(minor, digits), period_days, selected_days),
      billing,
      trial_until: trial === null ? null : addDays(start_date, trial - 1),
    },
  }))

const someLines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 4 }),
      selected_days: fc.subarray([...dayNames], { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((lines) => lines.map((line, meal_slot) => ({ ...line, meal_slot })))

// Contract 13, decision 3.
test('a package costs its price per period, a part of a period its share, and a meal what the term comes to', () => {
  // 2026-03-09 is a Monday; 30 days hold 22 weekdays.
  assert.deepEqual(priceTerm(term('2026-03-09', 30, '450.00', 30), 2), {
    total_cost: '450.00',
    cost_per_meal: '20.45',
  })
  assert.equal(priceTerm(term('2026-03-09', 45, '450.00', 30), 2).total_cost, '675.00')
  assert.equal(priceTerm(term('2026-03-09', 10, '100.00', 30), 2).total_cost, '33.33')
  assert.equal(priceTerm(term('2026-03-09', 20, '100.00', 30), 2).total_cost, '66.67')
  assert.equal(priceTerm(term('2026-03-09', 15, '0.01', 30), 2).total_cost, '0.01', 'half goes up')
  assert.equal(
    priceTerm(term('2026-03-09', 45, '450.00', 0), 2).total_cost,
    '450.00',
    'the term is the period',
  )
  assert.equal(priceTerm(term('2026-03-09', 10, '10.000', 30), 3).total_cost, '3.333')
  assert.equal(priceTerm(term('2026-03-09', 10, '1000', 30), 0).total_cost, '333')
})

test('the rest of a period that has no meal costs nothing', () => {
  // From a Monday for nine days: the second week is a Monday and a Tuesday.
  const nine = (days: string[]) =>
    periodsOf(term('2026-03-09', 9, '70.00', 7, days), 2).map(({ amount }) => amount)
  assert.deepEqual(nine(['Monday']), ['70.00', '20.00'])
  assert.deepEqual(nine(['Friday']), ['70.00', '0.00'])
  assert.equal(priceTerm(term('2026-03-09', 9, '70.00', 7, ['Friday']), 2).total_cost, '70.00')
})

test('menus cost the sum of their prices for each meal', () => {
  assert.deepEqual(priceTerm(term('2026-03-09', 14, '12.35', null), 2), {
    total_cost: '123.50',
    cost_per_meal: '12.35',
  })
})

test('nothing is ever negative, the bills of all periods make the whole, and whole periods cost the price', () => {
  fc.assert(
    fc.property(agreed, ({ digits, agreed }) => {
      const { total_cost, cost_per_meal } = priceTerm(agreed, digits)
      assert.ok(minorUnits(total_cost) >= 0n && minorUnits(cost_per_meal) >= 0n)
      const periods = periodsOf(agreed, digits)
      const sum = periods.reduce((all, { amount }) => all + minorUnits(amount), 0n)
      assert.equal(formatMoney(sum, digits), total_cost)
      for (const { period_start, period_end, amount } of periods) {
        assert.ok(minorUnits(amount) >= 0n)
        const length = lengthOf({ start_date: period_start, end_date: period_end })
        if (agreed.billing === 'days' && agreed.period_days && length === agreed.period_days)
          assert.equal(amount, agreed.price)
      }
    }),
  )
})

test('the periods follow each other without a gap from the first day that costs something to the last', () => {
  fc.assert(
    fc.property(agreed, ({ digits, agreed }) => {
      const periods = periodsOf(agreed, digits)
      const { start_date, trial_until } = agreed
      const first = trial_until ? addDays(trial_until, 1) : start_date
      assert.equal(periods[0]?.period_start, first > agreed.end_date ? undefined : first)
      assert.equal(periods.at(-1)?.period_end, first > agreed.end_date ? undefined : agreed.end_date)
      for (const [place, { period_end }] of periods.slice(0, -1).entries())
        assert.equal(periods[place + 1]?.period_start, addDays(period_end, 1))
    }),
  )
})

// Domain rule 20.
test('the meals of a period are worth what the period costs, to the last cent, however they are spread over slots', () => {
  fc.assert(
    fc.property(
      agreed,
      someLines,
      fc.constantFrom(null, '5.00', '19.00', '7.25'),
      ({ digits, agreed }, lines, tax) => {
        const several = { ...agreed, lines, tax_on_top: tax }
        for (const { period_start, period_end, amount } of periodsOf(several, digits).slice(0, 3)) {
          let [sum, meals] = [0n, 0]
          for (let date = period_start; date <= period_end; date = addDays(date, 1))
            for (const place of lines.keys()) {
              const worth = worthOf(several, date, place)
              assert.ok(worth >= 0n)
              sum += worth
              if (isSelected(lines[place]!, date)) meals += 1 // a place of the list
            }
          const owed = minorUnits(amount)
          const isWhole = period_end !== several.end_date || !several.period_days
          if (meals > 0) assert.equal(sum, tax === null ? owed : owed + taxOnTop(owed, tax))
          else if (!isWhole) assert.ok(owed === 0n || amount === several.price)
          assert.equal(periodEnd(several, period_start), period_end)
        }
      },
    ),
  )
})

test('a trial costs nothing, no meal of it is worth anything, and the first period begins on the day after', () => {
  fc.assert(
    fc.property(agreed, ({ digits, agreed }) => {
      const { trial_until } = agreed
      if (!trial_until) return
      for (let date = agreed.start_date; date <= trial_until; date = addDays(date, 1)) {
        assert.ok(isTrial(agreed, date))
        assert.equal(worthOf(agreed, date, null), 0n)
      }
      const start_date = addDays(trial_until, 1)
      const total = formatMoney(0n, digits)
      const rest = { ...agreed, start_date, trial_until: null }
      assert.equal(
        priceTerm(agreed, digits).total_cost,
        start_date > agreed.end_date ? total : priceTerm(rest, digits).total_cost,
      )
    }),
  )
})

// Domain rule 4.
test('billed by the month each period begins on the day of the month that the first began on, in every February too', () => {
  const from = (start_date: string, days: number) =>
    periodsOf({ ...term(start_date, days, '310.00', 30), billing: 'month' }, 2).map(
      ({ period_start, amount }) => `${period_start} ${amount}`,
    )
  assert.deepEqual(from('2027-01-31', 100), [
    '2027-01-31 310.00',
    '2027-02-28 310.00',
    '2027-03-31 310.00',
    '2027-04-30 110.00', // 11 of 31 days
  ])
  assert.deepEqual(from('2028-01-31', 60), ['2028-01-31 310.00', '2028-02-29 310.00'])
  assert.equal(from('2027-12-31', 75)[2], '2028-02-29 150.00', '15 of 31 days')
  fc.assert(
    fc.property(
      agreed.filter(({ agreed }) => !!agreed.period_days),
      ({ digits, agreed }) => {
        const monthly = { ...agreed, billing: 'month' }
        const periods = periodsOf(monthly, digits)
        const [first] = periods
        for (const [place, { period_start, period_end, amount }] of periods.entries()) {
          assert.equal(period_start, addMonths(first!.period_start, place)) // there is one to be at
          const whole = addDays(addMonths(first!.period_start, place + 1), -1)
          if (period_end === whole) assert.equal(amount, agreed.price)
          const lastOfMonth = addDays(`${addMonths(`${period_start.slice(0, 7)}-01`, 1)}`, -1)
          assert.ok(period_start.slice(8) === first!.period_start.slice(8) || period_start === lastOfMonth)
        }
      },
    ),
  )
})

type Contract = Required<Pick<Parameters<typeof worthOf>[0], 'lines' | 'eras'>>
const slots = [0, 1, 2]
const datesOf = ({ period_start, period_end }: { period_start: string; period_end: string }) =>
  Array.from({ length: lengthOf({ start_date: period_start, end_date: period_end }) }, (_, day) =>
    addDays(period_start, day),
  )

test('a period that is billed in parts, because its term grew, costs what it costs in one, and each part is worth what it cost', () => {
  const cut = fc.integer({ min: 1, max: 400 })
  fc.assert(
    fc.property(agreed, cut, fc.constantFrom(null, '5.00'), ({ digits, agreed }, cut, tax_on_top) => {
      for (const period of periodsOf(agreed, digits).slice(0, 3)) {
        const from = addDays(period.period_start, cut)
        if (from > period.period_end || !agreed.period_days) continue
        const shorter = { ...agreed, end_date: addDays(from, -1) }
        const before = periodsOf(shorter, digits).at(-1)! // it has at least that period's first day
        if (minorUnits(before.amount) === 0n) continue
        const rest = restOf(agreed, period, from, digits)
        const isServed = (date: string) => agreed.lines.some((line) => isSelected(line, date))
        if (!datesOf(rest).some(isServed)) assert.equal(minorUnits(rest.amount), 0n)
        else
          assert.equal(
            formatMoney(minorUnits(before.amount) + minorUnits(rest.amount), digits),
            period.amount,
          )
        const taxed = (amount: string) =>
          minorUnits(amount) + (tax_on_top === null ? 0n : taxOnTop(minorUnits(amount), tax_on_top))
        const billed = [{ ...before, total: formatMoney(taxed(before.amount), digits) }]
        const worth = (part: Period) =>
          datesOf(part).reduce(
            (sum, date) => sum + worthOf({ ...agreed, tax_on_top, billed }, date, null),
            0n,
          )
        if (datesOf(before).some(isServed)) assert.equal(worth(before), taxed(before.amount))
        assert.equal(worth(rest), taxed(rest.amount))
      }
    }),
    { numRuns: seeds(300) },
  )
})

test('whatever days, slots and quantities are changed to, the dates before are worth what they were, and all is worth what was invoiced', () => {
  const changes = fc.array(fc.record({ after: fc.integer({ min: 0, max: 30 }), lines: someLines }), {
    maxLength: 3,
  })
  fc.assert(
    fc.property(agreed, someLines, changes, fc.bigInt({ min: 1n, max: 99_999n }), (...drawn) => {
      const [{ digits, agreed }, lines, changes, invoiced] = drawn
      const [period] = periodsOf(agreed, digits)
      if (!period) return
      const billed = [{ ...period, total: formatMoney(invoiced, digits) }]
      const dates = datesOf(period)
      const worths = (contract: Contract) =>
        dates.map((date) => slots.map((slot) => worthOf({ ...agreed, billed, ...contract }, date, slot)))
      const sumOf = (worths: bigint[][]) => worths.flat().reduce((sum, worth) => sum + worth, 0n)
      let contract: Contract = { lines, eras: [] }
      let was = worths(contract)
      assert.equal(sumOf(was), was.flat().some(Boolean) ? invoiced : 0n)
      let behind = 0
      for (const { after, lines } of changes) {
        behind += after + 1
        const until_date = addDays(period.period_start, behind - 1)
        const changed = { lines, eras: contract.eras.concat({ until_date, lines: contract.lines }) }
        const is = worths(changed)
        assert.deepEqual(is.slice(0, behind), was.slice(0, behind))
        assert.ok(is.flat().every((worth) => worth >= 0n))
        // Where something would be left without a meal it is refused.
        if (sumOf(is) !== sumOf(was)) {
          assert.ok(
            is
              .slice(behind)
              .flat()
              .every((worth) => worth === 0n),
          )
          continue
        }
        contract = changed
        was = is
      }
    }),
    { numRuns: seeds(100) },
  )
})
