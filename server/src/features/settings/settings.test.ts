import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

test("a screen learns the date on the kitchen's wall, wherever the screen stands", async () => {
  const kitchen = await openKitchen({ time_zone: 'Pacific/Auckland', currency: 'NZD' })
  await kitchen.holdClock('2026-03-02T00:30')
  const { status, body } = await (await kitchen.person('kitchen_staff')).get('/api/v1/settings/')
  assert.equal(status, 200)
  const { today, now, time_zone, currency, currency_digits, slug } = body
  assert.deepEqual(
    { today, now, time_zone, currency, currency_digits, slug },
    {
      today: '2026-03-02',
      now: '2026-03-02T00:30:00+13:00',
      time_zone: 'Pacific/Auckland',
      currency: 'NZD',
      currency_digits: 2,
      slug: kitchen.slug,
    },
  )
})

test('nobody learns about a kitchen without signing in', async () => {
  const { visitor } = await openKitchen()
  assert.equal((await visitor.get('/api/v1/settings/')).status, 401)
})
