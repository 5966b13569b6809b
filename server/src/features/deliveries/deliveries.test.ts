import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { day, openDay } from '../../../test/kitchen-day.ts'

const path = '/api/v1/delivery/deliveries/'
const ids = ({ body }: { body: { results: { id: number }[] } }) => body.results.map(({ id }) => id)

test('food that is ready goes to the driver of its zone who has the fewest open deliveries, to the address as it is now', async () => {
  const today = await openDay()
  const { asha, mona, office, omar, doors, order, sql } = today
  const [zone] = await sql<{ id: number }>(
    `insert into zones (name, delivery_fee) values ('Marina', '0.00') returning id`,
  )
  assert.ok(zone)
  await sql(
    `update customer_addresses set zone = $1, building_name = 'Tower B', floor_number = '12', flat_number = '1203' where id = $2`,
    [zone.id, asha.address],
  )
  await sql('insert into driver_zones values ($1, $2)', [omar.driver, zone.id])
  const lena = await today.driver({ name: 'Lena', zones: [zone.id] })
  const off = await today.driver({ name: 'Off', zones: [zone.id] })
  await sql('update drivers set is_active = false where id = $1', [off.driver])

  const drivers = []
  for (const _ of [1, 2, 3]) {
    const { ticket, order: id } = await order()
    for (const action of ['start_preparation', 'mark_ready']) await mona.post(doors.ticket(ticket, action))
    const { delivery } = await today.hangingOn(id)
    const { body } = await office.get(`${path}${delivery}/`)
    assert.equal(body.delivery_address, 'Palm Street 1, Dubai Tower B - Floor 12 - Flat 1203')
    drivers.push(body.driver_name)
    if (body.driver === lena.driver) {
      for (const status of ['in_transit', 'delivered'])
        await lena.post(doors.delivery(delivery, 'update_status'), { status })
    }
  }
  assert.deepEqual(drivers, ['Omar', 'Lena', 'Lena'])
})

test('the office sees a delivery with its order, customer and driver; without a driver there is no driver_id', async () => {
  const { order, mona, office, omar, doors, hangingOn, holdClock } = await openDay()
  const placed = await order()
  for (const action of ['start_preparation', 'mark_ready'])
    await mona.post(doors.ticket(placed.ticket, action))
  const { delivery } = await hangingOn(placed.order)
  const { body: alone } = await office.get(`${path}${delivery}/`)
  const { created_at, updated_at, ...rest } = alone
  assert.match(created_at, /^2026-03-10T09:00:00(\.\d+)?\+04:00$/)
  assert.equal(updated_at, created_at)
  assert.deepEqual(rest, {
    id: delivery,
    order: placed.order,
    order_id: placed.order,
    driver: null,
    driver_name: '',
    customer_name: 'Asha Rao',
    delivery_address: 'Palm Street 1, Dubai',
    pickup_time: null,
    delivery_time: null,
    status: 'pending',
    notes: '',
    driver_notes: '',
  })
  const { body: given } = await office.post(`${path}${delivery}/assign_driver/`, { driver_id: omar.driver })
  assert.deepEqual([given.driver, given.driver_id, given.driver_name], [omar.driver, omar.driver, 'Omar'])

  await holdClock(`${day}T12:10`)
  const { body: left } = await office.post(`${path}${delivery}/update_status/`, { status: 'in_transit' })
  assert.match(left.pickup_time, /^2026-03-10T12:10/)
  await holdClock(`${day}T12:40`)
  await office.post(`${path}${delivery}/update_status/`, { status: 'in_transit' })
  const { body: there } = await office.post(`${path}${delivery}/update_status/`, {
    status: 'delivered',
    reason: 'left with the neighbour',
  })
  assert.match(there.pickup_time, /^2026-03-10T12:10/)
  assert.match(there.delivery_time, /^2026-03-10T12:40/)
})

