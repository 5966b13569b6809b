import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, openDay, type Stage } from '../../../test/kitchen-day.ts'
import { countReads } from '../../../test/statements.ts'

const path = '/api/v1/delivery/statuses/'
const ids = ({ body }: { body: { results: { id: number }[] } }) => body.results.map(({ id }) => id)

const words: Record<Stage, string> = {
  pending: 'pending',
  queued: 'pending',
  claimed: 'pending',
  preparing: 'preparing',
  ready: 'preparing',
  in_transit: 'out_for_delivery',
  delivered: 'delivered',
  failed: 'failed',
  cancelled: 'cancelled',
}

test('every order has a delivery status from the day it is made, which follows order and delivery and is kept nowhere else', async () => {
  const { orderAt, office, omar } = await openDay()
  for (const [stage, word] of Object.entries(words)) {
    const { order, delivery } = await orderAt(stage as Stage) // the keys of the record above
    const { status, body } = await office.get(`${path}${order}/`)
    assert.deepEqual([status, body.id, body.order, body.status], [200, order, order, word], stage)
    assert.deepEqual(ids(await office.get(`${path}?status=${word}&search=${order}`)).includes(order), true)
    if (!delivery) continue
    const job = (await omar.get(`/api/v1/driver/deliveries/${delivery}/`)).body
    assert.deepEqual(
      [job.delivery_status, job.delivery_details.id, job.delivery_details.status],
      [order, order, word],
    )
    const assignment = (await office.get(`/api/v1/driver/assignments/${body.assignment}/`)).body
    assert.deepEqual([assignment.delivery_status, assignment.delivery_status_value], [order, word])
  }
})

test('a delivery status tells who gets what where, before there is a delivery and after', async () => {
  const { order, orderAt, office, omar, asha, menu, holdClock, doors } = await openDay()
  const placed = await order()
  const { order_number, ...rest } = (await office.get(`${path}${placed.order}/`)).body
  assert.match(order_number, /^ORD-/)
  assert.deepEqual(rest, {
    id: placed.order,
    order: placed.order,
    status: 'pending',
    date: day,
    meal_slot: menu.slot,
    meal_slot_name: menu.slot_name,
    customer_name: 'Asha Rao',
    customer_phone: asha.phone,
    delivery: null,
    delivery_address: 'Palm Street 1, Dubai',
    zone: null,
    zone_name: '',
    assignment: null,
    driver: null,
    driver_name: '',
    delivery_time: null,
    actual_delivery_time: null,
    driver_notes: null,
    customer_notes: 'no onion',
  })
  const { order: id, delivery } = await orderAt('in_transit')
  await omar.post(`/api/v1/driver/deliveries/${delivery}/add_note/`, { note: 'at the desk' })
  await holdClock(`${day}T12:40`)
  await office.post(doors.delivery(delivery, 'update_status'), { status: 'delivered' })
  const { body } = await office.get(`${path}${id}/`)
  assert.deepEqual(
    [body.delivery, body.driver, body.driver_name, body.actual_delivery_time, body.driver_notes],
    [delivery, omar.driver, 'Omar', '12:40:00', 'at the desk'],
  )
})

test('statuses are listed newest day first, by day, status and driver, and a driver sees own ones only', async () => {
  const { order, orderAt, office, omar, mona, asha, visitor, sql, ...today } = await openDay()
  const lena = await today.driver({ name: 'Lena' })
  const [old, moving, next] = [await orderAt('delivered'), await orderAt('in_transit'), await order()]
  await sql(`update orders set delivery_date = '2026-03-09' where id = $1`, [old.order])
  await sql(`update orders set delivery_date = '2026-03-11' where id = $1`, [next.order])
  await office.post('/api/v1/driver/assignments/', { delivery_status: next.order, driver: lena.driver })
  const list = async (query: string, who = office) => ids(await who.get(`${path}?${query}`))
  assert.deepEqual(await list(''), [next.order, moving.order, old.order])
  assert.deepEqual(await list('date=2026-03-09'), [old.order])
  assert.deepEqual(await list('status=pending'), [next.order])
  assert.deepEqual(await list(`driver=${omar.driver}&ordering=date`), [old.order, moving.order])
  assert.deepEqual(await list('search=asha,lena'), [next.order])
  assert.deepEqual(await list('', lena), [next.order])
  assert.equal((await lena.get(`${path}${moving.order}/`)).status, 404)
  assert.equal((await office.get(`${path}999/`)).status, 404)
  for (const [query, field] of [
    ['date=2026-02-30', 'date'],
    ['status=lost', 'status'],
    ['driver=999', 'driver'],
  ] as const) {
    const { status, body } = await office.get(`${path}?${query}`)
    assert.deepEqual([status, Object.keys(body)], [400, [field]])
  }
  for (const who of [mona, asha]) assert.equal((await who.get(path)).status, 403)
  assert.equal((await visitor.get(path)).status, 401)
  assert.equal((await office.post(path, {})).status, 405)
  assert.equal(
    await countReads(() => office.get(path)),
    await countReads(() => office.get(`${path}?page_size=1`)),
  )
})
