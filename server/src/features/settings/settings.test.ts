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

test('the administrator says how long before a cut-off customers hear of a short wallet', async () => {
  const { person } = await openKitchen()
  const [admin, manager] = [await person('admin'), await person('manager')]
  const set = (who: typeof admin, short_notice_hours: unknown) =>
    who.patch('/api/v1/settings/', { short_notice_hours })
  assert.equal((await set(admin, 12)).body.short_notice_hours, 12)
  assert.equal((await manager.get('/api/v1/settings/')).body.short_notice_hours, 12)
  for (const wrong of [0, 73, 'soon'])
    assert.deepEqual(Object.keys((await set(admin, wrong)).body), ['short_notice_hours'])
  assert.equal((await set(manager, 1)).status, 403)
})

test('two who set the two languages of the invoice at once never make them the same', async () => {
  const { person } = await openKitchen()
  const admin = await person('admin')
  const set = (change: object) => admin.patch('/api/v1/settings/', change)
  for (let round = 0; round < 10; round++) {
    await set({ invoice_language: 'en', second_language: null })
    const answers = await Promise.all([set({ invoice_language: 'ar' }), set({ second_language: 'ar' })])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 400])
  }
})
