import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { day, openDay } from '../../../test/kitchen-day.ts'

const orders = '/api/v1/kitchen/orders/'
const totals = '/api/v1/kitchen/totals/'
const ids = ({ body }: { body: { results: { id: number }[] } }) => body.results.map(({ id }) => id)

test('a cook reads on a ticket who eats what, with which allergens, when and how', async () => {
  const { order, mona, menu, sql } = await openDay()
  await sql(`update menu_items set allergens = '["nuts", "milk"]' where name = 'dal'`)
  const placed = await order()
  await sql(`update order_lines set daily_menu_item = null where "order" = $1 and name = 'rice'`, [
    placed.order,
  ])
  const { status, body } = await mona.get(`${orders}${placed.ticket}/`)
  assert.equal(status, 200)
  const { created_at, updated_at, order_number, ...ticket } = body
  assert.match(created_at, /^2026-03-10T09:00:00(\.\d+)?\+04:00$/)
  assert.equal(updated_at, created_at)
  assert.match(order_number, /^ORD-\d+$/)
  assert.deepEqual(ticket, {
    id: placed.ticket,
    order_id: placed.order,
    order_status: 'confirmed',
    status: 'queued',
    delivery_date: day,
    meal_slot: menu.slot,
    meal_slot_name: menu.slot_name,
    customer_name: 'Asha Rao',
    special_instructions: 'no onion',
    assigned_to: null,
    assigned_to_name: '',
    preparation_start_time: null,
    preparation_end_time: null,
    notes: '',
    lines: [
      { name: 'dal', portion_label: '', quantity: 2, allergens: ['nuts', 'milk'] },
      { name: 'rice', portion_label: '', quantity: 1, allergens: [] },
    ],
  })
})

test("the queue is today's, first ordered first, without what was cancelled; a status asks for a part of it", async () => {
  const { orderAt, mona, menu, sql } = await openDay()
  const [queued, claimed, preparing, ready, cancelled, delivered] = [
    await orderAt('queued'),
    await orderAt('claimed'),
    await orderAt('preparing'),
    await orderAt('ready'),
    await orderAt('cancelled'),
    await orderAt('delivered'),
  ].map(({ ticket }) => ticket)
  const tomorrow = await orderAt('queued')
  await sql(`update orders set delivery_date = '2026-03-11' where id = $1`, [tomorrow.order])

  const list = async (query: string) => ids(await mona.get(`${orders}?${query}`))
  assert.deepEqual(await list(''), [queued, claimed, preparing, ready, delivered])
  assert.deepEqual(await list(`date=${day}&meal_slot=${menu.slot}`), [
    queued,
    claimed,
    preparing,
    ready,
    delivered,
  ])
  assert.deepEqual(await list('date=2026-03-11'), [tomorrow.ticket])
  assert.deepEqual(await list('date=2026-03-12'), [])
  assert.deepEqual(await list('status=queued'), [queued])
  assert.deepEqual(await list('status=claimed'), [claimed])
  assert.deepEqual(await list('status=confirmed'), [queued, claimed])
  assert.deepEqual(await list('status=ready'), [ready])
  assert.deepEqual(await list('order__status=ready'), [ready])
  assert.deepEqual(await list('status=claimed&order__status=ready'), [])
  assert.deepEqual(await list('status=cancelled'), [cancelled])
  assert.deepEqual(await list('order__status=cancelled'), [cancelled])
  assert.deepEqual(await list('ordering=-id&page_size=2&page=last'), [queued])
  assert.equal((await mona.get(`${orders}${tomorrow.ticket}/`)).status, 200)
})

test('a filter that cannot be is answered 400 on that field', async () => {
  const { mona } = await openDay()
  const wrong = {
    'date=2026-02-30': 'date',
    'date=today': 'date',
    'status=lost': 'status',
    'order__status=queued': 'order__status',
    'meal_slot=999': 'meal_slot',
    'meal_slot=lunch': 'meal_slot',
    'page_size=0': 'page_size',
  }
  for (const [query, field] of Object.entries(wrong)) {
    const { status, body } = await mona.get(`${orders}?${query}`)
    assert.deepEqual([status, Object.keys(body)], [400, [field]], query)
  }
  for (const query of ['date=2026-02-30', 'meal_slot=999'])
    assert.equal((await mona.get(`${totals}?${query}`)).status, 400, query)
  assert.equal((await mona.get(`${orders}?page=2`)).status, 404)
})

