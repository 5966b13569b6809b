import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openDay, day } from '../../../test/kitchen-day.ts'
import { openSubscribers } from '../../../test/subscribers.ts'

// Reliability demand 75.
test('a plan of ten orders a month gives exactly ten, also to a hundred who order at once; the next month begins anew', async () => {
  const today = await openDay()
  const { asha, menu, sql, onPlan, holdClock } = today
  await onPlan({ max_orders_per_month: 10 })
  const body = {
    delivery_date: day,
    meal_slot: menu.slot,
    address: asha.address,
    payment_mode: 'wallet',
    items: [{ daily_menu_item: menu.items.dal, quantity: 1 }],
  }
  const place = async (): Promise<number> => {
    const { status } = await asha.post('/api/v1/customer/orders/', body, { 'idempotency-key': randomUUID() })
    return status === 503 ? place() : status
  }
  const answers = await Promise.all(Array.from({ length: 100 }, place))
  assert.deepEqual(
    [201, 403].map((status) => answers.filter((one) => one === status).length),
    [10, 90],
  )
  assert.equal((await sql('select id from orders')).length, 10)
  await today.booksAgree()
  await holdClock('2026-04-01T00:00')
  await sql(`update daily_menus set menu_date = '2026-04-01'`)
  body.delivery_date = '2026-04-01'
  assert.equal(await place(), 201)
})

test('meals count as they are made: a subscription that is too large for the plan is not activated at all', async () => {
  const { made, act, onPlan, office, sql, bills } = await openSubscribers()
  const { id } = await made()
  await onPlan({ max_orders_per_month: 12 })
  const refused = await act(id, 'activate')
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.limit, refused.body.usage],
    [403, 'limit_reached', 12, 0],
  )
  assert.deepEqual(await sql('select status, activated_at from subscriptions'), [
    { status: 'pending', activated_at: null },
  ])
  assert.deepEqual([await bills(id), (await sql('select id from orders')).length], [[], 0])
  await onPlan({ max_orders_per_month: 13 })
  assert.equal((await act(id, 'activate')).body.orders_created, 13)
  // The one that is made again, and before it the one that comes behind the end in its place.
  await onPlan({ max_orders_per_month: 15 })
  const [{ id: order }] = await sql('select id from orders limit 1')
  await office.post(`/api/v1/orders/${order}/update_status/`, { status: 'cancelled' })
  const again = await act(id, 'generate_orders')
  assert.equal(again.body.orders_created, 1, 'what is there already is not counted again')
  const wish = { subscription: id, order_date: '2026-03-09', delivery_date: '2026-03-10' }
  assert.equal((await office.post('/api/v1/orders/', wish)).status, 403)
})
