import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../meals/index.ts'
import { admin, openSubscribers, own } from '../../../test/subscribers.ts'
import { minorUnits } from '../../platform/money.ts'

/** Asha eats at noon on Mondays, Wednesdays and Fridays, 450.00 for thirty days and paid; there is a dearer package. */
async function openPlans() {
  const kitchen = await openSubscribers()
  const { sql, office, asha, active } = kitchen
  const [{ id: dear }] = await sql(
    `insert into meal_packages (name, price, duration_days) values ('Royal', 900.00, 30) returning id`,
  )
  const key = () => ({ 'Idempotency-Key': randomUUID() })
  const change = (id: number, wish: object = {}, door = admin, who: typeof office | typeof asha = office) =>
    who.post(`${door}${id}/change_plan/`, { meal_package: dear, ...wish }, key())
  const balance = async () =>
    (await sql('select balance from wallets where customer = $1', [asha.customer]))[0].balance
  const unearned = async () =>
    (await sql(`select coalesce(sum(amount), 0) as sum from ledger_entries where account = 'unearned'`))[0]
      .sum
  /** What stands of a subscription's meals, in minor units. */
  const worth = async (id: number) => {
    const orders = await sql(
      `select total from orders where subscription = $1 and status <> 'cancelled' order by delivery_date`,
      [id],
    )
    return orders.reduce((sum, { total }) => sum + minorUnits(total), 0n)
  }
  const paid = () => active({ payment_mode: 'cash' })
  return { ...kitchen, dear, key, change, balance, unearned, worth, paid }
}

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
  assert.equal(minorUnits(await unearned()), await worth(id))
  assert.deepEqual(await dates(id), ['2026-03-09', '2026-03-11', '2026-03-13', '2026-03-16', '2026-03-18'])
  assert.match(body.credits[0].explanation, /^276\.92 AED of invoice INV-\d+-0001 to the wallet for 8 meals/)
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

test('meals that are owed are credited, once; what gave something else has given it', async () => {
  const { paid, change, worth, sql, holdClock, office } = await openPlans()
  const { id } = await paid()
  const skip = (date: string, gives: string) =>
    sql('insert into subscription_skips (subscription, date, gives) values ($1, $2, $3)', [id, date, gives])
  await sql('update subscription_skips set meal_slot = null')
  const [{ time_slot }] = await sql('select time_slot from subscriptions where id = $1', [id])
  await skip('2026-03-11', 'extend')
  await skip('2026-03-13', 'nothing')
  await skip('2026-03-27', 'nothing')
  await sql('update subscription_skips set meal_slot = $1', [time_slot])
  await office.post(`${admin}${id}/generate_orders/`)
  await holdClock('2026-03-17T08:00')
  const { body } = await change(id)
  // Of thirteen, two were eaten on the 9th and the 16th, and one gave nothing.
  const skipped = minorUnits('34.61')
  const rest = 45000n - minorUnits(body.credit) - (await worth(id))
  assert.ok(rest === skipped || rest === skipped + 1n, `${rest}`)
  assert.match(body.credits[0].explanation, /for 10 meals/)
  assert.deepEqual(await sql('select date, reason, gives from missed_meals'), [
    { date: '2026-03-11', reason: 'skipped', gives: 'credit' },
  ])
  assert.equal(
    (await office.get(`${admin}${id}/`)).body.ends_on,
    '2026-03-16',
    'nothing is owed behind the end',
  )
})

