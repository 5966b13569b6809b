import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen } from '../../test/harness.ts'
import { superuser } from '../../test/superuser.ts'

type Methods = 'get' | 'post' | 'put' | 'patch' | 'delete'

test("every door of the platform is shut to who has not signed in (401) and to a kitchen's people (403), whatever kitchen they name (C5, D1, D2)", async () => {
  const kitchen = await openKitchen()
  const { server } = kitchen
  const { paths } = (await kitchen.visitor.get('/openapi.json')).body
  const doors = Object.entries<object>(paths).flatMap(([path, methods]) =>
    path.startsWith('/api/saas/')
      ? Object.keys(methods).map((method) => ({ method: method as Methods, path: path.replace('{id}', '1') }))
      : [],
  )
  assert.ok(doors.length >= 24, String(doors.length))

  const people = [await kitchen.person('admin'), await kitchen.customer()]
  for (const { method, path } of doors) {
    const ask = async (headers: Record<string, string>) =>
      (await caller(server.url, headers)[method](path, method === 'get' ? undefined : {})).status
    for (const named of [{}, { 'x-tenant-slug': kitchen.slug }, { 'x-tenant-slug': 'there-is-none' }]) {
      assert.equal(await ask(named as Record<string, string>), 401, `${method} ${path}`)
      for (const { access } of people)
        assert.equal(await ask({ ...named, authorization: `Bearer ${access}` }), 403, `${method} ${path}`)
    }
  }
})

test("the platform's owner is let in whatever kitchen a client still names (C5), and into no kitchen", async () => {
  const kitchen = await openKitchen()
  const { access } = await superuser(kitchen.server)
  for (const headers of [{}, { 'x-tenant-slug': kitchen.slug }, { 'x-tenant-id': 'there-is-none' }]) {
    const operator = caller(kitchen.server.url, { authorization: `Bearer ${access}`, ...headers })
    for (const room of ['analytics', 'plans', 'tenants', 'subscriptions', 'invoices'])
      assert.equal((await operator.get(`/api/saas/${room}/?_t=1`)).status, 200, room)
    assert.equal((await operator.get('/api/v1/orders/')).status, 403)
  }
})
