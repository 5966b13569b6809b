import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { day, openDay } from '../../../test/kitchen-day.ts'
import { openSubscribers } from '../../../test/subscribers.ts'

const net = 'update settings set tax_rate = 5, prices_include_tax = false'

test('where tax comes on top, the meals of a period are worth what its invoice asks for, tax and all', async () => {
  const { active, sql, bills } = await openSubscribers()
  await sql(net)
  const { id } = await active()
  const [bill] = await bills(id)
  const [meals] = await sql('select sum(total) as total from orders where subscription = $1', [id])
  assert.deepEqual([bill.total, meals.total], ['472.50', '472.50'])
})

test('where tax comes on top, an order from the menu costs it as well, and the line says how much', async () => {
  const today = await openDay()
  await today.sql(net)
  const { status, body } = await today.asha.post(
    '/api/v1/customer/orders/',
    {
      delivery_date: day,
      meal_slot: today.menu.slot,
      address: today.asha.address,
      payment_mode: 'wallet',
      items: [{ daily_menu_item: today.menu.items.dal, quantity: 2 }],
    },
    { 'idempotency-key': 'one' },
  )
  assert.equal(status, 201, JSON.stringify(body))
  assert.deepEqual(await today.sql('select total, tax from orders'), [{ total: '21.00', tax: '1.00' }])
  await today.booksAgree()
})
