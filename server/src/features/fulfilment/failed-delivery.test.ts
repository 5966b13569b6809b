import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, openDay } from '../../../test/kitchen-day.ts'

test('what could not be delivered is tried again, by another driver if need be, and earned when it arrives', async () => {
  const { orderAt, office, omar, doors, rowsOf, booksAgree, holdClock, ...today } = await openDay()
  const { order, delivery } = await orderAt('failed')
  const lena = await today.driver({ name: 'Lena' })
  const say = (who: typeof office, status: string) =>
    who.post(doors.delivery(delivery, 'update_status'), { status })

  assert.equal((await say(omar, 'pending')).status, 403) // whether it is worth another trip is the office's to say
  const { status, body } = await office.patch(`/api/v1/delivery/deliveries/${delivery}/`, {
    status: 'pending',
    driver: lena.driver,
  })
  assert.deepEqual([status, body.status, body.driver, body.pickup_time], [200, 'pending', lena.driver, null])
  await holdClock(`${day}T14:00`)
  assert.match((await say(lena, 'in_transit')).body.pickup_time, /^2026-03-10T14:00/)
  assert.equal((await say(lena, 'delivered')).status, 200)
  const rows = await rowsOf(order)
  assert.deepEqual(
    [rows.order, rows.delivery, rows.deliveries, rows.bookings],
    ['delivered', 'delivered', 1, 2],
  )
  await booksAgree()
})

test('what could not be delivered is given up: the customer has the money back, the cooked portions stay cooked', async () => {
  const { orderAt, asha, office, mona, doors, rowsOf, booksAgree, sql, menu } = await openDay()
  await sql('update daily_menu_items set portion_limit = 50, portions_sold = 20')
  const failed = await orderAt('failed')
  const wallet = async () => (await asha.get('/api/v1/customer/wallet/')).body.balance

  // Not the customer's to decide, nor before it failed.
  const ready = await orderAt('ready')
  assert.equal((await asha.post(`/api/v1/customer/orders/${failed.order}/cancel/`)).status, 400)
  assert.equal((await office.post(doors.order(ready.order), { status: 'cancelled' })).status, 400)
  const sold = await sql('select portions_sold from daily_menu_items order by id')

  const balance = await wallet()
  const { status, body } = await office.post(doors.order(failed.order), {
    status: 'cancelled',
    reason: 'nobody home',
  })
  assert.deepEqual([status, body.status], [200, 'cancelled'])
  assert.equal(Number(await wallet()) - Number(balance), 22.5)
  assert.deepEqual(await sql('select portions_sold from daily_menu_items order by id'), sold)
  const rows = await rowsOf(failed.order)
  assert.deepEqual(
    [rows.order, rows.ticket, rows.delivery, rows.bookings],
    ['cancelled', 'ready', 'failed', 2],
  )

  // Closed for good: no door opens it again.
  const again = [
    await office.post(doors.delivery(failed.delivery, 'update_status'), { status: 'pending' }),
    await office.patch(`/api/v1/delivery/deliveries/${failed.delivery}/`, { status: 'in_transit' }),
    await office.post(doors.order(failed.order), { status: 'delivered' }),
    await office.post(doors.order(failed.order), { status: 'cancelled' }),
  ]
  assert.deepEqual(
    again.map((answer) => answer.status),
    [400, 400, 400, 400],
  )
  assert.deepEqual(await rowsOf(failed.order), rows)
  const shown = (await mona.get(`/api/v1/kitchen/orders/?meal_slot=${menu.slot}`)).body.results
  assert.ok(shown.every(({ order_id }: { order_id: number }) => order_id !== failed.order))
  await booksAgree()
})

test('tried again and given up at once: exactly one happens, and the money agrees with it', async () => {
  const { orderAt, office, doors, rowsOf, booksAgree } = await openDay()
  for (let round = 0; round < 15; round += 1) {
    const { order, delivery } = await orderAt('failed')
    const [again, up] = await Promise.all([
      office.post(doors.delivery(delivery, 'update_status'), { status: 'pending' }),
      office.post(doors.order(order), { status: 'cancelled' }),
    ])
    assert.deepEqual([again.status, up.status].sort(), [200, 400])
    const rows = await rowsOf(order)
    assert.deepEqual(
      [rows.order, rows.delivery],
      up.status === 200 ? ['cancelled', 'failed'] : ['ready', 'pending'],
    )
  }
  await booksAgree()
})

test('nothing leaves before it is ready, by whatever door', async () => {
  const { orderAt, office, omar, doors, rowsOf } = await openDay()
  const path = '/api/v1/delivery/deliveries/'
  for (const stage of ['pending', 'queued', 'preparing'] as const) {
    const { order } = await orderAt(stage)
    const early = await office.post(path, { order, driver: omar.driver })
    assert.deepEqual([early.status, early.body.status, early.body.driver], [201, 'pending', omar.driver])
    const { id } = early.body
    const before = await rowsOf(order)
    const answers = [
      await office.post(doors.delivery(id, 'update_status'), { status: 'in_transit' }),
      await office.post(doors.delivery(id, 'update_status'), { status: 'failed' }),
      await office.patch(`${path}${id}/`, { status: 'in_transit' }),
      await omar.post(`/api/v1/driver/deliveries/${id}/update_status/`, { status: 'out_for_delivery' }),
      await office.post(doors.order(order), { status: 'delivered' }),
    ]
    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 400, 400, 400, 400],
      stage,
    )
    assert.deepEqual(await rowsOf(order), before)
  }
})