test('deliveries are listed newest first, ten a page, by status and driver, and found by order or driver', async () => {
  const { orderAt, office, omar, sql, ...today } = await openDay()
  const lena = await today.driver({ name: 'Lena 100%' })
  const [ready, moving, failed] = [
    await orderAt('ready'),
    await orderAt('in_transit'),
    await orderAt('failed'),
  ]
  await office.post(`${path}${ready.delivery}/assign_driver/`, { driver_id: lena.driver })

  const list = async (query: string) => ids(await office.get(`${path}?${query}`))
  assert.deepEqual(await list(''), [failed.delivery, moving.delivery, ready.delivery])
  assert.deepEqual(await list('status=failed'), [failed.delivery])
  assert.deepEqual(await list(`driver=${omar.driver}`), [failed.delivery, moving.delivery])
  assert.deepEqual(await list('search=lena'), [ready.delivery])
  assert.deepEqual(await list('search=100%25'), [ready.delivery])
  assert.deepEqual(await list(`search=${failed.order} omar`), [failed.delivery])
  assert.deepEqual(await list('ordering=id'), [ready.delivery, moving.delivery, failed.delivery])
  assert.deepEqual(await list(`ordering=driver,-id`), [failed.delivery, moving.delivery, ready.delivery])
  for (const [query, field] of [
    ['status=lost', 'status'],
    ['driver=999', 'driver'],
    ['driver=omar', 'driver'],
  ] as const) {
    const { status, body } = await office.get(`${path}?${query}`)
    assert.deepEqual([status, Object.keys(body)], [400, [field]], query)
  }
  await sql(`
    with o as (insert into orders (customer, delivery_date, status, payment_mode, quantity, tax, total, currency)
      select customer, delivery_date, 'ready', 'cash', 1, '0.00', '0.00', 'AED' from orders, generate_series(1, 20) where id = ${ready.order} returning id)
    insert into deliveries ("order") select id from o`)
  const pages = await Promise.all([1, 2, 3].map((page) => office.get(`${path}?page=${page}`)))
  assert.deepEqual(
    pages.map((page) => ids(page).length),
    [10, 10, 3],
  )
  assert.equal(new Set(pages.flatMap(ids)).size, 23)
})

test('the numbers of the day count what is there; a driver gets own numbers', async () => {
  const { orderAt, office, omar, sql, ...today } = await openDay()
  for (const stage of ['ready', 'in_transit', 'in_transit', 'delivered', 'failed', 'preparing'] as const)
    await orderAt(stage)
  const lena = await today.driver({ name: 'Lena' })
  const old = await orderAt('delivered')
  // Late yesterday in Dubai is today in UTC.
  await sql(`update deliveries set created_at = '2026-03-09 23:30+04' where id = $1`, [old.delivery])
  await sql('update assignments set driver = $2 where "order" = $1', [old.order, lena.driver])
  const expected = { total: 6, today: 5, pending: 1, in_transit: 2, delivered: 2, failed: 1 }
  assert.deepEqual((await office.get(`${path}stats/`)).body, expected)
  assert.deepEqual((await omar.get(`${path}stats/`)).body, { ...expected, total: 5, delivered: 1 })
  assert.deepEqual((await lena.get(`${path}stats/`)).body, {
    total: 1,
    today: 0,
    pending: 0,
    in_transit: 0,
    delivered: 1,
    failed: 0,
  })
})

test('only a driver who is at work is given a delivery, and only one that is open', async () => {
  const { orderAt, office, omar, rowsOf, sql, ...today } = await openDay()
  const { order, delivery } = await orderAt('ready')
  const [lena, off, gone] = [
    await today.driver({ name: 'Lena' }),
    await today.driver({ name: 'Off' }),
    await today.driver({ name: 'Gone' }),
  ]
  await sql('update drivers set is_active = false where id = $1', [off.driver])
  await sql('update drivers set archived_at = now() where id = $1', [gone.driver])
  const before = await rowsOf(order)
  for (const body of [{}, { driver_id: null }, undefined]) {
    const answer = await office.post(`${path}${delivery}/assign_driver/`, body)
    assert.deepEqual([answer.status, answer.body], [400, { error: 'driver_id is required' }])
  }
  for (const driver_id of [off.driver, gone.driver, 999]) {
    const answer = await office.post(`${path}${delivery}/assign_driver/`, { driver_id })
    assert.deepEqual([answer.status, answer.body], [404, { error: 'Driver not found' }])
  }
  assert.deepEqual((await office.post(`${path}${delivery}/assign_driver/`, { driver_id: 'omar' })).body, {
    driver_id: ['A valid integer is required.'],
  })
  assert.equal((await omar.post(`${path}${delivery}/assign_driver/`, { driver_id: omar.driver })).status, 403)
  assert.deepEqual(await rowsOf(order), before)

  const moving = await orderAt('in_transit')
  assert.equal(
    (await office.post(`${path}${moving.delivery}/assign_driver/`, { driver_id: lena.driver })).body.driver,
    lena.driver,
  )
  for (const stage of ['delivered', 'failed'] as const) {
    const closed = await orderAt(stage)
    const answer = await office.post(`${path}${closed.delivery}/assign_driver/`, { driver_id: lena.driver })
    assert.deepEqual([answer.status, answer.body], [400, { error: 'This delivery is closed.' }])
  }
})

