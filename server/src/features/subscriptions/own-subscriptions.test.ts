import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { monday, openSubscribers, own } from '../../../test/subscribers.ts'

const older = '/api/v1/subscriptions/'

// Contract D25: nothing of what a customer chooses is dropped.
test('a customer subscribes to a package or to menus and reads it back at both doors', async () => {
  const { asha, wish, mealPackage, menu, lunch, zone, sql } = await openSubscribers()
  const { customer: _, ...order } = wish({ dinner_address: asha.address, payment_mode: 'card' })
  const made = await asha.post(own, order)
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const place = {
    id: asha.address,
    street: 'Palm Street 1',
    city: 'Dubai',
    building_name: null,
    floor_number: null,
    flat_number: null,
    zone,
    zone_name: 'Marina',
    is_default: true,
    status: 'active',
    admin_notes: null,
    reason: '',
  }
  assert.deepEqual(made.body, {
    id: made.body.id,
    status: 'pending',
    start_date: monday,
    end_date: '2026-04-07',
    menus: [{ id: menu, name: 'Veg Thali', description: '', price: '18.00' }],
    meal_package: mealPackage,
    diet_type: 'veg',
    time_slot: lunch,
    time_slot_details: { id: lunch, name: 'Lunch', code: 'lunch', cutoff_time: '10:00:00', time: '10:00' },
    lunch_address: place,
    dinner_address: place,
    selected_days: ['Monday', 'Wednesday', 'Friday'],
    payment_mode: 'card',
    total_cost: '450.00',
    auto_renew: false,
    trial_until: null,
    billing: 'days',
    renew_notice_days: 7,
    notice_days: 0,
    continues: null,
  })
  for (const door of [own, older]) {
    assert.deepEqual((await asha.get(`${door}${made.body.id}/`)).body, made.body)
    assert.deepEqual((await asha.get(door)).body.results, [made.body])
  }
  await sql(`insert into menus (name, price) values ('Salad', 4.50)`)
  const menus = await asha.post(own, { ...order, meal_package: null, menu_ids: [menu, menu + 1, menu] })
  assert.deepEqual(
    [menus.body.total_cost, menus.body.menus.length, menus.body.meal_package],
    ['292.50', 2, null],
  )
})

test('a subscription to nothing is refused, as is a menu that is not sold', async () => {
  const { asha, wish, menu, sql } = await openSubscribers()
  const { customer: _, ...order } = wish({ meal_package: undefined })
  await sql(`insert into menus (name, price, is_active) values ('Old', 4.50, false)`)
  for (const more of [
    {},
    { menu_ids: [] },
    { menu_ids: [menu, 999] },
    { menu_ids: [menu + 1] },
    { ...wish(), customer: undefined, menu_ids: [menu] },
  ]) {
    const { status, body } = await asha.post(own, { ...order, ...more })
    assert.deepEqual([status, Object.keys(body)], [400, ['menu_ids']], JSON.stringify(more))
  }
})

test('menus are billed meal by meal, with the meals of the whole term', async () => {
  const { asha, wish, menu, act, office } = await openSubscribers()
  const { customer: _, meal_package: __, ...order } = wish({ menu_ids: [menu] })
  const { body } = await asha.post(own, order)
  const activated = await act(body.id, 'activate')
  assert.deepEqual(
    [activated.body.cost_per_meal, activated.body.total_cost, activated.body.invoice_created],
    ['18.00', '234.00', true],
  )
  const { results } = (await office.get('/api/v1/invoices/')).body
  const [{ total, items }] = results
  assert.deepEqual(
    [total, items[0].menu, items[0].menu_name, items[0].quantity, items[0].unit_price],
    ['234.00', menu, 'Veg Thali', '13', '18.00'],
  )
})

// Contract D25.
test('a pending one is its customer’s to change and to take back; of one that runs the kitchen is asked', async () => {
  const { asha, wish, act, menu, sql } = await openSubscribers()
  const { customer: _, ...order } = wish()
  const [pending, running] = [await asha.post(own, order), await asha.post(own, order)]
  const path = `${own}${pending.body.id}/`
  const changed = await asha.patch(path, { selected_days: ['sunday'] })
  assert.deepEqual([changed.status, changed.body.selected_days], [200, ['Sunday']])
  const put = await asha.put(path, { ...order, meal_package: null, menu_ids: [menu], end_date: '2026-03-15' })
  assert.deepEqual([put.status, put.body.total_cost, put.body.meal_package], [200, '54.00', null])
  assert.equal(
    (await asha.patch(path, { status: 'active' })).body.status,
    'pending',
    'the status is read-only',
  )
  assert.equal((await asha.patch(path, { end_date: '2026-03-10' })).status, 400)
  assert.equal((await asha.delete(path)).status, 204)
  assert.equal((await asha.get(path)).status, 404)

  await act(running.body.id, 'activate')
  const before = await sql('select * from subscriptions where id = $1', [running.body.id])
  for (const status of ['active', 'paused', 'cancelled', 'expired']) {
    await sql('update subscriptions set status = $1 where id = $2', [status, running.body.id])
    const answers = [
      await asha.patch(`${own}${running.body.id}/`, { end_date: '2026-05-01' }),
      await asha.put(`${own}${running.body.id}/`, order),
      await asha.delete(`${own}${running.body.id}/`),
    ]
    for (const answer of answers) {
      assert.equal(answer.status, 400)
      assert.match(answer.body.error, /ask the kitchen/)
    }
  }
  await sql('update subscriptions set status = $1 where id = $2', ['active', running.body.id])
  assert.deepEqual(await sql('select * from subscriptions where id = $1', [running.body.id]), before)
})

test("everybody else's subscriptions are as unknown as those that never were; who is no customer has none", async () => {
  const { asha, made, subscriber, person, visitor } = await openSubscribers()
  const { id } = await made()
  const other = await subscriber()
  for (const door of [own, older]) {
    const [theirs, never] = [await other.get(`${door}${id}/`), await other.get(`${door}999/`)]
    assert.deepEqual([theirs.status, theirs.body], [404, never.body])
    assert.equal((await other.get(door)).body.count, 0)
  }
  assert.equal((await other.patch(`${own}${id}/`, { selected_days: ['Monday'] })).status, 404)
  assert.equal((await other.delete(`${own}${id}/`)).status, 404)
  const clerk = await person('staff')
  const none = await clerk.get(older)
  assert.deepEqual([none.status, none.body.results], [200, []])
  assert.equal((await clerk.get(`${older}${id}/`)).status, 404)
  assert.equal((await clerk.get(own)).status, 403)
  assert.equal((await visitor.get(older)).status, 401)
  assert.equal((await asha.get(older)).body.count, 1)
})

test('a customer is told what becomes of a subscription, unless they do not want to be', async () => {
  const { asha, active, act } = await openSubscribers()
  const heard = async () =>
    (await asha.get('/api/v1/customer/notifications/')).body.results
      .map(({ message }: { message: string }) => message)
      .filter((message: string) => message.startsWith('Your subscription'))
  const { id } = await active()
  await act(id, 'pause')
  assert.deepEqual(await heard(), [
    'Your subscription from 2026-03-09 to 2026-04-07 is paused.',
    'Your subscription from 2026-03-09 to 2026-04-07 is active.',
  ])
  const quiet = await active({ want_notifications: false })
  await act(quiet.id, 'cancel')
  assert.equal((await heard()).length, 2)
})
