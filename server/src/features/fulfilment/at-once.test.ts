import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openDay } from '../../../test/kitchen-day.ts'

const rounds = Array.from({ length: 20 }, (_, round) => round)
const codes = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

test('of two cooks who claim a ticket at once one gets it and the other is told, every time', async () => {
  const { order, mona, ravi, doors, sql } = await openDay()
  for (const _ of rounds) {
    const { ticket } = await order()
    const answers = await Promise.all([mona, ravi].map((cook) => cook.post(doors.ticket(ticket, 'claim'))))
    assert.deepEqual(codes(answers), [200, 409])
    const winner = answers[0]?.status === 200 ? mona : ravi
    assert.equal(answers.find(({ status }) => status === 200)?.body.assigned_to, winner.account)
    assert.equal(
      answers.find(({ status }) => status === 409)?.body.error,
      'This ticket is claimed by somebody else.',
    )
    assert.deepEqual(await sql('select assigned_to, status from kitchen_tickets where id = $1', [ticket]), [
      { assigned_to: winner.account, status: 'claimed' },
    ])
  }
})

test('of two cooks who start an unclaimed ticket at once one cooks it', async () => {
  const { order, mona, ravi, doors, rowsOf } = await openDay()
  for (const _ of rounds) {
    const placed = await order()
    const answers = await Promise.all(
      [mona, ravi].map((cook) => cook.post(doors.ticket(placed.ticket, 'start_preparation'))),
    )
    assert.deepEqual(codes(answers), [200, 400])
    assert.equal((await rowsOf(placed.order)).moves, 2)
  }
})

test('twenty people who mark one ticket ready at once make one delivery', async () => {
  const { orderAt, mona, doors, rowsOf } = await openDay()
  const { order, ticket } = await orderAt('preparing')
  const answers = await Promise.all(rounds.map(() => mona.post(doors.ticket(ticket, 'mark_ready'))))
  assert.deepEqual(codes(answers), [200, ...Array(19).fill(400)])
  const { deliveries, order: status } = await rowsOf(order)
  assert.deepEqual([deliveries, status], [1, 'ready'])
})

test('a customer who cancels while the cook starts has the money back once, whoever was first', async () => {
  const { order, asha, mona, doors, rowsOf, booksAgree } = await openDay()
  for (const _ of rounds) {
    const placed = await order()
    const [cancelled, started] = await Promise.all([
      asha.post(`/api/v1/customer/orders/${placed.order}/cancel/`),
      mona.post(doors.ticket(placed.ticket, 'start_preparation')),
    ])
    // What was started may still be taken back before the cut-off; what was taken back cannot be started.
    assert.equal(cancelled.status, 200)
    assert.ok(started.status === 200 || started.status === 400)
    const rows = await rowsOf(placed.order)
    assert.deepEqual([rows.order, rows.ticket, rows.bookings], ['cancelled', 'cancelled', 2])
    assert.equal(rows.moves, started.status === 200 ? 4 : 2)
  }
  await booksAgree()
})

test('of cancelling and getting ready at once exactly one happens, and the money agrees with it', async () => {
  const { orderAt, office, mona, doors, rowsOf, booksAgree } = await openDay()
  for (const _ of rounds) {
    const { order, ticket } = await orderAt('preparing')
    const [cancelled, ready] = await Promise.all([
      office.post(doors.order(order), { status: 'cancelled' }),
      mona.post(doors.ticket(ticket, 'mark_ready')),
    ])
    assert.deepEqual(codes([cancelled, ready]), [200, 400])
    const rows = await rowsOf(order)
    const outcome = [rows.order, rows.ticket, rows.deliveries]
    assert.deepEqual(
      outcome,
      cancelled.status === 200 ? ['cancelled', 'cancelled', 0] : ['ready', 'ready', 1],
    )
  }
  await booksAgree()
})

// Reliability demand 41: cancel racing deliver. Food that is ready is never taken back, so the delivery always wins.
test('cancelling never undoes a delivery that happens at the same moment', async () => {
  const { orderAt, office, omar, doors, rowsOf, booksAgree } = await openDay()
  for (const _ of rounds) {
    const { order, delivery } = await orderAt('in_transit')
    const [cancelled, delivered] = await Promise.all([
      office.post(doors.order(order), { status: 'cancelled' }),
      omar.post(`/api/v1/driver/deliveries/${delivery}/update_status/`, { status: 'delivered' }),
    ])
    assert.deepEqual([cancelled.status, delivered.status], [400, 200])
    assert.equal((await rowsOf(order)).order, 'delivered')
  }
  await booksAgree()
})

test('of delivered and failed at once exactly one stands, and money is earned only for what was delivered', async () => {
  const { orderAt, office, omar, doors, rowsOf, booksAgree } = await openDay()
  for (const _ of rounds) {
    const { order, delivery } = await orderAt('in_transit')
    const [delivered, failed] = await Promise.all([
      omar.post(`/api/v1/driver/deliveries/${delivery}/update_status/`, { status: 'delivered' }),
      office.post(doors.delivery(delivery, 'update_status'), { status: 'failed' }),
    ])
    assert.deepEqual(codes([delivered, failed]), [200, 400])
    const rows = await rowsOf(order)
    assert.deepEqual(
      [rows.order, rows.delivery],
      delivered.status === 200 ? ['delivered', 'delivered'] : ['ready', 'failed'],
    )
  }
  await booksAgree()
})

test('delivered, said twenty times at once from every door, is earned once, and the customer sees it delivered', async () => {
  const { orderAt, asha, office, omar, doors, rowsOf, booksAgree } = await openDay()
  const { order, delivery } = await orderAt('in_transit')
  const say = [
    () => office.post(doors.order(order), { status: 'delivered' }),
    () => office.post(doors.delivery(delivery, 'update_status'), { status: 'delivered' }),
    () => omar.post(doors.delivery(delivery, 'update_status'), { status: 'delivered' }),
    () => omar.post(`/api/v1/driver/deliveries/${delivery}/update_status/`, { status: 'delivered' }),
  ]
  const answers = await Promise.all(rounds.map((round) => say[round % say.length]?.()))
  assert.deepEqual(new Set(answers.map((answer) => answer?.status)), new Set([200]))
  const { bookings, moves } = await rowsOf(order)
  assert.deepEqual([bookings, moves], [2, 8])
  await booksAgree()
  const { body } = await asha.get(`/api/v1/customer/orders/${order}/track/`)
  assert.deepEqual(
    [body.order_status, body.delivery_status, body.driver_name],
    ['delivered', 'delivered', 'Omar'],
  )
})

test('the office may close an order that nobody drove: the delivery passes every status with it', async () => {
  const { orderAt, office, doors, rowsOf, booksAgree, sql } = await openDay()
  const { order } = await orderAt('ready')
  assert.equal((await office.post(doors.order(order), { status: 'delivered' })).status, 200)
  assert.equal((await rowsOf(order)).delivery, 'delivered')
  const passed = await sql(
    `select from_status, to_status from moves where "order" = $1 and machine = 'delivery' order by id`,
    [order],
  )
  assert.deepEqual(passed, [
    { from_status: 'pending', to_status: 'in_transit' },
    { from_status: 'in_transit', to_status: 'delivered' },
  ])
  await booksAgree()
})
