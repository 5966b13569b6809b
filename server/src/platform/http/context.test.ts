import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { Type } from 'typebox'
import { sharedServer } from '../../../test/shared-server.ts'
import { createApp } from './app.ts'
import { tenantOf } from './context.ts'
import { openCorridor, type Routes } from './corridor.ts'
import { openGuard } from './guard.ts'
import { permissions } from '../../permissions.ts'

async function houseWith(route: Routes) {
  const { deps } = await sharedServer()
  const app = await createApp({
    log: deps.log,
    http: deps.config.http,
    slugOfDomain: deps.tenants.slugOfDomain,
  })
  openCorridor(
    app,
    { prefix: '/x', title: 'x', guard: openGuard, routes: [route] },
    { ...deps, permissions, throttle: undefined },
  )
  return app
}

// Reliability demand 3.
test("a route that asks for a kitchen's database without a kitchen fails before anything is asked of any database", async () => {
  const app = await houseWith((corridor) => {
    corridor.get(
      '/',
      {
        config: { permission: 'public' },
        schema: { operationId: 'lost', response: { 200: Type.Null() } },
      },
      async (request) => void (await tenantOf(request).read.selectFrom('orders').select('id').execute()),
    )
  })
  const { statusCode, body } = await app.inject('/x/')
  assert.deepEqual([statusCode, JSON.parse(body)], [500, { error: 'Something went wrong on our side.' }])
})

test('a route that names no permission, no operation id or no answer does not boot', async () => {
  const ok = { 200: Type.Null() }
  const lacking: [string, Routes][] = [
    [
      'permission',
      (app) => void app.get('/', { schema: { operationId: 'a', response: ok } }, async () => null),
    ],
    [
      'operationId',
      (app) =>
        void app.get('/', { config: { permission: 'public' }, schema: { response: ok } }, async () => null),
    ],
    [
      'response',
      (app) =>
        void app.get(
          '/',
          { config: { permission: 'public' }, schema: { operationId: 'a' } },
          async () => null,
        ),
    ],
  ]
  for (const [what, route] of lacking)
    await assert.rejects(async () => (await houseWith(route)).ready(), new RegExp(what))
})
