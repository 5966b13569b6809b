import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openPlans } from '../../../test/plan-changes.ts'
import { admin, own } from '../../../test/subscribers.ts'
import { minorUnits } from '../../platform/money.ts'

test('another plan begins with the first date that is not locked; what is not eaten is credited to the cent', async () => {
  const { paid, change, balance, unearned, worth, dates, holdClock, office, bills, dear } = await openPlans()
  const { id } = await paid()
  await holdClock('2026-03-18T10:00') // a Wednesday; its lunch is locked
  const before = await balance()
  const { status, body } = await change(id)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual([body.ended, body.from_date, body.end_date], [id, '2026-03-19', '2026-04-07'])
  assert.equal(minorUnits(body.credit) + (await worth(id)), 45000n, 'both make up what was paid')
  assert.equal(minorUnits(await balance()) - minorUnits(before), minorUnits(body.credit))
  assert.equal(minorUnits(await unearned()), (await worth(id)) + (await worth(body.begun)))
  assert.deepEqual(await dates(id), ['2026-03-09', '2026-03-11', '2026-03-13', '2026-03-16', '2026-03-18'])
  assert.match(body.credits[0].explanation, /^276\.92 AED taken back of invoice INV-\d+-0001 for 8 meals/)
  // Twenty of thirty days.
  assert.deepEqual([body.invoice.total, body.to_pay], ['600.00', '323.08'])
  assert.deepEqual(await bills(body.begun), [
    {
      period_start: '2026-03-19',
      period_end: '2026-04-07',
      due_date: '2026-03-26',
      total: '600.00',
      status: 'pending',
    },
  ])
  const old = (await office.get(`${admin}${id}/`)).body
  const next = (await office.get(`${admin}${body.begun}/`)).body
  assert.deepEqual([old.end_date, old.ends_on, old.status], ['2026-03-18', '2026-03-18', 'active'])
  assert.deepEqual([next.continues, next.meal_package, next.status], [id, dear, 'active'])
  assert.equal(next.order_count, body.orders_created)
  assert.equal(await worth(body.begun), 60000n)
  assert.equal((await change(id)).status, 400, 'it ends already')
})

test('a preview says exactly what then happens, and does nothing', async () => {
  const { paid, change, balance, sql, asha, holdClock, dinner } = await openPlans()
  const { id } = await paid()
  await holdClock('2026-03-12T09:00')
  const everything = () =>
    sql(`select (select count(*) from orders) as orders, (select count(*) from subscriptions) as subscriptions,
      (select count(*) from ledger_entries) as entries, (select count(*) from outbox) as events,
      (select count(*) from notifications) as notifications`)
  const [before, money] = [await everything(), await balance()]
  const wish = { from_date: '2026-03-20', time_slot: dinner, selected_days: ['Tuesday', 'friday'] }
  const told = await change(id, { ...wish, preview: true }, own, asha)
  assert.equal(told.status, 200, JSON.stringify(told.body))
  assert.deepEqual([await everything(), await balance()], [before, money])
  const done = await change(id, wish, own, asha)
  assert.equal(typeof done.body.begun, 'number')
  assert.deepEqual({ ...done.body, preview: true, begun: null }, told.body)
})

test('a repeated request changes the plan once, and without a key it is not done', async () => {
  const { paid, dear, office, key, sql } = await openPlans()
  const { id } = await paid()
  const path = `${admin}${id}/change_plan/`
  assert.equal((await office.post(path, { meal_package: dear })).body.code, 'idempotency_key_required')
  const one = key()
  const answers = await Promise.all([1, 2, 3].map(() => office.post(path, { meal_package: dear }, one)))
  answers.push(await office.post(path, { meal_package: dear }, one))
  for (const { status, body } of answers.filter(({ status }) => status !== 409)) {
    assert.equal(status, 200)
    assert.deepEqual(body, answers.at(-1)!.body) // there are four
  }
  assert.equal((await sql('select id from subscriptions')).length, 2)
  const twice = await Promise.all(
    [1, 2].map(() => office.post(`${admin}${id}/change_plan/`, { meal_package: dear }, key())),
  )
  assert.deepEqual(
    twice.map(({ status }) => status),
    [400, 400],
  )
})

test('what cannot be is refused by field, and nothing changes', async () => {
  const { paid, change, mealPackage, made, asha, subscriber, holdClock, act, sql } = await openPlans()
  const { id } = await paid()
  await holdClock('2026-03-12T11:00')
  for (const [wish, field] of [
    [{ meal_package: mealPackage }, 'meal_package'],
    [{ meal_package: 999 }, 'meal_package'],
    [{ from_date: '2026-03-12' }, 'from_date'],
    [{ from_date: '2026-03-01' }, 'from_date'],
    [{ from_date: '2026-04-08' }, 'from_date'],
    [{ end_date: '2026-03-15' }, 'end_date'],
    [{ time_slot: 999 }, 'time_slot'],
    [{ slots: [{ meal_slot: 999 }] }, 'slots'],
    [{ selected_days: ['Funday'] }, 'selected_days'],
    [{ lunch_address: 999 }, 'lunch_address'],
    [{ pirce: 1 }, 'pirce'],
  ] as const) {
    for (const preview of [true, false]) {
      const { status, body } = await change(id, { ...wish, preview })
      assert.deepEqual([status, Object.keys(body)], [400, [field]], JSON.stringify(wish))
    }
  }
  const waiting = await made({ start_date: '2026-03-13' })
  assert.deepEqual(Object.keys((await change(waiting.id)).body), ['error'])
  assert.equal((await change(id, {}, own, await subscriber())).status, 404)
  assert.equal((await change(999, {}, own, asha)).status, 404)
  await act(id, 'pause')
  assert.equal((await change(id)).status, 400)
  assert.equal((await sql('select invoice from subscription_credits')).length, 0)
})

test('who has three may still change a plan, and the changed one counts once', async () => {
  const { active, made, change, holdClock, office, wish } = await openPlans()
  const [{ id }] = [await active(), await active(), await made()]
  await holdClock('2026-03-12T08:00')
  assert.equal((await change(id)).status, 200)
  const fourth = await office.post(admin, wish({ start_date: '2026-03-20', end_date: '2026-04-20' }))
  assert.deepEqual([fourth.status, Object.keys(fourth.body)], [400, ['non_field_errors']])
})

test('a meal that is locked is eaten and not credited, however early its slot closes', async () => {
  const { paid, change, worth, sql, holdClock, dates } = await openPlans()
  const { id } = await paid()
  await sql('update meal_slots set cutoff_days_before = 3')
  await holdClock('2026-03-15T09:00') // Wednesday's lunch closes in an hour
  assert.deepEqual(Object.keys((await change(id, { from_date: '2026-03-17' })).body), ['from_date'])
  await holdClock('2026-03-15T10:00')
  const { body } = await change(id)
  assert.equal(body.from_date, '2026-03-19')
  assert.equal((await dates(id)).at(-1), '2026-03-18')
  assert.equal(minorUnits(body.credit) + (await worth(id)), 45000n)
})
