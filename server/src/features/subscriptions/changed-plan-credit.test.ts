import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { openPlans } from '../../../test/plan-changes.ts'
import { admin } from '../../../test/subscribers.ts'
import { minorUnits } from '../../platform/money.ts'
import { addDays } from '../meals/index.ts'

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
    // Half of a cent is not billed.
    price: fc.integer({ min: 2, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    days: fc.integer({ min: 15, max: 75 }),
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