test('what was decided about later dates goes along where the slot is still there', async () => {
  const { paid, change, sql, holdClock, dates, lunch, dinner, asha } = await openPlans()
  const { id } = await paid()
  await sql(
    `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, '2026-03-20', $2, 'extend')`,
    [id, lunch],
  )
  await sql(
    `insert into subscription_overrides (subscription, date, meal_slot, quantity) values ($1, '2026-03-23', $2, 3)`,
    [id, lunch],
  )
  await sql(
    `insert into subscription_pauses (subscription, from_date, until_date, gives) values ($1, '2026-03-24', '2026-03-31', 'extend')`,
    [id],
  )
  await holdClock('2026-03-17T08:00')
  const { body } = await change(id)
  const standing = (await dates(body.begun)).filter((date) => date <= '2026-04-07')
  assert.deepEqual(standing, ['2026-03-18', '2026-03-23', '2026-04-01', '2026-04-03', '2026-04-06'])
  const [three] = await sql(
    `select quantity from orders where subscription = $1 and delivery_date = '2026-03-23'`,
    [body.begun],
  )
  assert.equal(three.quantity, 3)
  const [{ id: third }] = await sql(
    `insert into meal_packages (name, price, duration_days) values ('Dinner', 60.00, 30) returning id`,
  )
  const again = await change(body.begun, {
    meal_package: third,
    time_slot: dinner,
    dinner_address: asha.address,
  })
  assert.equal(again.status, 200, JSON.stringify(again.body))
  assert.equal(
    (await sql('select date from subscription_skips where subscription = $1', [again.body.begun])).length,
    0,
  )
  assert.equal(
    (await sql('select id from subscription_pauses where subscription = $1', [again.body.begun])).length,
    1,
  )
})

test('one that has not begun is replaced as a whole', async () => {
  const { active, change, balance, office } = await openPlans()
  const { id } = await active({ payment_mode: 'cash', start_date: '2026-03-16', end_date: '2026-04-14' })
  const before = minorUnits(await balance())
  const { body } = await change(id)
  assert.deepEqual([body.from_date, body.credit, body.to_pay], ['2026-03-16', '450.00', '450.00'])
  assert.equal(minorUnits(await balance()) - before, 45000n)
  assert.equal((await office.get(`${admin}${id}/`)).body.status, 'cancelled')
})

test('a cheaper plan leaves credit in the wallet and never pays out cash', async () => {
  const { paid, change, sql, holdClock } = await openPlans()
  const { id } = await paid()
  await sql(`update meal_packages set price = 60.00 where name = 'Royal'`)
  await holdClock('2026-03-12T08:00')
  const { body } = await change(id)
  assert.equal(body.to_pay, '0.00')
  assert.ok(minorUnits(body.credit) > minorUnits(body.invoice.total))
  assert.deepEqual(
    await sql(`select account from ledger_entries where account in ('cash', 'bank', 'gateway')`),
    [],
  )
})

// Domain rule 20: rounded once.
test('whatever the price, the days, the slots and the date of the change, credit and eaten meals make up what was paid', async () => {
  const { made, act, change, sql, holdClock, worth, lunch, dinner, asha } = await openPlans()
  const seeds = Number(process.env.SEEDS ?? 12)
  const wishes = fc.record({
    price: fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    days: fc.integer({ min: 14, max: 75 }),
    after: fc.integer({ min: 0, max: 70 }),
    two: fc.boolean(),
    billing: fc.constantFrom('days', 'month'),
    quantity: fc.integer({ min: 1, max: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(wishes, async ({ price, days, after, two, billing, quantity }) => {
      await sql('update subscriptions set archived_at = now()')
      await sql(`update meal_packages set price = $1, billing = $2 where name <> 'Royal'`, [price, billing])
      await holdClock('2026-03-09T08:00')
      const slot = (meal_slot: number, quantity: number) => ({ meal_slot, quantity, address: asha.address })
      const slots = two ? { slots: [slot(lunch, quantity), slot(dinner, 1)], time_slot: undefined } : {}
      const end_date = addDays('2026-03-09', days - 1)
      const { id } = await made({ payment_mode: 'cash', end_date, ...slots })
      assert.equal((await act(id, 'activate')).status, 200)
      const [bill] = await sql('select total, period_end from invoices where subscription = $1', [id])
      await holdClock(`${addDays('2026-03-09', Math.min(after, days - 1))}T08:00`)
      const { status, body } = await change(id)
      if (status !== 200) return assert.deepEqual(Object.keys(body), ['from_date'])
      const eaten = await sql(
        `select total from orders where subscription = $1 and status <> 'cancelled' and delivery_date <= $2`,
        [id, bill.period_end],
      )
      const stood = eaten.reduce((sum, { total }) => sum + minorUnits(total), 0n)
      assert.equal(minorUnits(body.credit) + stood, minorUnits(bill.total))
      assert.ok((await worth(id)) >= stood)
    }),
    { numRuns: seeds },
  )
})