test('a delivery can fail before it left, and who said so and why is kept', async () => {
  const { orderAt, office, rowsOf, sql, booksAgree } = await openDay()
  const { order, delivery } = await orderAt('ready')
  const { body } = await office.post(`${path}${delivery}/update_status/`, {
    status: 'failed',
    reason: 'the scooter broke down',
  })
  assert.equal(body.status, 'failed')
  const [move] = await sql(
    `select actor, from_status, to_status, reason from moves where "order" = $1 order by id desc limit 1`,
    [order],
  )
  assert.deepEqual(move, {
    actor: office.account,
    from_status: 'pending',
    to_status: 'failed',
    reason: 'the scooter broke down',
  })
  assert.equal((await rowsOf(order)).order, 'ready')
  await booksAgree()
})

test("a driver sees and moves own deliveries; another's are not there, in the very words of one that never was", async () => {
  const { orderAt, office, omar, rowsOf, ...today } = await openDay()
  const lena = await today.driver({ name: 'Lena' })
  const unlisted = await today.person('driver')
  const { order, delivery } = await orderAt('in_transit')
  assert.deepEqual(ids(await omar.get(path)), [delivery])
  assert.equal((await omar.get(`${path}${delivery}/`)).status, 200)
  const before = await rowsOf(order)
  const jobs = '/api/v1/driver/deliveries/'
  for (const other of [lena, unlisted]) {
    const knock = async (id: number) =>
      [
        await other.get(`${path}${id}/`),
        await other.post(`${path}${id}/update_status/`, { status: 'delivered' }),
        await other.get(`${jobs}${id}/`),
        await other.post(`${jobs}${id}/update_status/`, { status: 'delivered' }),
        await other.post(`${jobs}${id}/add_note/`, { note: 'mine' }),
      ].map(({ status, body }) => ({ status, body }))
    const answers = await knock(delivery)
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404, 404],
    )
    assert.deepEqual(answers, await knock(999_999))
    assert.deepEqual(
      [
        ids(await other.get(path)),
        ids(await other.get(jobs)),
        ids(await other.get(`${path}?driver=${omar.driver}`)),
      ],
      [[], [], []],
    )
  }
  assert.deepEqual(await rowsOf(order), before)

  // Taken from Omar, it is gone for him at once.
  await office.post(`${path}${delivery}/assign_driver/`, { driver_id: lena.driver })
  assert.equal((await omar.post(`${path}${delivery}/update_status/`, { status: 'delivered' })).status, 404)
  assert.equal((await lena.post(`${path}${delivery}/update_status/`, { status: 'delivered' })).status, 200)
})

test('cooks, customers and strangers get no deliveries', async () => {
  const { orderAt, asha, mona, office, visitor, slug, rowsOf } = await openDay()
  const { order, delivery } = await orderAt('ready')
  const elsewhere = await openKitchen()
  const stranger = await elsewhere.person('admin')
  const before = await rowsOf(order)
  type Who = typeof visitor
  const officeDoors = [
    (who: Who) => who.get(path),
    (who: Who) => who.get(`${path}stats/`),
    (who: Who) => who.get(`${path}${delivery}/`),
    (who: Who) => who.post(`${path}${delivery}/assign_driver/`, { driver_id: 1 }),
    (who: Who) => who.post(`${path}${delivery}/update_status/`, { status: 'failed' }),
  ]
  const drivers = [
    (who: Who) => who.get('/api/v1/driver/deliveries/'),
    (who: Who) => who.get(`/api/v1/driver/deliveries/${delivery}/`),
    (who: Who) => who.post(`/api/v1/driver/deliveries/${delivery}/update_status/`, { status: 'delivered' }),
    (who: Who) => who.post(`/api/v1/driver/deliveries/${delivery}/add_note/`, { note: 'x' }),
  ]
  for (const call of [...officeDoors, ...drivers]) {
    assert.deepEqual(
      [(await call(visitor)).status, (await call(asha)).status, (await call(mona)).status],
      [401, 403, 403],
    )
  }
  for (const call of drivers) assert.equal((await call(office)).status, 403)
  assert.deepEqual(ids(await stranger.get(path)), [])
  assert.equal((await stranger.post(`${path}${delivery}/update_status/`, { status: 'failed' })).status, 404)
  assert.equal((await stranger.get(path, undefined, { 'x-tenant-slug': slug })).status, 401)
  assert.deepEqual(await rowsOf(order), before)
})
