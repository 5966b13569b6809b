import { strict as assert } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'
import { after, test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { logLines } from '../../../test/log-lines.ts'
import { startServer } from '../../../test/server.ts'

const refreshPath = '/api/v1/auth/token/refresh/'
const user = '/api/v1/auth/user/'
const logged = logLines()
const server = await startServer({ log: logged.log })
const { controlDatabase, deps } = server
const two = await startServer({ controlDatabase, secretKey: deps.config.secretKey })
after(() => Promise.all([server.close(), two.close()]))

/** A manager who works on two nodes, both of which have just seen them. */
async function onTwoNodes() {
  const kitchen = await openKitchen({ server })
  const manager = await kitchen.person('manager')
  const there = caller(two.url, {
    'x-tenant-slug': kitchen.slug,
    authorization: `Bearer ${manager.access}`,
  })
  for (const node of [manager, there]) assert.equal((await node.get(user)).status, 200)
  const refresh = (token: string) => kitchen.visitor.post(refreshPath, { refresh: token })
  return { kitchen, manager, there, refresh }
}

// Reliability demands 61 and 67.
test('a refresh token that comes back ends the sign-in on every node within five seconds, and the security log is told', async () => {
  const { manager, there, refresh, kitchen } = await onTwoNodes()
  const { body } = await refresh(manager.refresh)
  for (const node of [server, two]) node.clock.advance(31_000)
  const before = logged.security().length
  assert.equal((await refresh(manager.refresh)).status, 401)
  assert.equal((await manager.get(user)).status, 401)
  await delay(4_000)
  assert.equal((await there.get(user)).status, 401)
  assert.equal((await refresh(body.refresh)).status, 401)
  const told = logged.security().slice(before)
  assert.deepEqual(
    told.map(({ event, realm, account }) => [event, realm, account]),
    [['refresh_replayed', kitchen.tenant.id, manager.account]],
  )
  for (const token of [manager.refresh, body.refresh, body.access]) assert.ok(!logged.text().includes(token))
})

test('twenty parallel refreshes over two nodes agree on one successor', async () => {
  const { manager, kitchen } = await onTwoNodes()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      caller(n % 2 ? two.url : server.url, { 'x-tenant-slug': kitchen.slug }).post(refreshPath, {
        refresh: manager.refresh,
      }),
    ),
  )
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  assert.equal(new Set(answers.map(({ body }) => body.refresh)).size, 1)
})

test('another role, and signing out, take effect on every node within five seconds', async () => {
  const { manager, there, kitchen } = await onTwoNodes()
  const office = '/api/v1/customers/'
  assert.equal((await there.get(office)).status, 200)
  await kitchen.sql("update accounts set role = 'kitchen_staff' where id = $1", [manager.account])
  await delay(4_000)
  for (const node of [manager, there]) assert.equal((await node.get(office)).status, 403)

  assert.equal((await manager.post('/api/v1/auth/logout/')).status, 200)
  assert.equal((await manager.get(user)).status, 401)
  await delay(4_000)
  assert.equal((await there.get(user)).status, 401)
})
