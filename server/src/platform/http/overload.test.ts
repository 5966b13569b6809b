import { strict as assert } from 'node:assert'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { openKitchen } from '../../../test/harness.ts'
import { permissions } from '../../permissions.ts'
import { createApp } from './app.ts'
import { tenantOf } from './context.ts'
import { openCorridor } from './corridor.ts'
import { tenantGuard } from './guard.ts'

// Reliability demand 60; the sizes of bodies and pages are in hostile-input.test.ts, packed bodies in front-door.test.ts.
test('a body that is nested ten thousand deep is refused without the server holding its breath', async () => {
  const manager = await (await openKitchen()).person('manager')
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
  const stillOf = async (body: string) => {
    await manager.post('/api/v1/categories/', body)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    for (let turn = 0; turn < 20; turn += 1)
      assert.equal((await manager.post('/api/v1/categories/', body)).status, 400)
    delay.disable()
    return delay.percentile(99) / 1e6
  }
  // A busy machine holds it up for any body.
  const [usual, still] = [await stillOf('{"a":1}'), await stillOf(deep)]
  assert.ok(still < 50 + 3 * usual, `the loop stood still for ${still} ms, and for ${usual} ms otherwise`)
})

test('five hundred clients that never finish their headers hold nobody up', async (t) => {
  const kitchen = await openKitchen()
  const cook = await kitchen.person('kitchen_staff')
  const { hostname, port } = new URL(kitchen.server.url)
  const slow: Socket[] = []
  t.after(() => slow.forEach((socket) => socket.destroy()))
  for (let place = 0; place < 500; place += 1) {
    const socket = connect(Number(port), hostname).on('error', () => {})
    slow.push(socket)
    if (place % 50 === 49) await once(socket, 'connect')
  }
  const drip = setInterval(
    () => slow.forEach((socket) => socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-')),
    200,
  )
  t.after(() => clearInterval(drip))
  await cook.get('/api/v1/orders/')
  const times: number[] = []
  for (let turn = 0; turn < 200; turn += 1) {
    const from = performance.now()
    assert.equal((await cook.get('/api/v1/orders/')).status, 200)
    times.push(performance.now() - from)
  }
  const p99 = times.sort((one, other) => one - other)[197]! // of two hundred
  assert.ok(p99 <= 200, `p99 ${p99} ms`)
  t.diagnostic(`p99 ${p99.toFixed(1)} ms`)
})

test('a query that takes more than five seconds is broken off, and the caller is told to come again', async () => {
  const kitchen = await openKitchen()
  const { deps } = kitchen.server
  const app = await createApp({ log: deps.log, http: deps.config.http, slugOfDomain: async () => undefined })
  openCorridor(
    app,
    {
      prefix: '/x',
      title: 'x',
      guard: tenantGuard,
      routes: [
        (corridor) => {
          corridor.get(
            '/',
            {
              config: { permission: 'public' },
              schema: { operationId: 'slow', response: { 200: Type.Null() } },
            },
            async (request) => void (await sql`select pg_sleep(20)`.execute(tenantOf(request).read as never)),
          )
        },
      ],
    },
    { ...deps, permissions, throttle: undefined },
  )
  const from = performance.now()
  const { statusCode, headers } = await app.inject({ url: '/x/', headers: { 'x-tenant-slug': kitchen.slug } })
  assert.deepEqual([statusCode, headers['retry-after']], [503, '1'])
  assert.ok(performance.now() - from < 8_000)
  assert.equal((await kitchen.visitor.get('/api/v1/customer/menu/')).status, 200)
})
