import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'

const post = '/api/discover/'
const get = '/api/organizations/setup/discover/'

async function stranger() {
  const kitchen = await openKitchen()
  return { ...kitchen, nobody: caller(kitchen.server.url, {}) }
}

test('an app finds its kitchen by code, in any case and whatever kitchen it named before', async () => {
  const { slug, tenant, server, nobody } = await stranger()
  const found = { api_endpoint: `${server.url}/api/v1/`, tenant_id: slug, name: tenant.name }
  assert.deepEqual((await nobody.post(post, { kitchen_code: ` ${slug.toUpperCase()} ` })).body, found)
  assert.deepEqual((await nobody.get(`${get}?slug=${slug}`)).body, found)
  assert.deepEqual((await nobody.post(post, { kitchen_code: slug }, { 'x-tenant-slug': 'gone' })).body, found)
})

test("what is missing, unknown or switched off is told in the contract's words", async () => {
  const { slug, server, tenant, nobody } = await stranger()
  const required = [400, { error: 'Kitchen code is required' }]
  for (const body of [{}, { kitchen_code: '' }, { kitchen_code: '  ' }, { kitchen_code: null }, undefined]) {
    const answer = await nobody.post(post, body)
    assert.deepEqual([answer.status, answer.body], required)
  }
  for (const query of ['', '?slug=']) {
    const answer = await nobody.get(get + query)
    assert.deepEqual([answer.status, answer.body], required)
  }
  for (const code of ['nowhere', '../etc', 'é', 'a b', '%']) {
    const answers = [
      await nobody.post(post, { kitchen_code: code }),
      await nobody.get(`${get}?slug=${encodeURIComponent(code)}`),
    ]
    for (const { status, body } of answers)
      assert.deepEqual([status, body], [404, { error: 'Kitchen not found' }])
  }
  const malformed = await nobody.post(post, '{"kitchen_code":')
  assert.deepEqual([malformed.status, malformed.body], [400, { error: 'Invalid request data' }])
  assert.equal((await nobody.post(post, { kitchen_code: ['x'] })).status, 400)
  const wrongMethod = await nobody.get(post)
  assert.deepEqual([wrongMethod.status, wrongMethod.headers.get('allow')], [405, 'POST, OPTIONS'])

  await server.deps.control.write((tx) =>
    tx.updateTable('tenants').set({ state: 'suspended' }).where('id', '=', tenant.id).execute(),
  )
  server.deps.tenants.forget(tenant)
  for (const { status, body } of [
    await nobody.post(post, { kitchen_code: slug }),
    await nobody.get(`${get}?slug=${slug}`),
  ]) {
    assert.deepEqual([status, body], [403, { error: 'This kitchen is currently inactive' }])
  }
})

test('health answers anybody, but not in the name of a kitchen that is not there', async () => {
  const { visitor, server, tenant, nobody } = await stranger()
  for (const path of ['/api/v1/health/', '/api/v1/users/']) {
    assert.equal((await nobody.get(path)).status, 200)
    assert.equal((await visitor.get(path)).status, 200)
    const unknown = await nobody.get(path, undefined, { 'x-tenant-slug': 'nowhere' })
    assert.deepEqual([unknown.status, Object.keys(unknown.body)], [403, ['error']])
  }
  assert.equal((await nobody.get('/api/v1/health/')).body.status, 'healthy')
  assert.equal((await nobody.get('/api/v1/users/')).body.version, 'v1')
  await server.deps.control.write((tx) =>
    tx.updateTable('tenants').set({ state: 'suspended' }).where('id', '=', tenant.id).execute(),
  )
  server.deps.tenants.forget(tenant)
  assert.equal((await visitor.get('/api/v1/health/')).status, 403)
})

test('a path that cannot be decoded is answered in our own words, with the headers of every answer', async () => {
  const { nobody } = await stranger()
  const { status, body, headers } = await nobody.get('/api/v1/customers/%ff/')
  assert.deepEqual([status, body], [400, { error: 'Invalid request data' }])
  assert.ok(headers.get('content-security-policy'))
})
