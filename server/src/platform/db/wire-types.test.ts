import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

test('an instant has all digits of its microseconds, and the offset of the kitchen', async () => {
  const kitchen = await openKitchen({ time_zone: 'Asia/Kolkata' })
  const manager = await kitchen.person('manager')
  const { body } = await manager.post('/api/v1/categories/', { name: 'Curries' })
  await kitchen.sql(`update categories set created_at = '2026-03-01T04:30:00.12Z'`)

  const category = await manager.get(`/api/v1/categories/${body.id}/`)
  assert.equal(category.body.created_at, '2026-03-01T10:00:00.120000+05:30')
})
