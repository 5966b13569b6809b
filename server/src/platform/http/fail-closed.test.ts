import { strict as assert } from 'node:assert'
import { test, type TestContext } from 'node:test'
import { fakeRedis } from '../../../test/fake-redis.ts'
import { openKitchen } from '../../../test/harness.ts'
import { operationsOf, type Document } from '../../../test/operations.ts'
import { startServer, type ServerOverrides } from '../../../test/server.ts'
import { superuser } from '../../../test/superuser.ts'
import { permissions } from '../../permissions.ts'
import { createApp } from './app.ts'
import { openCorridor } from './corridor.ts'
import { rootRoutes } from './root.routes.ts'
import { tenantGuard } from './guard.ts'

async function guarded(t: TestContext, overrides: ServerOverrides = {}) {
  const server = await startServer(overrides)
  t.after(() => server.close())
  const kitchen = await openKitchen({ server })
  const people = async () => ({ admin: await kitchen.person('admin'), owner: await superuser(server) })
  const document = (await kitchen.visitor.get<Document>('/openapi.json')).body
  const reads = operationsOf(document).filter(
    ({ method, permission, params }) =>
      method === 'get' && params.length === 0 && permissions[permission] !== 'public',
  )
  /** How the protected lists answer to somebody who may read them. */
  const ask = async ({ admin, owner }: Awaited<ReturnType<typeof people>>, under = '/api/') => {
    const asked = await Promise.all(
      reads
        .filter(({ path }) => path.startsWith(under) && path !== '/api/v1/stream')
        .map(({ path }) => (path.startsWith('/api/saas/') ? owner : admin).get(path)),
    )
    return asked.map(({ status }) => status)
  }
  assert.ok(good(await ask(await people())) > 30, 'all is well at first')
  // Somebody who was never seen before: who was is known for three seconds more.
  const stranger = await people()
  return { server, kitchen, statuses: (under?: string) => ask(stranger, under), admin: stranger.admin }
}
const good = (all: number[]) => all.filter((status) => status < 300).length

// Reliability demand 74.
test('when the place where sessions are kept fails or hangs, nobody gets in', async (t) => {
  const { kitchen, statuses } = await guarded(t)
  await kitchen.sql('alter table sessions rename to sessions_gone')
  await kitchen.server.deps.owner.with(kitchen.server.controlDatabase, (client) =>
    client.query('alter table sessions rename to sessions_gone'),
  )
  assert.equal(good(await statuses()), 0)
  await kitchen.sql('alter table sessions_gone rename to sessions')

  // A lock that somebody never lets go.
  const hung = await openKitchen({ server: kitchen.server })
  const cook = await hung.person('kitchen_staff')
  await kitchen.server.deps.owner.with(hung.tenant.database, async (client) => {
    await client.query('begin; lock table sessions in access exclusive mode')
    const from = performance.now()
    assert.equal((await cook.get('/api/v1/orders/')).status, 503)
    assert.ok(performance.now() - from < 6_000)
    await client.query('rollback')
  })
  assert.equal((await cook.get('/api/v1/orders/')).status, 200)
})

test('when the list of kitchens cannot be read, no kitchen is served', async (t) => {
  const { server, kitchen, statuses } = await guarded(t)
  await server.deps.owner.with(server.controlDatabase, (client) =>
    client.query('alter table tenants rename to tenants_gone'),
  )
  server.deps.tenants.forget(kitchen.tenant)
  const inKitchens = await statuses('/api/v1/')
  assert.equal(good(inKitchens), 0)
  assert.ok(inKitchens.every((status) => status >= 500))
})

test('when counting requests fails, nobody is served uncounted', async (t) => {
  const { server, kitchen, admin } = await guarded(t)
  const { deps } = server
  const app = await createApp({ log: deps.log, http: deps.config.http, slugOfDomain: async () => undefined })
  const broken = async () => {
    throw new Error('the limiter is broken')
  }
  openCorridor(
    app,
    { prefix: '/x', title: 'x', guard: tenantGuard, routes: [rootRoutes('root')] },
    { ...deps, permissions, throttle: broken },
  )
  const { statusCode } = await app.inject({
    url: '/x/',
    headers: { 'x-tenant-slug': kitchen.slug, authorization: `Bearer ${admin.access}` },
  })
  assert.equal(statusCode, 500)
})

test('a Redis that hangs or is gone lifts no limit', async (t) => {
  const redis = await fakeRedis()
  t.after(() => redis.kill())
  const { admin } = await guarded(t, { redisUrl: redis.url, rateLimits: true })
  redis.fallSilent()
  let served = 0
  for (let turn = 0; turn < 1_300; turn += 1)
    if ((await admin.get('/api/v1/auth/user/')).status === 200) served += 1
  assert.ok(served >= 250 && served <= 1_200, `${served} of 1300`)
})
