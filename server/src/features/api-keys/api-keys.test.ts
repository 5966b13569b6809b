import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen, type Kitchen, type Person } from '../../../test/harness.ts'

async function keyed(kitchen: Kitchen, admin: Person, wish: object) {
  const { status, body } = await admin.post('/api/v1/api-keys/', { name: 'till', ...wish })
  assert.equal(status, 201, JSON.stringify(body))
  return { ...body, ...caller(kitchen.server.url, { 'x-api-key': body.key }) }
}

test('a key is told once; the list and the database hold only what it cannot be made from', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  const { key, id } = await keyed(kitchen, admin, {})
  assert.match(key, /^fak_\d+_[0-9a-f]{32}_[\w-]{43}_[0-9a-f]{8}$/)
  const { body } = await admin.get('/api/v1/api-keys/')
  assert.deepEqual([body.count, body.results[0].id, body.results[0].scope], [1, id, 'read'])
  const secret = key.slice(-52, -9)
  const [dump] = await kitchen.sql(`select string_agg(k::text, ' ') as text from api_keys k`)
  assert.ok(!JSON.stringify(body).includes(secret) && !dump.text.includes(secret))
})

test('a key that may only look reads what its account may see, and changes nothing', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  const looks = await keyed(kitchen, admin, { scope: 'read' })
  const works = await keyed(kitchen, admin, { scope: 'full' })
  const category = { name: 'Mains' }
  assert.equal((await looks.get('/api/v1/categories/')).status, 200)
  assert.equal((await looks.post('/api/v1/categories/', category)).status, 403)
  assert.equal((await works.post('/api/v1/categories/', category)).status, 201)
})

test('a key has the rights of its account, and no key makes or ends keys', async () => {
  const kitchen = await openKitchen()
  const [admin, cook] = await Promise.all([kitchen.person('admin'), kitchen.person('kitchen_staff')])
  const ofCook = await keyed(kitchen, admin, { scope: 'full', account: cook.account })
  assert.equal((await ofCook.get('/api/v1/customers/')).status, 403)
  const full = await keyed(kitchen, admin, { scope: 'full' })
  assert.equal((await full.post('/api/v1/api-keys/', { name: 'another' })).status, 403)
  assert.equal((await full.delete(`/api/v1/api-keys/${full.id}/`)).status, 403)
})

test('a revoked key is refused within five seconds, a second revocation changes nothing', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  const key = await keyed(kitchen, admin, {})
  assert.equal((await key.get('/api/v1/categories/')).status, 200)
  assert.equal((await admin.delete(`/api/v1/api-keys/${key.id}/`)).status, 204)
  assert.equal((await admin.delete(`/api/v1/api-keys/${key.id}/`)).status, 204)
  const end = performance.now() + 5_000
  let status = 200
  while (status === 200 && performance.now() < end) ({ status } = await key.get('/api/v1/categories/'))
  assert.equal(status, 401)
})

test('keys are the administrator’s affair, act as no customer, and end by time', async () => {
  const kitchen = await openKitchen()
  const [admin, manager] = await Promise.all([kitchen.person('admin'), kitchen.person('manager')])
  assert.equal((await manager.post('/api/v1/api-keys/', { name: 'till' })).status, 403)
  const { account } = await kitchen.customer()
  const refused = await admin.post('/api/v1/api-keys/', { name: 'till', account })
  assert.deepEqual([refused.status, Object.keys(refused.body)], [400, ['account']])
  const unknown = await admin.delete('/api/v1/api-keys/00000000-0000-0000-0000-000000000000/')
  assert.equal(unknown.status, 404)
  assert.equal((await admin.delete('/api/v1/api-keys/1/')).status, 404)

  const key = await keyed(kitchen, admin, { days: 1 })
  kitchen.server.clock.advance(86_401_000)
  try {
    assert.equal((await key.get('/api/v1/categories/')).status, 401)
  } finally {
    kitchen.server.clock.advance(-86_401_000)
  }
})
