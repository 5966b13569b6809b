import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { openProduction } from '../../../test/production.ts'
import { monday } from '../../../test/subscribers.ts'

const day = '2026-03-10'

test('a limit that comes after sales counts what is sold already, and nothing is sold beyond it', async () => {
  const kitchen = await openKitchen()
  await kitchen.holdClock(`${day}T09:00`)
  const lunch = await kitchen.publishMenu({ date: day, items: { dal: '4.50' } })
  const [asha, manager] = [await kitchen.customer(), await kitchen.person('manager')]
  const order = (quantity: number) =>
    asha.post('/api/v1/customer/orders/', {
      delivery_date: day,
      meal_slot: lunch.slot,
      address: asha.address,
      payment_mode: 'cash',
      items: [{ daily_menu_item: lunch.items.dal, quantity }],
    })
  const menu = `/api/v1/daily-menus/${lunch.menu}/`
  const [item] = (await manager.get(menu)).body.items
  const limit = (portion_limit: number) =>
    manager.patch(menu, { items: [{ master_item: item.master_item, portion_limit }] })

  assert.equal((await order(2)).status, 201)
  const { body: cancelled } = await order(5)
  assert.equal((await asha.post(`/api/v1/customer/orders/${cancelled.id}/cancel/`)).status, 200)

  assert.equal((await limit(1)).status, 400)
  assert.equal((await limit(3)).body.items[0].portions_left, 1)
  assert.equal((await order(2)).body.code, 'sold_out')
  assert.equal((await order(1)).status, 201)
})

test('a limit that comes after the lock counts what subscribers eat of the dish, or more would be sold than there is', async () => {
  const { active, subscriber, dish, serve, lock, holdClock, person, sql } = await openProduction()
  const dal = await dish('Dal')
  await serve(monday, [dal], 'veg')
  for (const { customer, address } of [await subscriber(), await subscriber(), await subscriber()])
    await active({ customer, lunch_address: address })
  await holdClock(`${monday}T10:00`)
  await lock()
  const [{ id: menu }] = await sql('select id from daily_menus')
  const manager = await person('manager')
  const limit = (portion_limit: number) =>
    manager.patch(`/api/v1/daily-menus/${menu}/`, { items: [{ master_item: dal, portion_limit }] })
  assert.equal((await limit(2)).status, 400)
  assert.equal((await limit(4)).body.items[0].portions_left, 1)
})
