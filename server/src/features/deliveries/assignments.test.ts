import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { day, openDay, type Day, type Stage } from '../../../test/kitchen-day.ts'

const path = '/api/v1/driver/assignments/'
const deliveries = '/api/v1/delivery/deliveries/'
const statuses = '/api/v1/delivery/statuses/'

async function withLena() {
  const today = await openDay()
  return { ...today, lena: await today.driver({ name: 'Lena' }) }
}

/** Who carries an order, as each of the doors tells it. */
async function carriers({ office, asha }: Pick<Day, 'office' | 'asha'>, order: number) {
  const status = (await office.get(`${statuses}${order}/`)).body
  const assignments = (await office.get(`${path}?page_size=2000`)).body.results
  const assignment = assignments.find((one: { delivery_status: number }) => one.delivery_status === order)
  const delivery = status.delivery && (await office.get(`${deliveries}${status.delivery}/`)).body
  const track = (await asha.get(`/api/v1/customer/orders/${order}/track/`)).body
  return {
    agreed: status.driver as number | null,
    all: [
      status.driver,
      assignment?.driver ?? null,
      ...(delivery ? [delivery.driver, delivery.driver_id ?? null] : []),
    ],
    names: [
      status.driver_name,
      assignment?.driver_name ?? '',
      ...(delivery ? [delivery.driver_name, track.driver_name] : []),
    ],
  }
}

test('an order is given to a driver before it is cooked, and its delivery opens with that driver', async () => {
  const { order, office, lena, mona, doors, hangingOn } = await withLena()
  const placed = await order()
  const { status, body } = await office.post(path, {
    delivery_status: placed.order,
    driver: lena.driver,
    estimated_pickup_time: '12:00',
    estimated_delivery_time: '12:30:00',
    notes: 'gate B',
  })
  assert.equal(status, 201)
  assert.match(body.assigned_at, /^2026-03-10T09:00/)
  assert.deepEqual(body, {
    id: body.id,
    delivery_status: placed.order,
    driver: lena.driver,
    driver_name: 'Lena',
    delivery_date: day,
    delivery_status_value: 'pending',
    assigned_at: body.assigned_at,
    estimated_pickup_time: '12:00:00',
    estimated_delivery_time: '12:30:00',
    notes: 'gate B',
  })
  for (const action of ['start_preparation', 'mark_ready'])
    await mona.post(doors.ticket(placed.ticket, action))
  const { delivery } = await hangingOn(placed.order)
  const [job] = (await lena.get('/api/v1/driver/deliveries/')).body.results
  assert.deepEqual(
    [job.id, job.delivery_status, job.estimated_pickup_time, job.estimated_delivery_time, job.notes],
    [delivery, placed.order, '12:00:00', '12:30:00', 'gate B'],
  )
})

test('who is off work or gone when the food is ready is replaced by somebody of the zone, and the assignment says so', async () => {
  const { order, office, omar, lena, mona, doors, sql, asha } = await withLena()
  const [zone] = await sql<{ id: number }>(
    `insert into zones (name, delivery_fee) values ('Marina', '0.00') returning id`,
  )
  const [route] = await sql<{ id: number }>(
    `insert into routes (name, zone) values ('Quay', $1) returning id`,
    [zone?.id],
  )
  await sql('update customer_addresses set zone = $1 where id = $2', [zone?.id, asha.address])
  await sql('insert into driver_routes values ($1, $2)', [omar.driver, route?.id])
  const placed = await order()
  const { body } = await office.post(path, { delivery_status: placed.order, driver: lena.driver })
  await sql('update drivers set is_active = false where id = $1', [lena.driver])
  for (const action of ['start_preparation', 'mark_ready'])
    await mona.post(doors.ticket(placed.ticket, action))
  const { driver_name } = (await office.get(`${path}${body.id}/`)).body
  assert.equal(driver_name, 'Omar')

  // A route that is gone leads nobody there; then the food waits for the office.
  await sql('update routes set archived_at = now()')
  const next = await order()
  for (const action of ['start_preparation', 'mark_ready']) await mona.post(doors.ticket(next.ticket, action))
  assert.equal((await office.get(`${statuses}${next.order}/`)).body.driver, null)
})

const order_fields = ['delivery_status', 'driver', 'estimated_pickup_time', 'notes', 'colour'] as const

