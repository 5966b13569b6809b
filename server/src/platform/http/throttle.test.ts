import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { startServer } from '../../../test/server.ts'

test('a stranger has a hundred requests a minute, everybody who is signed in six hundred of their own', async (t) => {
  const server = await startServer({ rateLimits: true })
  t.after(() => server.close())
  const kitchen = await openKitchen({ server })
  const [one, other] = [await kitchen.person('manager'), await kitchen.person('manager')]
  const menu = () => kitchen.visitor.get('/api/v1/customer/menu/')

  // Every door counts, and so does being turned away at one.
  for (let turn = 0; turn < 20; turn += 1)
    assert.equal(
      (await kitchen.visitor.get('/api/v1/orders/', undefined, { authorization: 'Bearer bad' })).status,
      401,
    )
  for (let turn = 20; turn < 100; turn += 1) assert.equal((await menu()).status, 200)
  const stopped = await menu()
  assert.deepEqual([stopped.status, stopped.body.code], [429, 'throttled'])
  assert.ok(Number(stopped.headers.get('retry-after')) > 0)
  assert.equal(stopped.headers.get('x-ratelimit-remaining'), '0')

  const mine = await one.get('/api/v1/auth/user/')
  assert.deepEqual([mine.status, mine.headers.get('x-ratelimit-limit')], [200, '600'])
  for (let turn = 1; turn < 600; turn += 1) await one.get('/api/v1/auth/user/')
  assert.equal((await one.get('/api/v1/auth/user/')).status, 429)
  assert.equal((await other.get('/api/v1/auth/user/')).status, 200)
})
