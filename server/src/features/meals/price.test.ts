import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatMoney, minorUnits } from '../../platform/money.ts'
import { addDays, dayNames, isSelected, lengthOf } from './dates.ts'
import { periodEnd, periodsOf, priceTerm, worthOf } from './price.ts'

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
  })
  .map(({ digits, start_date, days, minor, period_days, selected_days }) => ({
    digits,
    agreed: term(start_date, days, formatMoney(minor, digits), period_days, selected_days),
  }))

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
        if (agreed.period_days && length === agreed.period_days) assert.equal(amount, agreed.price)
      }
    }),
  )
})

test('the periods follow each other without a gap from the first day to the last', () => {
  fc.assert(
    fc.property(agreed, ({ digits, agreed }) => {
      const periods = periodsOf(agreed, digits)
      assert.equal(periods[0]?.period_start, agreed.start_date)
      assert.equal(periods.at(-1)?.period_end, agreed.end_date)
      for (const [place, { period_end }] of periods.slice(0, -1).entries())
        assert.equal(periods[place + 1]?.period_start, addDays(period_end, 1))
    }),
  )
})

// Domain rule 20.
test('the meals of a period are worth what the period costs, to the last cent, however they are spread over slots', () => {
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 4 }),
      selected_days: fc.subarray([...dayNames], { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  fc.assert(
    fc.property(agreed, lines, ({ digits, agreed }, lines) => {
      const several = { ...agreed, lines }
      for (const { period_start, period_end, amount } of periodsOf(several, digits).slice(0, 3)) {
        let [sum, meals] = [0n, 0]
        for (let date = period_start; date <= period_end; date = addDays(date, 1))
          for (const place of lines.keys()) {
            const worth = worthOf(several, date, place)
            assert.ok(worth >= 0n)
            sum += worth
            if (isSelected(lines[place]!, date)) meals += 1 // a place of the list
          }
        if (meals > 0) assert.equal(formatMoney(sum, digits), amount)
        assert.equal(periodEnd(several, period_start), period_end)
      }
    }),
  )
})
