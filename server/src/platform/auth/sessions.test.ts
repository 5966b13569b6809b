import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { startServer } from '../../../test/server.ts'

const refreshPath = '/api/v1/auth/token/refresh/'

/** Somebody who signed in and lets time pass on a server of their own. */
async function signedIn() {
  const server = await startServer()
  const kitchen = await openKitchen({ server })
  const manager = await kitchen.person('manager')
  const refresh = (token: string) => kitchen.visitor.post(refreshPath, { refresh: token })
  return {
    ...kitchen,
    manager,
    refresh,
    wait: (seconds: number) => server.clock.advance(seconds * 1000),
    close: () => server.close(),
  }
}
const me = (kitchen: Pick<Kitchen, 'visitor'>, access: string) =>
  kitchen.visitor.get('/api/v1/auth/user/', undefined, { authorization: `Bearer ${access}` })

// Reliability demand 61.
test('twenty parallel refreshes of one client all succeed and agree on one successor; nobody is signed out', async (t) => {
  const { manager, refresh, close, ...kitchen } = await signedIn()
  t.after(close)
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(manager.refresh)))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  assert.equal(new Set(answers.map(({ body }) => body.refresh)).size, 1)
  for (const { body } of answers.slice(0, 3)) assert.equal((await me(kitchen, body.access)).status, 200)
  assert.equal((await refresh(answers[0]?.body.refresh)).status, 200)
})

test('a refresh token that comes back half a minute after it was used ends the whole sign-in', async (t) => {
  const { manager, refresh, wait, close, ...kitchen } = await signedIn()
  t.after(close)
  const next = (await refresh(manager.refresh)).body
  wait(31)
  assert.equal((await refresh(manager.refresh)).status, 401)
  assert.equal((await refresh(next.refresh)).status, 401)
  assert.equal((await me(kitchen, next.access)).status, 401)
})

test('an access token lives for an hour and a sign-in for a day, however often it is refreshed', async (t) => {
  const { manager, refresh, wait, close, ...kitchen } = await signedIn()
  t.after(close)
  wait(3599)
  assert.equal((await me(kitchen, manager.access)).status, 200)
  wait(2)
  assert.equal((await me(kitchen, manager.access)).status, 401)
  let pair = (await refresh(manager.refresh)).body
  for (let hour = 0; hour < 22; hour += 1) {
    wait(3600)
    pair = (await refresh(pair.refresh)).body
    assert.ok(pair.access, `after ${hour + 2} hours`)
  }
  wait(3600)
  assert.equal((await refresh(pair.refresh)).status, 401)
})

test("after signing out neither token works, and one's other sign-ins go on", async () => {
  const kitchen = await openKitchen()
  const manager = await kitchen.person('manager')
  const elsewhere = (
    await kitchen.visitor.post('/api/v1/auth/login/', { username: 'admin', password: 'a boss of tests' })
  ).body
  assert.equal((await manager.post('/api/v1/auth/logout/')).status, 200)
  assert.equal((await manager.get('/api/v1/auth/user/')).status, 401)
  assert.equal((await kitchen.visitor.post(refreshPath, { refresh: manager.refresh })).status, 401)
  assert.equal((await me(kitchen, elsewhere.access)).status, 200)
})

test('a refresh names its kitchen itself; with another kitchen selected it is refused, whether that one exists or not', async () => {
  const [a, b] = [await openKitchen(), await openKitchen()]
  const manager = await a.person('manager')
  const plain = await fetch(a.server.url + refreshPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refresh: manager.refresh }),
  })
  assert.equal(plain.status, 200)
  const elsewhere = await b.visitor.post(refreshPath, { refresh: manager.refresh })
  const nowhere = await a.visitor.post(
    refreshPath,
    { refresh: manager.refresh },
    { 'x-tenant-slug': 'there-is-none' },
  )
  assert.deepEqual([elsewhere.status, elsewhere.body], [401, nowhere.body])
})

test('forged, foreign and misused tokens are all refused with 401', async () => {
  const kitchen = await openKitchen()
  const manager = await kitchen.person('manager')
  const [head, body, signature] = manager.access.split('.') as [string, string, string] // a JWT has three parts
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const forged = [
    `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
    `${encode({ alg: 'none' })}.${body}.${signature}`,
    `${encode({ alg: 'RS256' })}.${body}.${signature}`,
    `${encode({ alg: 'HS256', kid: '../../dev/null' })}.${body}.${signature}`,
    `${head}.${encode({ ...claims, user_id: 1 })}.${signature}`,
    `${head}.${encode({ ...claims, realm: 'platform' })}.${signature}`,
    `${head}.${encode({ ...claims, exp: claims.exp + 9999 })}.${signature}`,
    `${head}.${body}.`,
    `${head}.${body}`,
    'x.y.z',
    'null',
    manager.refresh,
  ]
  for (const token of forged) assert.equal((await me(kitchen, token)).status, 401, token)
  assert.equal((await kitchen.visitor.post(refreshPath, { refresh: manager.access })).status, 401)
})

test('a switched-off account is out within three seconds, without signing out', async () => {
  const kitchen = await openKitchen()
  const manager = await kitchen.person('manager')
  assert.equal((await manager.get('/api/v1/auth/user/')).status, 200)
  await kitchen.sql('update accounts set is_active = false where id = $1', [manager.account])
  await new Promise((resolve) => setTimeout(resolve, 3100))
  assert.deepEqual((await manager.get('/api/v1/auth/user/')).body.code, 'user_inactive')
})

test('an API key acts as its account, for its kitchen, until it expires or is revoked, and stands nowhere in clear', async (t) => {
  const { createApiKey } = await import('./api-keys.ts')
  const server = await startServer()
  t.after(() => server.close())
  const kitchen = await openKitchen({ server })
  const manager = await kitchen.person('manager')
  const { key } = await kitchen.tenant.write((tx) =>
    createApiKey(
      tx,
      kitchen.tenant.id,
      { account: manager.account, name: 'till', scope: 'full', days: 10 },
      server.clock.now(),
    ),
  )
  const withKey = (text: string) => kitchen.visitor.get('/api/v1/orders/', undefined, { 'x-api-key': text })

  assert.equal((await withKey(key)).status, 200)
  assert.equal((await withKey(key.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status, 401)
  assert.equal((await withKey('fak_1_x_y_z')).status, 401)
  const [row] = await kitchen.sql<{ secret_hash: string }>('select * from api_keys')
  assert.ok(row && !JSON.stringify(row).includes(key.split('_')[3] ?? 'absent'))
  server.clock.advance(10 * 86_400_000 + 1000)
  assert.equal((await withKey(key)).status, 401)
})
