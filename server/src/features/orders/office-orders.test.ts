import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { monday, openSubscribers, own } from '../../../test/subscribers.ts'
import { day, openDay } from '../../../test/kitchen-day.ts'

const path = '/api/v1/orders/'
const tuesday = '2026-03-10'

test('the office adds a meal to a subscription on a day that has none, and changes and moves it', async () => {
  const { active, office, asha, lunch, sql } = await openSubscribers()
  const { id: subscription } = await active()
  const made = await office.post(path, {
    subscription,
    order_date: monday,
    delivery_date: tuesday,
    quantity: 2,
    special_instructions: 'birthday',
  })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { id, ...order } = made.body
  assert.deepEqual(
    [order.subscription, order.subscription_id, order.customer, order.customer_phone, order.meal_slot],
    [subscription, subscription, asha.customer, asha.phone, lunch],
  )
  assert.deepEqual(
    [order.status, order.quantity, order.total, order.order_date, order.delivery_date],
    ['pending', 2, '69.24', monday, tuesday],
  )
  const changed = await office.patch(`${path}${id}/`, { quantity: 3, delivery_date: '2026-03-12' })
  assert.deepEqual([changed.body.total, changed.body.special_instructions], ['103.86', 'birthday'])
  assert.deepEqual(await sql('select quantity, total from order_lines where "order" = $1', [id]), [
    { quantity: 3, total: '103.86' },
  ])
  const put = await office.put(`${path}${id}/`, { ...changed.body, status: 'confirmed' })
  assert.deepEqual([put.status, put.body.status], [200, 'confirmed'])
  assert.equal((await sql('select id from kitchen_tickets where order_id = $1', [id])).length, 1)
  assert.deepEqual((await office.get(`${path}${id}/`)).body, put.body)
  assert.deepEqual(await sql(`select topic from outbox where type = any('{order.changed,ticket.opened}')`), [
    { topic: 'orders' },
    { topic: 'kitchen' },
  ])
  await office.patch(`${path}${id}/`, { special_instructions: 'no candles' })
  assert.equal((await sql(`select id from outbox where type = 'ticket.changed'`)).length, 1)
})

test('a meal that the office moves and moves back is there again; no meal is moved to a day that is skipped, paused or closed', async () => {
  const { active, office, person, asha, lunch, dates, sql } = await openSubscribers()
  const { id } = await active()
  const meals = await dates(id)
  const [{ id: meal }] = await sql('select id from orders where delivery_date = $1', [monday])
  const move = (delivery_date: string) => office.patch(`${path}${meal}/`, { delivery_date })
  for (const date of [tuesday, monday]) {
    const { status, body } = await move(date)
    assert.deepEqual([status, body.status, body.delivery_date], [200, 'pending', date])
  }
  assert.deepEqual(await dates(id), meals)

  const key = { date: '2026-03-11', meal_slot: lunch }
  assert.equal((await asha.post(`${own}${id}/skip/`, key)).status, 200)
  const pause = { from_date: '2026-03-17', until_date: '2026-03-17' }
  assert.equal((await asha.post(`${own}${id}/pause/`, pause)).status, 200)
  const eid = { from_date: '2026-03-19', until_date: '2026-03-19', reason: 'Eid' }
  assert.equal((await (await person('manager')).post('/api/v1/closures/', eid)).status, 201)
  for (const date of ['2026-03-11', '2026-03-17', '2026-03-19']) {
    const { status, body } = await move(date)
    assert.deepEqual([status, Object.keys(body)], [400, ['delivery_date']], date)
  }
  assert.equal((await dates(id))[0], monday)
})

test('an order is refused by field where it cannot be', async () => {
  const { active, made, act, office, asha } = await openSubscribers()
  const { id: subscription } = await active()
  const over = await made()
  await act(over.id, 'cancel')
  const wish = { subscription, order_date: monday, delivery_date: tuesday }
  for (const [more, field] of [
    [{ subscription: 999 }, 'subscription'],
    [{ subscription: over.id }, 'subscription'],
    [{ subscription: null }, 'subscription'],
    [{ delivery_date: monday }, 'delivery_date'],
    [{ delivery_date: '2026-03-08' }, 'delivery_date'],
    [{ delivery_date: 'soon' }, 'delivery_date'],
    [{ order_date: undefined }, 'order_date'],
    [{ quantity: 0 }, 'quantity'],
    [{ status: 'ready' }, 'status'],
    [{ status: 'delivered' }, 'status'],
    [{ colour: 'red' }, 'colour'],
  ] as const) {
    const { status, body } = await office.post(path, { ...wish, ...more })
    assert.deepEqual([status, Object.keys(body)], [400, [field]], JSON.stringify(more))
  }
  const confirmed = await office.post(path, { ...wish, status: 'confirmed' })
  assert.deepEqual([confirmed.status, confirmed.body.status], [201, 'confirmed'])
  for (const [more, field] of [
    [{ subscription: over.id }, 'subscription'],
    [{ delivery_date: '2026-03-11' }, 'delivery_date'],
    [{ delivery_date: '2026-03-08' }, 'delivery_date'],
  ] as const) {
    const { status, body } = await office.patch(`${path}${confirmed.body.id}/`, more)
    assert.deepEqual([status, Object.keys(body)], [400, [field]], JSON.stringify(more))
  }
  assert.equal((await asha.post(path, wish)).status, 403)
  assert.equal((await asha.delete(`${path}${confirmed.body.id}/`)).status, 403)
  assert.equal((await office.patch(`${path}999/`, {})).status, 404)
})

