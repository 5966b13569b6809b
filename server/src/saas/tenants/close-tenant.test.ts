import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { before, test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { openScreen } from '../../../test/live.ts'
import { superuser } from '../../../test/superuser.ts'
import { sharedServer } from '../../../test/shared-server.ts'

const tenants = '/api/saas/tenants/'
let operator: Awaited<ReturnType<typeof superuser>>
before(async () => {
  operator = await superuser(await sharedServer())
})

const subscribed = async (status?: string) => {
  const kitchen = await openKitchen()
  const { results } = (await operator.get('/api/saas/plans/?tier=pro')).body
  const { body } = await operator.post('/api/saas/subscriptions/', {
    tenant: kitchen.tenant.id,
    plan: results[0].id,
    current_period_start: '2026-03-01',
    current_period_end: '2026-03-31',
    ...(status && { status }),
  })
  return {
    ...kitchen,
    path: `${tenants}${kitchen.tenant.id}/`,
    subscription: `/api/saas/subscriptions/${body.id}/`,
  }
}

test('a suspended kitchen is shut for everybody in the same moment, its screens included, and opens again as it was', async () => {
  const kitchen = await subscribed('active')
  const cook = await kitchen.person('kitchen_staff')
  const screen = await openScreen(kitchen.server, cook)
  await screen.subscribe(['kitchen'])
  assert.equal((await cook.get('/api/v1/settings/')).status, 200)

  const { status, body } = await operator.post(`${kitchen.path}suspend/`)
  assert.deepEqual([status, body], [200, { status: 'suspended' }])
  assert.equal((await cook.get('/api/v1/settings/')).status, 403)
  await screen.until(() => screen.closed === 4401, 1_000)
  assert.equal((await kitchen.visitor.get('/api/v1/health/')).status, 403)
  assert.equal((await kitchen.visitor.post('/api/discover/', { kitchen_code: kitchen.slug })).status, 403)
  const read = (await operator.get(kitchen.path)).body
  assert.deepEqual([read.is_active, read.subscription.status], [false, 'suspended'])

  assert.deepEqual((await operator.post(`${kitchen.path}activate/`)).body, { status: 'active' })
  assert.equal((await cook.get('/api/v1/settings/')).status, 200)
  assert.equal((await operator.get(kitchen.subscription)).body.status, 'active')
})

test('the switch in the form of a kitchen does what suspend and activate do, and sent as it is does nothing', async () => {
  const kitchen = await subscribed('past_due')
  const state = async (body: object) => {
    const answer = (await operator.patch(kitchen.path, body)).body
    return [answer.is_active, answer.subscription.status]
  }
  assert.deepEqual(await state({ is_active: true }), [true, 'past_due'])
  assert.deepEqual(await state({ is_active: false }), [false, 'suspended'])
  assert.deepEqual(await state({ is_active: false, name: 'Still shut' }), [false, 'suspended'])
  assert.deepEqual(await state({ is_active: true }), [true, 'active'])
  await operator.patch(kitchen.subscription, { status: 'suspended' })
  assert.deepEqual(await state({ is_active: true }), [true, 'suspended'])
})

test('a subscription that is cancelled stays cancelled, and one without is suspended all the same', async () => {
  const kitchen = await subscribed('cancelled')
  await operator.post(`${kitchen.path}suspend/`)
  await operator.post(`${kitchen.path}activate/`)
  assert.equal((await operator.get(kitchen.subscription)).body.status, 'cancelled')

  const bare = await openKitchen()
  const path = `${tenants}${bare.tenant.id}/`
  assert.equal((await operator.post(`${path}suspend/`)).status, 200)
  assert.deepEqual((await operator.get(path)).body.subscription, null)
  assert.equal((await operator.post(`${tenants}999999/suspend/`)).status, 404)
})

test("a deleted kitchen's people are refused at once, and nobody finds it any more (D13)", async () => {
  const kitchen = await subscribed('active')
  const admin = await kitchen.person('admin')
  const customer = await kitchen.customer()
  const screen = await openScreen(kitchen.server, await kitchen.person('kitchen_staff'))
  await screen.subscribe(['kitchen'])
  assert.equal((await admin.get('/api/v1/settings/')).status, 200)

  assert.equal((await operator.delete(kitchen.path)).status, 204)
  assert.equal((await admin.get('/api/v1/settings/')).status, 401)
  assert.equal((await customer.get('/api/v1/customer/orders/')).status, 401)
  const refresh = await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh: admin.refresh })
  assert.equal(refresh.status, 401)
  await screen.until(() => screen.closed === 4401, 1_000)
  assert.equal((await kitchen.visitor.post('/api/discover/', { kitchen_code: kitchen.slug })).status, 404)

  for (const answer of [
    await operator.get(kitchen.path),
    await operator.patch(kitchen.path, { name: 'x' }),
    await operator.delete(kitchen.path),
    await operator.post(`${kitchen.path}activate/`),
    await operator.get(`${kitchen.path}usage/`),
  ])
    assert.equal(answer.status, 404)
  assert.equal((await operator.get(`${tenants}?search=${kitchen.slug}`)).body.count, 0)
})