test('the queue of a busy day comes on one page', async () => {
  const { order, mona, sql } = await openDay()
  const { order: one } = await order()
  await sql(
    `insert into orders (customer, meal_slot, address, delivery_date, status, payment_mode, quantity, tax, total, currency)
    select customer, meal_slot, address, delivery_date, status, 'cash', 1, '0.00', '0.00', 'AED' from orders, generate_series(1, 499) where id = $1`,
    [one],
  )
  await sql('insert into kitchen_tickets (order_id) select id from orders where id > $1', [one])
  const { body } = await mona.get(orders)
  assert.deepEqual([body.count, body.results.length, body.next], [500, 500, null])
  assert.equal(new Set(ids({ body })).size, 500)
})

test('the whole day is counted dish by dish, and how much of it is ready', async () => {
  const { orderAt, mona, menu } = await openDay()
  for (const stage of ['queued', 'preparing', 'ready', 'delivered', 'cancelled'] as const)
    await orderAt(stage)
  const expected = {
    date: day,
    totals: [
      { name: 'dal', portion_label: '', quantity: 8, ready: 4 },
      { name: 'rice', portion_label: '', quantity: 4, ready: 2 },
    ],
  }
  assert.deepEqual((await mona.get(totals)).body, expected)
  assert.deepEqual((await mona.get(`${totals}?meal_slot=${menu.slot}&date=${day}`)).body, expected)
  assert.deepEqual((await mona.get(`${totals}?date=2026-03-11`)).body, { date: '2026-03-11', totals: [] })
})

test('a ticket shows who cooks since when, and the order moves with it', async () => {
  const { order, mona, ravi, holdClock, hangingOn, doors } = await openDay()
  const placed = await order()
  const act = async (action: string, cook = mona) =>
    (await cook.post(doors.ticket(placed.ticket, action))).body
  const claimed = await act('claim')
  assert.deepEqual(
    [claimed.assigned_to, claimed.assigned_to_name, claimed.status, claimed.order_status],
    [mona.account, mona.username, 'claimed', 'confirmed'],
  )
  assert.equal((await act('claim')).status, 'claimed')
  assert.equal((await ravi.post(doors.ticket(placed.ticket, 'start_preparation'))).status, 409)

  await holdClock(`${day}T10:05`)
  const started = await act('start_preparation')
  assert.deepEqual(
    [started.status, started.order_status, started.preparation_end_time],
    ['preparing', 'preparing', null],
  )
  assert.match(started.preparation_start_time, /^2026-03-10T10:05/)

  await holdClock(`${day}T10:25`)
  const ready = await act('mark_ready', ravi)
  assert.deepEqual([ready.status, ready.order_status, ready.assigned_to], ['ready', 'ready', mona.account])
  assert.match(ready.preparation_start_time, /^2026-03-10T10:05/)
  assert.match(ready.preparation_end_time, /^2026-03-10T10:25/)
  assert.ok((await hangingOn(placed.order)).delivery)
})

test('nothing is cooked on another day than the delivery day', async () => {
  const { orderAt, mona, office, holdClock, doors, rowsOf } = await openDay()
  const [queued, preparing] = [await orderAt('queued'), await orderAt('preparing')]
  for (const time of ['2026-03-09T23:59:59', '2026-03-11T00:00:00']) {
    await holdClock(time)
    const before = [await rowsOf(queued.order), await rowsOf(preparing.order)]
    const answers = await Promise.all([
      mona.post(doors.ticket(queued.ticket, 'start_preparation')),
      mona.post(doors.ticket(preparing.ticket, 'mark_ready')),
      office.post(doors.order(queued.order), { status: 'preparing' }),
      office.post(doors.order(preparing.order), { status: 'ready' }),
    ])
    for (const { status, body } of answers)
      assert.deepEqual([status, body], [400, { error: 'This can only be done on the delivery day.' }])
    assert.deepEqual([await rowsOf(queued.order), await rowsOf(preparing.order)], before)
  }
})