test('bad input names its field, an order has one assignment, and a closed order keeps whom it had', async () => {
  const { order, orderAt, office, omar, lena, mona, asha, visitor } = await withLena()
  const placed = await order()
  const wrong = {
    delivery_status: 999,
    driver: 999,
    estimated_pickup_time: '25:00',
    notes: 'x'.repeat(1001),
    colour: 1,
  }
  for (const field of order_fields) {
    const { status, body } = await office.post(path, { delivery_status: placed.order, [field]: wrong[field] })
    assert.deepEqual([status, Object.keys(body)], [400, [field]], field)
  }
  assert.equal((await office.get(path)).body.count, 0)
  const twice = await Promise.all(
    Array.from({ length: 8 }, () =>
      office.post(path, { delivery_status: placed.order, driver: omar.driver }),
    ),
  )
  assert.deepEqual(twice.map(({ status }) => status).sort(), [201, ...Array(7).fill(400)])
  assert.deepEqual(Object.keys(twice.find(({ status }) => status === 400)?.body), ['delivery_status'])

  const id = twice.find(({ status }) => status === 201)?.body.id
  assert.deepEqual(Object.keys((await office.patch(`${path}${id}/`, { delivery_status: 999 })).body), [
    'delivery_status',
  ])
  assert.equal((await office.put(`${path}${id}/`, {})).status, 400)
  const planned = await office.put(`${path}${id}/`, { delivery_status: placed.order, notes: null })
  assert.deepEqual([planned.status, planned.body.notes, planned.body.driver], [200, null, omar.driver])

  for (const stage of ['delivered', 'failed'] as const) {
    const closed = await orderAt(stage)
    const own = (await office.get(`${statuses}${closed.order}/`)).body.assignment
    const refused = [
      await office.patch(`${path}${own}/`, { driver: lena.driver }),
      await office.patch(`${path}${own}/`, { driver: null }),
      await office.delete(`${path}${own}/`),
    ]
    for (const answer of refused)
      assert.deepEqual([answer.status, answer.body], [400, { error: 'This delivery is closed.' }])
    assert.equal(
      (await office.patch(`${path}${own}/`, { notes: 'seen', driver: omar.driver })).body.notes,
      'seen',
    )
  }
  const cancelled = await orderAt('cancelled')
  assert.equal((await office.post(path, { delivery_status: cancelled.order })).status, 400)

  for (const who of [omar, mona, asha]) {
    assert.deepEqual(
      [
        (await who.get(path)).status,
        (await who.post(path, { delivery_status: placed.order })).status,
        (await who.patch(`${path}${id}/`, {})).status,
        (await who.delete(`${path}${id}/`)).status,
      ],
      [403, 403, 403, 403],
    )
  }
  assert.equal((await visitor.get(path)).status, 401)
  assert.equal((await office.get(`${path}999/`)).status, 404)
})

test('assignments are listed latest first, by driver and by day', async () => {
  const { order, orderAt, office, omar, lena, holdClock, sql } = await withLena()
  const [first, second] = [await orderAt('in_transit'), await order()]
  await holdClock(`${day}T09:30`)
  await office.post(path, { delivery_status: second.order, driver: lena.driver })
  await sql(`update orders set delivery_date = '2026-03-11' where id = $1`, [second.order])
  const list = async (query: string) =>
    (await office.get(`${path}?${query}`)).body.results.map(
      (one: { delivery_status: number }) => one.delivery_status,
    )
  assert.deepEqual(await list(''), [second.order, first.order])
  assert.deepEqual(await list(`driver=${omar.driver}`), [first.order])
  assert.deepEqual(await list('delivery_status__date=2026-03-11'), [second.order])
  assert.deepEqual(await list('ordering=delivery_date'), [first.order, second.order])
  assert.deepEqual(await list('search=lena'), [second.order])
  for (const [query, field] of [
    ['driver=999', 'driver'],
    ['delivery_status__date=2026-02-30', 'delivery_status__date'],
  ] as const) {
    const { status, body } = await office.get(`${path}?${query}`)
    assert.deepEqual([status, Object.keys(body)], [400, [field]])
  }
})

test('whatever is done at either door, in whatever order, every view names the same driver', async () => {
  const today = await withLena()
  const { orderAt, office, omar, lena, doors } = today
  const stages: Stage[] = ['queued', 'preparing', 'ready', 'in_transit', 'failed']
  const who = fc.constantFrom(omar.driver, lena.driver, null)
  const act = fc.tuple(fc.constantFrom('assign', 'plan', 'edit', 'unplan', 'open', 'again'), who)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...stages),
      fc.array(act, { minLength: 1, maxLength: 5 }),
      async (stage, acts) => {
        const { order } = await orderAt(stage)
        for (const [door, driver] of acts) {
          const { delivery, assignment } = (await office.get(`${statuses}${order}/`)).body
          const before = (await carriers(today, order)).agreed
          const answer = await {
            assign: () => office.post(doors.delivery(delivery ?? 0, 'assign_driver'), { driver_id: driver }),
            plan: () => office.post(path, { delivery_status: order, driver }),
            edit: () => office.patch(`${path}${assignment ?? 0}/`, { driver }),
            unplan: () => office.delete(`${path}${assignment ?? 0}/`),
            open: () => office.post(deliveries, { order, driver }),
            again: () => office.patch(`${deliveries}${delivery ?? 0}/`, { driver }),
          }[door]()
          assert.ok(answer.status < 500, JSON.stringify(answer.body))
          const { agreed, all, names } = await carriers(today, order)
          assert.deepEqual(new Set(all), new Set([agreed]), `${stage} ${door}`)
          assert.equal(new Set(names).size, 1)
          const wished = door === 'unplan' || (door === 'open' && driver === null) ? null : driver
          assert.equal(
            agreed,
            answer.status < 300 && !(door === 'open' && driver === null) ? wished : before,
            `${stage} ${door}`,
          )
        }
      },
    ),
    { numRuns: 15 },
  )
})

test('given to two drivers at once by both doors, an order has one of them, the same in every view', async () => {
  const today = await withLena()
  const { orderAt, office, omar, lena, doors } = today
  for (let round = 0; round < 15; round += 1) {
    const { order, delivery } = await orderAt('ready')
    const { assignment } = (await office.get(`${statuses}${order}/`)).body
    const answers = await Promise.all([
      office.post(doors.delivery(delivery, 'assign_driver'), { driver_id: lena.driver }),
      office.patch(`${path}${assignment}/`, { driver: omar.driver }),
      office.patch(`${deliveries}${delivery}/`, { driver: lena.driver }),
      office.patch(`${path}${assignment}/`, { driver: lena.driver }),
    ])
    assert.ok(answers.every(({ status }) => status === 200))
    const { agreed, all } = await carriers(today, order)
    assert.deepEqual(new Set(all), new Set([agreed]))
  }
})