test('a deleted slug is free: the new kitchen has its own database and password, the old one keeps what it had (D13)', async () => {
  const { deps, url } = await sharedServer()
  const subdomain = `again-${randomBytes(4).toString('hex')}`
  const key = { 'idempotency-key': subdomain }
  const wish = { name: 'First', subdomain, admin_email: 'asha@first.test' }
  const { body: first } = await operator.post(tenants, wish, key)
  const slug = { 'x-tenant-slug': subdomain }
  const credentials = { username: 'asha', password: first.admin_info.admin_password }
  const { access } = (await caller(url, slug).post('/api/v1/auth/login/', credentials)).body
  const office = caller(url, { ...slug, authorization: `Bearer ${access}` })
  assert.equal((await office.post('/api/v1/categories/', { name: 'Sweets' })).status, 201)
  await operator.delete(`${tenants}${first.id}/`)

  // Even with the key of the first.
  const { status, body: second } = await operator.post(tenants, wish, key)
  assert.equal(status, 201)
  assert.notEqual(second.id, first.id)
  assert.notEqual(second.db_name, first.db_name)
  assert.equal((await office.get('/api/v1/categories/')).status, 401)
  assert.equal((await caller(url, slug).post('/api/v1/auth/login/', credentials)).status, 400)
  const known = { username: 'asha', password: second.admin_info.admin_password }
  const signedIn = (await caller(url, slug).post('/api/v1/auth/login/', known)).body
  const anew = caller(url, { ...slug, authorization: `Bearer ${signedIn.access}` })
  assert.equal((await anew.get('/api/v1/categories/')).body.count, 0)

  const kept = await deps.owner.with(
    first.db_name,
    async (client) => (await client.query('select name from categories')).rows,
  )
  assert.deepEqual(kept, [{ name: 'Sweets' }])
})

test('deleted, renamed and suspended at the same time, a kitchen ends in one state', async () => {
  for (let round = 0; round < 5; round += 1) {
    const kitchen = await subscribed('active')
    const answers = await Promise.all([
      operator.patch(kitchen.path, { name: 'Renamed' }),
      operator.post(`${kitchen.path}suspend/`),
      operator.delete(kitchen.path),
      operator.patch(kitchen.subscription, { status: 'active' }),
      operator.post(`${kitchen.path}activate/`),
    ])
    for (const { status } of answers) assert.ok([200, 204, 404].includes(status), String(status))
    assert.equal((await operator.get(kitchen.path)).status, 404)
    const { status } = await kitchen.server.deps.control.read
      .selectFrom('tenant_subscriptions')
      .select('status')
      .where('tenant', '=', kitchen.tenant.id)
      .executeTakeFirstOrThrow()
    assert.equal(status, 'cancelled')
  }
})