test('a ticket can be handed over and put back, notes stay with it, and what the machines write cannot be edited', async () => {
  const { order, mona, ravi, office, omar, asha, sql } = await openDay()
  const { ticket, order: id } = await order()
  const path = `${orders}${ticket}/`
  const { body: taken } = await mona.patch(path, { assigned_to: mona.account, notes: 'extra hot' })
  assert.deepEqual([taken.assigned_to, taken.status, taken.notes], [mona.account, 'claimed', 'extra hot'])

  // What clients read they send back.
  const { body: unchanged } = await mona.patch(path, {
    ...taken,
    order_status: 'delivered',
    status: 'ready',
    created_at: '2020-01-01T00:00:00Z',
  })
  assert.deepEqual(unchanged, { ...taken, updated_at: unchanged.updated_at })

  assert.equal((await ravi.patch(path, { assigned_to: ravi.account })).status, 409)
  assert.equal((await ravi.patch(path, { assigned_to: null })).status, 409)
  assert.equal((await ravi.patch(path, { notes: 'no salt' })).body.notes, 'no salt')
  assert.equal((await mona.patch(path, { assigned_to: null })).body.status, 'queued')
  const { body: back } = await ravi.patch(path, { assigned_to: ravi.account })
  assert.deepEqual([back.status, back.assigned_to_name], ['claimed', ravi.username])
  const { body: over } = await office.patch(path, { assigned_to: mona.account })
  assert.deepEqual([over.status, over.assigned_to], ['claimed', mona.account])

  for (const nobody of [omar.account, asha.account, 999_999]) {
    const { status, body } = await office.patch(path, { assigned_to: nobody, notes: 'lost' })
    assert.deepEqual([status, Object.keys(body)], [400, ['assigned_to']])
  }
  for (const [body, field] of [
    [{ assigned_to: 'me' }, 'assigned_to'],
    [{ notes: null }, 'notes'],
    [{ notes: 'x'.repeat(1001) }, 'notes'],
    [{ colour: 1 }, 'colour'],
  ] as const) {
    const answer = await office.patch(path, body)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
  const [row] = await sql('select notes, assigned_to, status from kitchen_tickets where id = $1', [ticket])
  assert.deepEqual(row, { notes: 'no salt', assigned_to: mona.account, status: 'claimed' })
  const events = await sql(
    `select type, data ->> 'status' as status from outbox where topic = 'kitchen' and (data ->> 'order_id')::int = $1 order by id`,
    [id],
  )
  assert.deepEqual(
    events.map(({ type, status }) => `${type} ${status}`),
    [
      'ticket.opened queued',
      'ticket.moved claimed',
      'ticket.noted claimed',
      'ticket.noted claimed',
      'ticket.noted claimed',
      'ticket.moved queued',
      'ticket.moved claimed',
      'ticket.assigned claimed',
    ],
  )
})

test('once cooking began a ticket may change hands but not go back, and a closed one stays with its cook', async () => {
  const { orderAt, mona, ravi, office } = await openDay()
  const [preparing, ready, cancelled] = [
    await orderAt('preparing'),
    await orderAt('ready'),
    await orderAt('cancelled'),
  ]
  const hand = (ticket: number, assigned_to: number | null) =>
    office.patch(`${orders}${ticket}/`, { assigned_to })
  assert.equal((await hand(preparing.ticket, null)).status, 400)
  const { body } = await hand(preparing.ticket, ravi.account)
  assert.deepEqual([body.status, body.assigned_to], ['preparing', ravi.account])
  for (const { ticket } of [ready, cancelled]) {
    assert.deepEqual((await hand(ticket, ravi.account)).body, { error: 'This ticket is closed.' })
    assert.deepEqual((await mona.get(`${orders}${ticket}/`)).body.assigned_to, mona.account)
  }
})

test("only this kitchen's cooks and office see its tickets or touch them", async () => {
  const { order, asha, omar, visitor, slug, doors, rowsOf } = await openDay()
  const placed = await order()
  const elsewhere = await openKitchen()
  const stranger = await elsewhere.person('kitchen_staff')
  const before = await rowsOf(placed.order)
  const calls = [
    (who: typeof visitor) => who.get(orders),
    (who: typeof visitor) => who.get(totals),
    (who: typeof visitor) => who.get(`${orders}${placed.ticket}/`),
    (who: typeof visitor) => who.patch(`${orders}${placed.ticket}/`, { notes: 'mine' }),
    ...['claim', 'start_preparation', 'mark_ready'].map(
      (action) => (who: typeof visitor) => who.post(doors.ticket(placed.ticket, action)),
    ),
  ]
  for (const call of calls) {
    assert.deepEqual(
      [(await call(visitor)).status, (await call(asha)).status, (await call(omar)).status],
      [401, 403, 403],
    )
  }
  // In the own kitchen the number leads nowhere; to another kitchen the key does not fit.
  assert.deepEqual(ids(await stranger.get(orders)), [])
  assert.equal((await stranger.post(doors.ticket(placed.ticket, 'claim'))).status, 404)
  assert.equal((await stranger.get(orders, undefined, { 'x-tenant-slug': slug })).status, 401)
  assert.deepEqual(await rowsOf(placed.order), before)
})

test('a ticket that does not exist is 404 at every door', async () => {
  const { mona } = await openDay()
  for (const id of ['999', '0', '-1', 'x', '9999999999']) {
    const answers = [
      await mona.get(`${orders}${id}/`),
      await mona.patch(`${orders}${id}/`, { notes: 'x' }),
      await mona.post(`${orders}${id}/claim/`),
      await mona.post(`${orders}${id}/start_preparation/`),
      await mona.post(`${orders}${id}/mark_ready/`),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404, 404],
      id,
    )
  }
})
