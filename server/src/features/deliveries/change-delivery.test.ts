import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, openDay } from '../../../test/kitchen-day.ts'

const path = '/api/v1/delivery/deliveries/'

test('a delivery opened before the food is ready is the one that leaves with it, to the address as it is then', async () => {
  const { order, office, omar, mona, doors, rowsOf, sql, asha } = await openDay()
  const placed = await order()
  const { status, body } = await office.post(path, {
    order: placed.order,
    driver: omar.driver,
    notes: 'ring twice',
    status: 'pending',
  })
  assert.deepEqual(
    [status, body.order, body.driver_id, body.status, body.notes],
    [201, placed.order, omar.driver, 'pending', 'ring twice'],
  )
  const [job] = (await omar.get('/api/v1/driver/deliveries/')).body.results
  assert.deepEqual([job.id, job.delivery_details.status], [body.id, 'pending'])

  await sql(`update customer_addresses set street = 'Palm Street 2' where id = $1`, [asha.address])
  for (const action of ['start_preparation', 'mark_ready'])
    await mona.post(doors.ticket(placed.ticket, action))
  const { body: ready } = await office.get(`${path}${body.id}/`)
  assert.deepEqual(
    [ready.driver, ready.notes, ready.delivery_address],
    [omar.driver, 'ring twice', 'Palm Street 2, Dubai'],
  )
  assert.equal((await rowsOf(placed.order)).deliveries, 1)
})

test('an order has one delivery, however many open it at once, and a closed one gets none', async () => {
  const { order, orderAt, office, omar } = await openDay()
  const placed = await order()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => office.post(path, { order: placed.order })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(9).fill(400)])
  const [ready, delivered, cancelled] = [
    await orderAt('ready'),
    await orderAt('delivered'),
    await orderAt('cancelled'),
  ]
  for (const id of [placed.order, ready.order, delivered.order, cancelled.order, 999]) {
    const { status, body } = await office.post(path, { order: id })
    assert.deepEqual([status, Object.keys(body)], [400, ['order']])
  }
  assert.equal((await omar.post(path, { order: placed.order })).status, 403)
})

test('a cancelled order takes the delivery that was opened for it with it', async () => {
  const { order, office, asha, rowsOf, booksAgree } = await openDay()
  const placed = await order()
  const { body } = await office.post(path, { order: placed.order })
  assert.equal((await asha.post(`/api/v1/customer/orders/${placed.order}/cancel/`)).status, 200)
  assert.equal((await office.get(`${path}${body.id}/`)).status, 404)
  assert.equal((await rowsOf(placed.order)).deliveries, 0)
  await booksAgree()
})

test('a delivery is edited field by field; its status goes only where the table of moves lets it', async () => {
  const { orderAt, office, omar, rowsOf, booksAgree, ...today } = await openDay()
  const lena = await today.driver({ name: 'Lena' })
  const { order, delivery } = await orderAt('ready')
  const patch = (body: object) => office.patch(`${path}${delivery}/`, body)

  for (const [body, field] of [
    [{ status: 'lost' }, 'status'],
    [{ status: 'delivered' }, 'error'],
    [{ driver: 999 }, 'driver'],
    [{ order: 999 }, 'order'],
    [{ notes: 'x'.repeat(1001) }, 'notes'],
    [{ pickup_time: 'noon' }, 'pickup_time'],
    [{ pickup_time: '2026-02-30T10:00:00Z' }, 'pickup_time'],
    [{ delivery_time: '2026-03-10T25:00' }, 'delivery_time'],
    [{ pickup_time: '2026-03-10T12:00Z', delivery_time: '2026-03-10T11:59Z' }, 'delivery_time'],
    [{ driver_note: 'x' }, 'driver_note'],
  ] as const) {
    const before = await rowsOf(order)
    const answer = await patch({ notes: 'lost', ...body })
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], JSON.stringify(body))
    assert.deepEqual(await rowsOf(order), before)
  }
  const { body: left } = await patch({
    status: 'in_transit',
    driver: lena.driver,
    pickup_time: `${day}T12:05`,
  })
  assert.deepEqual(
    [left.status, left.driver_name, left.pickup_time, left.notes],
    ['in_transit', 'Lena', `${day}T12:05:00+04:00`, ''],
  )
  assert.equal((await patch({ driver: null })).status, 400) // somebody has it in the car

  // What clients read they send back, and a closed delivery answers the same.
  const put = await office.put(`${path}${delivery}/`, { ...left, status: 'delivered' })
  assert.deepEqual(
    [put.status, put.body.status, (await rowsOf(order)).order],
    [200, 'delivered', 'delivered'],
  )
  await today.sql('update drivers set is_active = false where id = $1', [lena.driver])
  const again = await office.put(`${path}${delivery}/`, { ...put.body, notes: 'left at the desk' })
  assert.deepEqual([again.status, again.body.notes], [200, 'left at the desk'])
  assert.equal((await patch({ driver: omar.driver })).status, 400)
  assert.equal((await office.put(`${path}${delivery}/`, {})).status, 400)
  assert.equal((await omar.patch(`${path}${delivery}/`, { notes: 'x' })).status, 403)
  await booksAgree()
})

test('what waits for its driver stays on the list; what is closed leaves it and is kept; an early one goes', async () => {
  const { order, orderAt, office, omar, rowsOf, asha } = await openDay()
  const remove = async (id: number) => (await office.delete(`${path}${id}/`)).status
  for (const stage of ['ready', 'in_transit', 'failed'] as const)
    assert.equal(await remove((await orderAt(stage)).delivery), 409)

  const early = await order()
  const { body } = await office.post(path, { order: early.order })
  assert.deepEqual([await remove(body.id), await remove(body.id)], [204, 404])
  assert.equal((await office.post(path, { order: early.order })).status, 201)

  const closed = await orderAt('delivered')
  const stats = async () => (await office.get(`${path}stats/`)).body.delivered
  assert.equal(await stats(), 1)
  assert.deepEqual([await remove(closed.delivery), await remove(closed.delivery)], [204, 404])
  assert.deepEqual([await stats(), (await rowsOf(closed.order)).delivery], [0, 'delivered'])
  const gone = [
    await office.get(`${path}${closed.delivery}/`),
    await office.patch(`${path}${closed.delivery}/`, { notes: 'x' }),
    await office.post(`${path}${closed.delivery}/update_status/`, { status: 'delivered' }),
    await office.post(`${path}${closed.delivery}/assign_driver/`, { driver_id: omar.driver }),
    await omar.get(`/api/v1/driver/deliveries/${closed.delivery}/`),
  ]
  assert.deepEqual(
    gone.map(({ status }) => status),
    [404, 404, 404, 404, 404],
  )
  assert.equal(
    (await asha.get(`/api/v1/customer/orders/${closed.order}/track/`)).body.delivery_status,
    'delivered',
  )
  assert.equal((await omar.delete(`${path}${closed.delivery}/`)).status, 403)
})