test('one meal a day, however many add it at once', async () => {
  const { active, office, dates } = await openSubscribers()
  const { id: subscription } = await active()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      office.post(path, { subscription, order_date: monday, delivery_date: tuesday }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(11).fill(400)])
  assert.equal((await dates(subscription)).filter((date) => date === tuesday).length, 1)
})

// Contract D19.
test('a status goes by the table through PATCH too, and what is closed is history', async () => {
  const today = await openDay()
  const { office, asha } = today
  const { order } = await today.orderAt('queued')
  const patch = (body: object) => office.patch(`${path}${order}/`, body)
  for (const status of ['ready', 'delivered', 'pending'])
    assert.deepEqual(Object.keys((await patch({ status })).body), ['error'], status)
  assert.equal((await patch({ status: 'confirmed' })).status, 200)
  assert.equal((await patch({ subscription: null, special_instructions: 'hot' })).status, 200)
  for (const change of [{ quantity: 9 }, { delivery_date: '2026-03-12' }])
    assert.deepEqual((await patch(change)).status, 400, 'it was chosen from a menu')
  await patch({ status: 'cancelled' })
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '5000.00')
  assert.deepEqual(Object.keys((await patch({ special_instructions: 'cold' })).body), ['error'])
  assert.equal((await patch({ special_instructions: 'hot', status: 'cancelled' })).status, 200)

  const delivered = await today.orderAt('delivered')
  const before = await today.rowsOf(delivered.order)
  for (const change of [{ status: 'pending' }, { quantity: 2 }, { special_instructions: 'x' }])
    assert.equal((await office.patch(`${path}${delivered.order}/`, change)).status, 400)
  assert.deepEqual(await today.rowsOf(delivered.order), before)
  await today.booksAgree()
})

test('an open order that is deleted is cancelled and gone from the lists; what is ready or delivered stays', async () => {
  const today = await openDay()
  const { office, asha } = today
  for (const stage of ['queued', 'preparing', 'cancelled'] as const) {
    const { order } = await today.orderAt(stage)
    assert.equal((await office.delete(`${path}${order}/`)).status, 204, stage)
    for (const answer of [
      await office.get(`${path}${order}/`),
      await office.delete(`${path}${order}/`),
      await office.patch(`${path}${order}/`, {}),
    ])
      assert.equal(answer.status, 404)
    assert.equal((await asha.get(`/api/v1/customer/orders/${order}/`)).body.status, 'cancelled')
  }
  assert.equal((await office.get(path)).body.count, 0)
  for (const stage of ['ready', 'in_transit', 'delivered'] as const) {
    const { order } = await today.orderAt(stage)
    const before = await today.rowsOf(order)
    const { status, body } = await office.delete(`${path}${order}/`)
    assert.deepEqual([status, body.code], [409, 'order_served'], stage)
    assert.deepEqual(await today.rowsOf(order), before)
  }
  await today.booksAgree()
})

// Contract C13.
test('orders are found by user name, phone and the name on the order; a filter that cannot be is refused', async () => {
  const today = await openDay()
  const { office, asha, sql } = today
  await today.orderAt('queued')
  await sql(`update accounts set username = 'zebra', first_name = 'Ashalata' where id = $1`, [asha.account])
  for (const word of ['zebra', asha.phone.slice(1), 'rao', 'ashalata', 'zebra,rao'])
    assert.equal((await office.get(`${path}?search=${word}`)).body.count, 1, word)
  assert.equal((await office.get(`${path}?search=zebra,nobody`)).body.count, 0)
  for (const query of ['status=eaten', 'order_date=soon', 'delivery_date=2026-13-01'])
    assert.equal((await office.get(`${path}?${query}`)).status, 400, query)
  assert.equal(
    (await office.get(`${path}?delivery_date=${day}&status=confirmed&ordering=-nothing`)).body.count,
    1,
  )
})

test('orders come with the latest delivery first, unless another order is asked for', async () => {
  const { active, office } = await openSubscribers()
  await active()
  const first = async (ordering: string) =>
    (await office.get(`${path}?ordering=${ordering}`)).body.results[0].delivery_date
  assert.deepEqual(
    [await first(''), await first('delivery_date'), await first('order_date,-delivery_date')],
    ['2026-04-06', monday, '2026-04-06'],
  )
})
