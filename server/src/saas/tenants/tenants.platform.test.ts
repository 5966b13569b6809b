import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { createSuperuser } from '../operators/index.ts'

const path = '/api/saas/tenants/'

test("the platform's owner sees every kitchen, whatever kitchen a client still names", async () => {
  const kitchen = await openKitchen()
  const { deps, url } = kitchen.server
  await createSuperuser(deps, {
    username: 'owner',
    email: 'owner@example.test',
    password: 'runs all kitchens',
  })
  const { access, user } = (
    await caller(url, {}).post('/api/v1/auth/login/', { username: 'owner', password: 'runs all kitchens' })
  ).body
  assert.equal(user.username, 'owner')

  const owner = caller(url, { authorization: `Bearer ${access}`, 'x-tenant-slug': kitchen.slug })
  const { status, body } = await owner.get(`${path}?search=${kitchen.slug}`)
  assert.deepEqual(
    [status, body.count, body.results[0].subdomain, body.results[0].is_active],
    [200, 1, kitchen.slug, true],
  )
})

test("a kitchen's token is refused with 403 at the platform's door, and the platform's at a kitchen's; neither signs anybody out", async () => {
  const kitchen = await openKitchen()
  const { deps, url } = kitchen.server
  await createSuperuser(deps, { username: 'boss', email: 'boss@example.test', password: 'runs all kitchens' })
  const { access } = (
    await caller(url, {}).post('/api/v1/auth/login/', { username: 'boss', password: 'runs all kitchens' })
  ).body
  const manager = await kitchen.person('admin')
  assert.equal((await manager.get(path)).status, 403)
  assert.equal((await kitchen.visitor.get(path)).status, 401)
  for (const headers of [{}, { 'x-tenant-slug': kitchen.slug }, { 'x-tenant-slug': 'there-is-none' }]) {
    const boss = caller(url, { authorization: `Bearer ${access}`, ...headers })
    assert.equal((await boss.get('/api/v1/orders/')).status, 403)
  }
})
