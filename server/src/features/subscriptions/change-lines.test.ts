import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { admin, monday, openSubscribers, own } from '../../../test/subscribers.ts'

/** A subscription of thirteen meals at 450.00, which is changed once something of it is locked. */
async function openChanges() {
  const kitchen = await openSubscribers()
  const { sql, office, holdClock, recurring, asha, lunch, dinner } = kitchen
  const meals = (subscription: number) =>
    sql<{ delivery_date: string; meal_slot: number; quantity: number; total: string }>(
      `select delivery_date, meal_slot, quantity, total from orders where subscription = $1 and status <> 'cancelled'
         order by delivery_date, meal_slot = $2`,
      [subscription, dinner],
    )
  const sum = async (subscription: number) =>
    (
      await sql(`select sum(total)::text from orders where subscription = $1 and status <> 'cancelled'`, [
        subscription,
      ])
    )[0].sum
  const change = (id: number, wish: object) => office.patch(`${admin}${id}/`, wish)
  const lockAt = async (time: string) => {
    await holdClock(time)
    await recurring('lock-slots')
  }
  const skip = (subscription: number, date: string, gives: string) =>
    sql('insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, $4)', [
      subscription,
      date,
      lunch,
      gives,
    ])
  const slot = (meal_slot: number, more: object = {}) => ({ meal_slot, address: asha.address, ...more })
  const slots = [slot(lunch), slot(dinner, { quantity: 2 })]
  return { ...kitchen, meals, sum, change, lockAt, skip, slot, slots }
}

test('other days hold from the first open date on, and the meals that follow share what the ones before leave of the invoice', async () => {
  const { active, change, meals, sum, lockAt } = await openChanges()
  const { id } = await active({ payment_mode: 'cash' })
  await lockAt(`${monday}T10:00`)
  const first = await change(id, { selected_days: ['Tuesday'] })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  const after = await meals(id)
  assert.deepEqual(
    after.map(({ delivery_date, total }) => `${delivery_date} ${total}`),
    [
      '2026-03-09 34.62',
      '2026-03-10 83.08',
      '2026-03-17 83.07',
      '2026-03-24 83.08',
      '2026-03-31 83.07',
      '2026-04-07 83.08',
    ],
  )
  assert.equal(await sum(id), '450.00')
  await lockAt('2026-03-10T10:00')
  assert.equal((await change(id, { selected_days: ['Wednesday', 'Sunday'] })).status, 200)
  assert.deepEqual((await meals(id)).slice(0, 2), after.slice(0, 2))
  assert.equal(await sum(id), '450.00')
})

test('other days with an earlier end: what is eaten and what is credited are the invoice', async () => {
  const { active, change, sum, lockAt, sql } = await openChanges()
  const { id } = await active({ payment_mode: 'cash' })
  await lockAt('2026-03-11T10:00')
  const { status } = await change(id, { selected_days: ['Tuesday', 'Friday'], end_date: '2026-03-20' })
  assert.equal(status, 200)
  const [{ credited_amount }] = await sql('select credited_amount from invoices')
  assert.deepEqual([await sum(id), credited_amount], ['212.02', '237.98'])
})

test('who has a slot that is not offered any more, and an address that no zone has, keeps both with other quantities', async () => {
  const { active, change, slot, slots, lunch, dinner, zone, person } = await openChanges()
  const manager = await person('manager')
  const { id } = await active({ slots, time_slot: undefined, lunch_address: undefined })
  assert.equal((await manager.patch(`/api/v1/meal-slots/${dinner}/`, { is_active: false })).status, 200)
  assert.equal((await manager.delete(`/api/v1/driver/zones/${zone}/`)).status, 204)
  const { status, body } = await change(id, { slots: [slot(lunch, { quantity: 2 }), slot(dinner)] })
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body.slots.find((one: { meal_slot: number }) => one.meal_slot === lunch).quantity, 2)
})

test('slots and quantities can change too: what is locked is eaten as it was agreed, and every coin has its meal', async () => {
  const { active, change, meals, sum, lockAt, slot, slots, lunch, dinner } = await openChanges()
  const { id } = await active({
    payment_mode: 'cash',
    slots,
    time_slot: undefined,
    lunch_address: undefined,
  })
  await lockAt('2026-03-11T10:00')
  const { status } = await change(id, { slots: [slot(dinner), slot(lunch, { quantity: 3 })] })
  assert.equal(status, 200)
  const quantities = (await meals(id)).map(({ meal_slot, quantity }) => [meal_slot, quantity])
  const before = [
    [lunch, 1],
    [dinner, 2],
  ]
  const after = [
    [lunch, 3],
    [dinner, 1],
  ]
  assert.deepEqual(quantities.slice(0, 6), [...before, ...before, ...after])
  assert.equal(await sum(id), '450.00')
})

test('a meal that is owed is neither lost nor worth another amount when the days change, and comes on one of the new days', async () => {
  const { active, change, meals, sum, lockAt, skip, act } = await openChanges()
  const { id } = await active({ payment_mode: 'cash' })
  await skip(id, '2026-03-11', 'extend')
  await act(id, 'generate_orders')
  await lockAt('2026-03-11T10:00')
  assert.equal((await change(id, { selected_days: ['Tuesday', 'Saturday'] })).status, 200)
  const { delivery_date, total } = (await meals(id)).at(-1)!
  assert.deepEqual([delivery_date, total], ['2026-04-11', '34.61'])
  assert.equal(await sum(id), '450.00')
})

