import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, openDay } from '../../../test/kitchen-day.ts'

const jobs = '/api/v1/driver/deliveries/'

test('a driver reads on a job where to go, whom to call, what to bring and what to collect', async () => {
  const { orderAt, omar, asha, holdClock, sql, ...today } = await openDay()
  await today.order()
  const { order, delivery } = await orderAt('in_transit')
  await sql(
    `update assignments set estimated_pickup_time = '12:10', estimated_delivery_time = '12:30', notes = 'gate B' where "order" = $1`,
    [order],
  )
  const { status, body } = await omar.get(`${jobs}${delivery}/`)
  assert.equal(status, 200)
  const { delivery_address, order_number, ...details } = body.delivery_details
  assert.match(order_number, /^ORD-/)
  assert.deepEqual(
    [delivery_address.id, delivery_address.street, delivery_address.zone, delivery_address.status],
    [asha.address, 'Palm Street 1', null, 'active'],
  )
  assert.deepEqual(
    { ...body, delivery_details: details },
    {
      id: delivery,
      delivery_status: order,
      estimated_pickup_time: '12:10:00',
      estimated_delivery_time: '12:30:00',
      notes: 'gate B',
      delivery_details: {
        id: order,
        status: 'out_for_delivery',
        date: day,
        delivery_time: '12:30:00',
        actual_delivery_time: null,
        customer_name: 'Asha Rao',
        customer_phone: asha.phone,
        subscription_details: 'dal, rice',
        address_text: 'Palm Street 1, Dubai',
        driver_notes: null,
        customer_notes: 'no onion',
        payment_processed: true,
        payment_amount: '22.50',
      },
    },
  )

  await sql(`update orders set payment_mode = 'cash', address = null where id = $1`, [order])
  const collect = async () => (await omar.get(`${jobs}${delivery}/`)).body.delivery_details
  assert.deepEqual([(await collect()).payment_processed, (await collect()).delivery_address], [false, null])
  await holdClock(`${day}T12:34:56`)
  await omar.post(`${jobs}${delivery}/update_status/`, { status: 'delivered' })
  const { status: then, payment_processed, actual_delivery_time } = await collect()
  assert.deepEqual([then, payment_processed, actual_delivery_time], ['delivered', true, '12:34:56'])
})

test('a driver picks up and delivers; delivered before picked up is refused', async () => {
  const { orderAt, omar, asha, booksAgree } = await openDay()
  const { order, delivery } = await orderAt('ready')
  const say = async (status: string) => {
    const answer = await omar.post(`${jobs}${delivery}/update_status/`, { status })
    return [answer.status, answer.body]
  }
  assert.deepEqual(await say('delivered'), [
    400,
    { error: 'A delivery cannot go from pending to delivered.' },
  ])
  assert.deepEqual(await say('in_transit'), [
    400,
    { error: 'Invalid status. Choose from: out_for_delivery, delivered.' },
  ])
  assert.deepEqual(await say('out_for_delivery'), [
    200,
    { status: 'success', new_status: 'out_for_delivery' },
  ])
  const track = async () => (await asha.get(`/api/v1/customer/orders/${order}/track/`)).body
  assert.deepEqual([(await track()).order_status, (await track()).delivery_status], ['ready', 'in_transit'])
  for (const _ of [1, 2])
    assert.deepEqual(await say('delivered'), [200, { status: 'success', new_status: 'delivered' }])
  assert.deepEqual(
    [(await track()).order_status, (await track()).delivery_status],
    ['delivered', 'delivered'],
  )
  assert.equal((await say('out_for_delivery'))[0], 400)
  await booksAgree()
})

test('notes are written one under the other, at once or not, and an empty one is refused', async () => {
  const { orderAt, omar, office } = await openDay()
  const { delivery } = await orderAt('in_transit')
  const add = (body: unknown) => omar.post(`${jobs}${delivery}/add_note/`, body)
  for (const body of [{}, { note: '' }, { note: '   ' }]) {
    const answer = await add(body)
    assert.deepEqual([answer.status, answer.body], [400, { error: 'Note is required.' }])
  }
  for (const note of [null, ['x'], 'x'.repeat(1001), 'a\0b'])
    assert.deepEqual(Object.keys((await add({ note })).body), ['note'])
  assert.deepEqual((await add({ note: 'gate code 12' })).body, {
    status: 'success',
    driver_notes: 'gate code 12',
  })
  assert.deepEqual((await add({ note: 'ring twice' })).body, {
    status: 'success',
    driver_notes: 'gate code 12\nring twice',
  })
  await Promise.all(Array.from({ length: 10 }, (_, place) => add({ note: `n${place}` })))
  const { notes, driver_notes } = (await office.get(`/api/v1/delivery/deliveries/${delivery}/`)).body
  assert.deepEqual([notes, driver_notes.split('\n').length], ['', 12])
  assert.equal((await omar.get(`${jobs}${delivery}/`)).body.delivery_details.driver_notes, driver_notes)
})

test("a driver's list has the newest day first and only own jobs", async () => {
  const { orderAt, omar, office, driver, sql } = await openDay()
  const [early, late, others] = [await orderAt('delivered'), await orderAt('ready'), await orderAt('ready')]
  const lena = await driver({ name: 'Lena' })
  await office.post(`/api/v1/delivery/deliveries/${others.delivery}/assign_driver/`, {
    driver_id: lena.driver,
  })
  await sql(`update orders set delivery_date = '2026-03-09' where id = $1`, [early.order])
  const { body } = await omar.get(jobs)
  assert.deepEqual(
    [body.count, body.results.map(({ id }: { id: number }) => id)],
    [2, [late.delivery, early.delivery]],
  )
  assert.equal((await omar.get(`${jobs}?page_size=1&page=2`)).body.results[0].id, early.delivery)
})
