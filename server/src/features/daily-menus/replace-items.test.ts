import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openKitchen } from '../../../test/harness.ts'

const day = '2026-03-10'

/** A published lunch of dal (ten portions, three of them sold) and rice. */
async function soldLunch() {
  const kitchen = await openKitchen()
  await kitchen.holdClock(`${day}T09:00`)
  const lunch = await kitchen.publishMenu({
    date: day,
    items: { dal: { price: '4.50', portions: 10 }, rice: '2.25' },
  })
  const asha = await kitchen.customer({ wallet: '100.00' })
  const placed = await asha.post(
    '/api/v1/customer/orders/',
    {
      delivery_date: day,
      meal_slot: lunch.slot,
      address: asha.address,
      payment_mode: 'wallet',
      items: [
        { daily_menu_item: lunch.items.dal, quantity: 3 },
        { daily_menu_item: lunch.items.rice, quantity: 1 },
      ],
    },
    { 'idempotency-key': randomUUID() },
  )
  assert.equal(placed.status, 201)
  const office = await kitchen.person('manager')
  const path = `/api/v1/daily-menus/${lunch.menu}/`
  const [dal, rice] = (await office.get(path)).body.items
  return { ...kitchen, office, path, dal, rice, lunch, order: placed.body.id }
}

test("a dish that stays on the list keeps its row, what is sold and its limit; the dashboard's list wipes none of it", async () => {
  const { office, path, dal, rice } = await soldLunch()
  const { body } = await office.patch(path, {
    items: [
      { master_item: rice.master_item },
      { master_item: dal.master_item, override_price: '5', portion_label: 'big' },
    ],
  })
  assert.deepEqual(
    body.items.map((item: any) => [item.id, item.portions_sold, item.portion_limit]),
    [
      [rice.id, 0, null],
      [dal.id, 3, 10],
    ],
  )
  assert.deepEqual(
    [body.items[1].effective_price, body.items[1].portion_label, body.item_count],
    ['5.00', 'big', 2],
  )

  const sentBack = await office.put(path, { ...body, items: body.items })
  assert.deepEqual(
    sentBack.body.items.map((item: any) => item.id),
    [rice.id, dal.id],
  )
  const plain = await office.patch(path, { notes: 'hot' })
  assert.deepEqual([plain.body.items.length, plain.body.notes], [2, 'hot'])
})

test('a limit never goes below what is sold', async () => {
  const { office, path, dal, sql } = await soldLunch()
  const limit = (portion_limit: number | null) =>
    office.patch(path, { notes: 'changed', items: [{ master_item: dal.master_item, portion_limit }] })
  const below = await limit(2)
  assert.deepEqual(
    [below.status, Object.keys(below.body), Object.keys(below.body.items[0])],
    [400, ['items'], ['portion_limit']],
  )
  assert.deepEqual(await sql('select notes from daily_menus'), [{ notes: '' }])
  assert.equal((await limit(3)).body.items[0].portions_left, 0)
  assert.equal((await limit(null)).body.items[0].portions_left, null)
})

test('a limit waits for a sale that is being made, and is judged by what is sold then', async () => {
  const { office, path, dal, tenant } = await soldLunch()
  const limit = () => office.patch(path, { items: [{ master_item: dal.master_item, portion_limit: 4 }] })
  let limited: ReturnType<typeof limit> | undefined
  await tenant.write(async (tx) => {
    await tx.updateTable('daily_menu_items').set({ portions_sold: 9 }).where('id', '=', dal.id).execute()
    limited = limit()
    await sleep(200)
  })
  const answer = await limited
  assert.deepEqual([answer?.status, Object.keys(answer?.body.items[0])], [400, ['portion_limit']])
  assert.equal((await office.get(path)).body.items[0].portion_limit, 10)
})

test('a dish that leaves the list is gone from sale, and the orders that have it keep its name and price', async () => {
  const { office, path, rice, sql, order } = await soldLunch()
  const { body } = await office.patch(path, { items: [{ master_item: rice.master_item }] })
  assert.deepEqual(
    body.items.map((item: any) => item.id),
    [rice.id],
  )
  assert.deepEqual(
    await sql(
      'select name, unit_price::text, quantity, daily_menu_item is null as gone from order_lines where "order" = $1 order by id',
      [order],
    ),
    [
      { name: 'dal', unit_price: '4.50', quantity: 3, gone: true },
      { name: 'rice', unit_price: '2.25', quantity: 1, gone: false },
    ],
  )
})

test('a menu that has sold portions stays on its date and in its slot', async () => {
  const { office, path, lunch } = await soldLunch()
  const other = (await office.post('/api/v1/meal-slots/', { name: 'Dinner', code: 'dinner' })).body
  assert.deepEqual(Object.keys((await office.patch(path, { menu_date: '2026-03-12' })).body), ['menu_date'])
  assert.deepEqual(Object.keys((await office.patch(path, { meal_slot: other.id })).body), ['meal_slot'])
  assert.equal((await office.patch(path, { menu_date: day, meal_slot: lunch.slot })).status, 200)
})

test('a dish that was archived since stays on a menu that has it, and comes onto no other', async () => {
  const { office, path, dal, rice, holdClock } = await soldLunch()
  await holdClock('2026-03-11T09:00')
  assert.equal((await office.delete(`/api/v1/menu-items/${dal.master_item}/`)).status, 204)
  assert.equal((await office.patch(path, { items: [{ master_item: dal.master_item }] })).status, 200)
  const copied = await office.post(`${path}copy/`, { menu_date: '2026-03-12' })
  assert.deepEqual(copied.body.items, [])
  const other = await office.patch(`/api/v1/daily-menus/${copied.body.id}/`, {
    items: [{ master_item: rice.master_item }, { master_item: dal.master_item }],
  })
  assert.deepEqual([other.status, Object.keys(other.body.items[1])], [400, ['master_item']])
})
