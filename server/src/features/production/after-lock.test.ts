import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openProduction } from '../../../test/production.ts'
import { monday, own } from '../../../test/subscribers.ts'

const wednesday = '2026-03-11'

/** A Monday's lunch that is locked, of somebody who paid a month in advance. */
async function openLocked() {
  const kitchen = await openProduction()
  await kitchen.sql('update settings set tax_rate = 0')
  const { id } = await kitchen.active()
  await kitchen.holdClock(`${monday}T10:00`)
  await kitchen.lock()
  assert.deepEqual(
    (await kitchen.plan(monday)).meals.map(({ quantity }: any) => quantity),
    [1],
  )
  return { ...kitchen, id }
}

test('a kitchen that closes after the lock cooks nothing: the plan has another version that says why, and what was paid comes back once', async () => {
  const { person, lock, plan, wallet, asha } = await openLocked()
  const manager = await person('manager')
  const before = await wallet(asha.customer)
  const closed = { from_date: monday, until_date: monday, reason: 'A burst pipe', gives: 'credit' }
  const { status, body } = await manager.post('/api/v1/closures/', closed)
  assert.equal(status, 201, JSON.stringify(body))
  const { version, meals, diff } = await plan(monday)
  assert.deepEqual([version, meals, diff.length, diff[0]?.after], [2, [], 1, null])
  const worth = Number(await wallet(asha.customer)) - Number(before)
  assert.equal(worth.toFixed(2), body.gives.credit.amount)
  for (const _ of [1, 2]) await lock()
  assert.equal((await plan(monday)).version, 2)
  assert.equal((Number(await wallet(asha.customer)) - Number(before)).toFixed(2), worth.toFixed(2))
})

test('a cut-off that is put later after the lock opens nothing again: what is being cooked cannot be skipped', async () => {
  const { id, asha, sql, holdClock, lock, plan, dates } = await openLocked()
  await sql(`update meal_slots set cutoff_time = '12:00'`)
  await holdClock(`${monday}T10:30`)
  const skip = await asha.post(`${own}${id}/skip/`, { date: monday })
  assert.deepEqual([skip.status, skip.body.code], [409, 'cutoff_passed'])
  assert.equal((await asha.post(`${own}${id}/skip/`, { date: wednesday })).status, 200)
  await holdClock(`${monday}T12:00`)
  await lock()
  assert.deepEqual([await dates(id, 'confirmed'), (await plan(monday)).version], [[monday], 1])
})

test('an order from the menu of a slot without a cut-off, which comes after its lock, is in the plan; cancelled it is out again', async () => {
  const { publishMenu, customer, holdClock, lock, plan, sql, dinner } = await openProduction()
  await sql(`update wallets set credit_limit = '100.00'`)
  const { items } = await publishMenu({ date: monday, slot: dinner, items: { Dal: '12.00' } })
  const late = await customer({ wallet: '50.00' })
  await sql(`insert into orders (customer, delivery_date, meal_slot, status, payment_mode, quantity, total, tax, currency)
    values (${late.customer}, '${monday}', ${dinner}, 'pending', 'cash', 1, '1.00', '0.00', 'AED')`)
  await lock()
  assert.deepEqual([(await plan(monday, dinner)).version, (await plan(monday, dinner)).meals], [1, []])
  await holdClock(`${monday}T15:00`)
  const wish = {
    delivery_date: monday,
    meal_slot: dinner,
    address: late.address,
    payment_mode: 'wallet',
    items: [{ daily_menu_item: items.Dal, quantity: 2 }],
  }
  const placed = await late.post('/api/v1/customer/orders/', wish, { 'idempotency-key': 'one' })
  assert.equal(placed.status, 201, JSON.stringify(placed.body))
  await lock()
  const added = await plan(monday, dinner)
  assert.deepEqual([added.version, added.meals.map(({ quantity }: any) => quantity)], [2, [2]])
  assert.equal((await late.post(`/api/v1/customer/orders/${placed.body.id}/cancel/`)).status, 200)
  for (const _ of [1, 2]) await lock()
  const gone = await plan(monday, dinner)
  assert.deepEqual([gone.version, gone.meals], [3, []])
})

test('what somebody must not have reaches the kitchen when it becomes known after the lock', async () => {
  const { asha, sql, lock, plan } = await openLocked()
  await sql(`update customers set allergies = '["nuts"]' where id = $1`, [asha.customer])
  for (const _ of [1, 2]) await lock()
  const { version, meals, diff } = await plan(monday)
  assert.deepEqual([version, meals[0].allergies, diff.length], [2, ['nuts'], 1])
})

test('a confirmed meal that the office moves to another day is eaten on that day only', async () => {
  const { active, office, sql, dates, recurring, holdClock } = await openProduction()
  const { id } = await active()
  const [meal] = await sql(`select id from orders where subscription = $1 and delivery_date = $2`, [
    id,
    wednesday,
  ])
  const path = `/api/v1/orders/${meal.id}/`
  for (const wish of [{ status: 'confirmed' }, { delivery_date: '2026-03-12' }]) {
    const { status, body } = await office.patch(path, wish)
    assert.equal(status, 200, JSON.stringify(body))
  }
  await holdClock('2026-03-10T08:00')
  await recurring('generate-meals')
  assert.deepEqual((await dates(id)).slice(0, 4), [monday, '2026-03-12', '2026-03-13', '2026-03-16'])
  await holdClock(`${wednesday}T10:00`)
  await recurring('lock-slots')
  assert.deepEqual((await dates(id)).slice(0, 4), [monday, '2026-03-12', '2026-03-13', '2026-03-16'])
})