test('what a slot that was given up still owes comes behind the end in that slot, as many portions as were paid', async () => {
  const { active, change, meals, sum, lockAt, sql, slot, slots, lunch, dinner, office } = await openChanges()
  const { id } = await active({
    payment_mode: 'cash',
    slots,
    time_slot: undefined,
    lunch_address: undefined,
  })
  const missed = { subscription: id, date: '2026-03-11', meal_slot: dinner }
  await sql(
    `insert into subscription_skips (subscription, date, meal_slot, gives) values ($1, $2, $3, 'extend')`,
    Object.values(missed),
  )
  await lockAt('2026-03-11T10:00')
  await sql(
    `update orders set status = 'cancelled' where subscription = $1 and delivery_date = $2 and meal_slot = $3`,
    Object.values(missed),
  )
  const { status, body } = await change(id, { slots: [slot(lunch, { quantity: 2 })] })
  assert.equal(status, 200, JSON.stringify(body))
  const last = (await meals(id)).at(-1)!
  assert.deepEqual([last.delivery_date, last.meal_slot, last.quantity], ['2026-04-08', dinner, 2])
  assert.equal(await sum(id), '450.00')
  const { days } = (await office.get(`${admin}${id}/calendar/?from=2026-04-08&to=2026-04-08`)).body
  assert.equal(days.find((day: any) => day.meal_slot === dinner).state, 'planned')
})

test('what was paused of a slot that was given up is still owed when its customer resumes', async () => {
  const { active, change, sum, act, holdClock, slot, slots, lunch } = await openChanges()
  const { id } = await active({
    payment_mode: 'cash',
    slots,
    time_slot: undefined,
    lunch_address: undefined,
  })
  await act(id, 'pause')
  await holdClock('2026-03-13T08:00')
  assert.equal((await change(id, { slots: [slot(lunch)] })).status, 200)
  assert.equal((await act(id, 'activate')).status, 200)
  assert.equal(await sum(id), '450.00')
})

test('a change that would leave paid money without a meal, or a meal that was eaten in advance without its date, is refused', async () => {
  const { active, change, lockAt, sql, lunch, office } = await openChanges()
  const { id } = await active({ payment_mode: 'cash' })
  await lockAt('2026-04-04T10:00')
  const none = await change(id, { selected_days: ['Thursday'] })
  assert.deepEqual(
    [none.status, none.body],
    [400, { selected_days: ['What is paid already would be left without a meal.'] }],
  )
  const other = await active({ payment_mode: 'cash', start_date: '2026-04-06', end_date: '2026-05-05' })
  const moved = await office.post(`${admin}${other.id}/move/`, {
    date: '2026-04-10',
    meal_slot: lunch,
    to: '2026-04-07',
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  await lockAt('2026-04-07T10:00')
  assert.deepEqual((await change(other.id, { selected_days: ['Sunday'] })).body, {
    selected_days: ['The meal of 2026-04-10 is served before; this can be changed from 2026-04-11 on.'],
  })
  assert.deepEqual(await sql('select from subscription_former_lines'), [])
})

test('a later end leaves the meals that are billed worth what they were, and the rest is billed for its own', async () => {
  const { active, change, meals, sum, lockAt, holdClock, recurring } = await openChanges()
  const { id } = await active({ payment_mode: 'cash', end_date: '2026-03-20' })
  await lockAt(`${monday}T10:00`)
  const before = await meals(id)
  assert.equal(await sum(id), '180.00')
  assert.equal((await change(id, { end_date: '2026-03-31' })).status, 200)
  assert.deepEqual((await meals(id)).slice(0, before.length), before)
  assert.equal(await sum(id), '345.00')
  await holdClock('2026-03-21T00:05')
  await recurring('bill-periods')
  assert.equal(await sum(id), '345.00')
  await lockAt('2026-04-01T10:00')
  assert.deepEqual((await change(id, { end_date: '2026-04-30' })).body, {
    end_date: ['This subscription ended on 2026-03-31; days behind it are locked.'],
  })
})

test('meals of menus that a later end adds are billed when they come, each for its price', async () => {
  const { asha, act, wish, change, sum, lockAt, holdClock, recurring, bills, menu } = await openChanges()
  const { customer: _, meal_package: __, ...order } = wish({ menu_ids: [menu], end_date: '2026-03-15' })
  const { id } = (await asha.post(own, order)).body
  await act(id, 'activate')
  await lockAt(`${monday}T10:00`)
  assert.equal((await change(id, { end_date: '2026-03-22' })).status, 200)
  await holdClock('2026-03-16T00:05')
  await recurring('bill-periods')
  assert.deepEqual(
    (await bills(id)).map(({ period_start, total }) => [period_start, total]),
    [
      [monday, '54.00'],
      ['2026-03-16', '54.00'],
    ],
  )
  assert.equal(await sum(id), '108.00')
})
