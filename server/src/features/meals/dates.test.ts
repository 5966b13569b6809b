import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayNames, lengthOf, servedDates } from './dates.ts'

const date = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const days = fc.subarray([...dayNames], { minLength: 1 })
const pattern = fc
  .tuple(date, fc.integer({ min: 0, max: 400 }), days)
  .map(([start_date, length, selected_days]) => ({
    start_date,
    end_date: addDays(start_date, length),
    selected_days,
  }))
const whole = (term: { start_date: string; end_date: string; selected_days: readonly string[] }) =>
  servedDates(term, term.start_date, term.end_date)

test('meals fall on the days of the week that were chosen, as the calendar on the wall has them', () => {
  const term = { start_date: '2026-03-09', end_date: '2026-03-22', selected_days: ['Monday', 'Friday'] }
  assert.deepEqual(whole(term), ['2026-03-09', '2026-03-13', '2026-03-16', '2026-03-20'])
  assert.deepEqual(servedDates(term, '2026-03-13', '2026-03-16'), ['2026-03-13', '2026-03-16'])
  const leap = { start_date: '2028-02-28', end_date: '2028-03-01', selected_days: dayNames }
  assert.deepEqual(whole(leap), ['2028-02-28', '2028-02-29', '2028-03-01'])
  const old = { start_date: '1969-12-29', end_date: '1970-01-04', selected_days: ['Monday', 'Thursday'] }
  assert.deepEqual(whole(old), ['1969-12-29', '1970-01-01'])
})

test('every date is chosen, within the term, once and in order; and no chosen day is left out', () => {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' })
  fc.assert(
    fc.property(pattern, (term) => {
      const dates = whole(term)
      assert.deepEqual(dates, [...new Set(dates)].toSorted())
      const all = Array.from({ length: lengthOf(term) }, (_, place) => addDays(term.start_date, place))
      assert.deepEqual(
        dates,
        all.filter((one) => term.selected_days.includes(weekday.format(new Date(one)) as never)),
      )
      assert.equal(all.at(-1), term.end_date)
    }),
  )
})

test('a window shows exactly its part of the term, and two halves make the whole', () => {
  fc.assert(
    fc.property(pattern, date, date, (term, one, other) => {
      const [from, to] = [one, other].toSorted() as [string, string]
      const dates = whole(term)
      assert.deepEqual(
        servedDates(term, from, to),
        dates.filter((day) => day >= from && day <= to),
      )
      assert.deepEqual(
        [...servedDates(term, term.start_date, from), ...servedDates(term, addDays(from, 1), term.end_date)],
        dates,
      )
    }),
  )
})

test('seven days hold every day of the week once, wherever they begin', () => {
  fc.assert(
    fc.property(date, days, (start_date, selected_days) => {
      const week = { start_date, end_date: addDays(start_date, 6), selected_days }
      assert.equal(whole(week).length, selected_days.length)
    }),
  )
})
