import { strict as assert } from 'node:assert'
import { test, type TestContext } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { startServer, type ServerOverrides, type TestServer } from '../../../test/server.ts'
import { openSettings, type HttpSettings } from './settings.ts'

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
  assert.equal(stopped.headers.get('ratelimit-policy'), '"address";q=100;w=60')
  assert.match(stopped.headers.get('ratelimit') ?? '', /^"address";r=0;t=\d+$/)
  assert.deepEqual(stopped.body, {
    detail: 'Request was throttled.',
    code: 'throttled',
    retry_after: Number(stopped.headers.get('retry-after')),
    error: 'Too many requests.',
  })
  // Who watches over the server is never turned away.
  for (const path of ['/livez', '/readyz', '/api/v1/health/'])
    assert.equal((await caller(server.url, {}).get(path)).status, 200)

  const mine = await one.get('/api/v1/auth/user/')
  assert.deepEqual([mine.status, mine.headers.get('x-ratelimit-limit')], [200, '600'])
  for (let turn = 1; turn < 600; turn += 1) await one.get('/api/v1/auth/user/')
  assert.equal((await one.get('/api/v1/auth/user/')).status, 429)
  assert.equal((await other.get('/api/v1/auth/user/')).status, 200)
})

async function limited(t: TestContext, http: Partial<HttpSettings>, more: ServerOverrides = {}) {
  const server = await startServer({ rateLimits: true, http: { ...openSettings, ...http }, ...more })
  t.after(() => server.close())
  return server
}
const statuses = async (count: number, ask: () => Promise<{ status: number }>) => {
  const seen: Record<number, number> = {}
  for (let turn = 0; turn < count; turn += 1) {
    const { status } = await ask()
    seen[status] = (seen[status] ?? 0) + 1
  }
  return seen
}
const limits = (perAddress: number, perUser: number, perTenant: number) => ({
  limits: { perAddress, perUser, perTenant },
})
const from =
  ({ url }: TestServer, address: string) =>
  () =>
    caller(url, { 'x-forwarded-for': address }).get('/api/v1/users/')

// Reliability demands 63 to 65.
test('forged addresses win nothing; behind a trusted proxy each address counts for itself, and an IPv6 network as one', async (t) => {
  const proxied = await limited(t, limits(5, 100, 1000))
  assert.deepEqual(await statuses(8, from(proxied, '203.0.113.1')), { 200: 5, 429: 3 })
  assert.deepEqual(await statuses(4, from(proxied, '203.0.113.2')), { 200: 4 })
  let host = 0
  const neighbours = () => from(proxied, `2001:db8:1:2::${(host += 1).toString(16)}`)()
  assert.deepEqual(await statuses(8, neighbours), { 200: 5, 429: 3 })
  assert.deepEqual(await statuses(1, from(proxied, '2001:db8:1:3::1')), { 200: 1 })
  let word = 0
  const nonsense = () => from(proxied, `no address ${(word += 1)}`)()
  assert.deepEqual(await statuses(8, nonsense), { 200: 5, 429: 3 })

  const open = await limited(t, { ...limits(5, 100, 1000), trustedProxies: ['10.0.0.0/8'] })
  let number = 0
  assert.deepEqual(await statuses(100, () => from(open, `198.51.100.${(number += 1)}`)()), {
    200: 5,
    429: 95,
  })
})

test('one kitchen cannot take all of the server, and strangers at its door do not lock its people out', async (t) => {
  const server = await limited(t, limits(1000, 1000, 20))
  const [green, blue] = [await openKitchen({ server }), await openKitchen({ server })]
  const [one, two, other] = [
    await green.person('admin'),
    await green.person('staff'),
    await blue.person('admin'),
  ]
  const visit = () => green.visitor.get('/api/v1/customer/menu/')
  assert.deepEqual(await statuses(30, visit), { 200: 20, 429: 10 })
  const work = (person: typeof one) => () => person.get('/api/v1/orders/')
  assert.deepEqual(await statuses(12, work(one)), { 200: 12 })
  assert.deepEqual(await statuses(12, work(two)), { 200: 8, 429: 4 })
  assert.equal((await work(two)()).headers.get('ratelimit-policy'), '"kitchen";q=20;w=60')
  assert.deepEqual(await statuses(12, work(other)), { 200: 12 })
})

test('who is refused for lack of permission is counted as themselves, not as their address', async (t) => {
  const server = await limited(t, limits(5, 50, 1000))
  const cook = await (await openKitchen({ server })).person('kitchen_staff')
  assert.deepEqual(await statuses(20, () => cook.get('/api/v1/staff/')), { 403: 20 })
})
