import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { superuser } from '../../../test/superuser.ts'

async function office() {
  const kitchen = await openKitchen()
  const { access, ...admin } = await kitchen.person('admin')
  const headers = { 'x-tenant-slug': kitchen.slug, authorization: `Bearer ${access}` }
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(kitchen.server.url + path, {
      redirect: 'manual',
      ...init,
      headers: { ...headers, ...init.headers },
    })
  return { ...kitchen, admin, ask }
}

test('reading a path without its final slash leads to the one with it; writing to it says why it cannot', async () => {
  const { ask, admin } = await office()
  for (const method of ['GET', 'HEAD']) {
    const { status, headers } = await ask('/api/v1/orders?page=2&status=ready', { method })
    assert.deepEqual([status, headers.get('location')], [301, '/api/v1/orders/?page=2&status=ready'])
  }
  const refused = await admin.post('/api/v1/categories', { name: 'Curries' })
  assert.deepEqual(
    [refused.status, refused.body],
    [404, { error: 'This path ends in a slash: ask again with it.', status: 404 }],
  )
  assert.deepEqual((await admin.get('/nowhere')).body, { error: 'Not found', status: 404 })
  for (const path of [
    '//example.com',
    '//example.com/..',
    '/\\example.com',
    '//example.com/%2e%2e/api/v1/orders',
  ])
    assert.equal((await ask(path)).headers.get('location'), null, path)
})

test('lists and items are also found under their name with .json', async () => {
  const { admin } = await office()
  const made = await admin.post('/api/v1/categories.json', { name: 'Curries' })
  assert.equal(made.status, 201)
  assert.deepEqual((await admin.get(`/api/v1/categories/${made.body.id}.json`)).body, made.body)
  for (let place = 0; place < 3; place += 1)
    await admin.post('/api/v1/categories/', { name: `Number ${place}` })
  const { body } = await admin.get('/api/v1/categories.json?page_size=1&page=2&_t=5')
  assert.equal(body.count, 4)
  assert.match(body.next, /\/api\/v1\/categories\.json\?page_size=1&page=3&_t=5$/)
  assert.equal((await admin.get('/api/v1/categories.xml')).status, 404)
  assert.equal((await admin.get('/openapi.json')).body.openapi, '3.1.0')
})

test('links to other pages are as the caller reaches us, and keep what we do not know', async () => {
  const { ask, admin } = await office()
  for (const name of ['One', 'Two', 'Three']) await admin.post('/api/v1/categories/', { name })
  const answer = await ask('/api/v1/categories/?page=2&page_size=1&_t=17&odd=%26%20x', {
    headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'green.kitchen.example' },
  })
  // The host selects a kitchen, and the header another: the header wins.
  const { next, previous } = (await answer.json()) as { next: string; previous: string }
  const url = new URL(next)
  assert.equal(url.origin, 'https://green.kitchen.example')
  assert.deepEqual(
    [...url.searchParams],
    [
      ['page', '3'],
      ['page_size', '1'],
      ['_t', '17'],
      ['odd', '& x'],
    ],
  )
  assert.equal(new URL(previous).searchParams.get('page'), '1')
})

test('OPTIONS tells which fields a path takes; a wrong method is told which ones there are', async () => {
  const { ask } = await office()
  const list = await ask('/api/v1/categories/', { method: 'OPTIONS' })
  const { name, parses, actions } = (await list.json()) as any // the shape is what is tested
  assert.equal(list.status, 200)
  assert.ok(name && parses.includes('application/json'))
  assert.deepEqual(actions.POST.name, {
    type: 'string',
    required: true,
    read_only: false,
    label: 'Name',
    min_length: 1,
    max_length: actions.POST.name.max_length,
  })
  assert.equal(actions.POST.id.read_only, true)
  const item = (await (await ask('/api/v1/categories/7/', { method: 'OPTIONS' })).json()) as any // as above
  assert.deepEqual(Object.keys(item.actions).sort(), ['PATCH', 'PUT'])
  const wrong = await ask('/api/v1/categories/', { method: 'PATCH' })
  assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'GET, HEAD, POST, OPTIONS'])
})

test('HEAD is answered as GET would be, without a body, and asks who is there as well', async () => {
  const { ask, visitor } = await office()
  const { status, headers, body } = await ask('/api/v1/categories/', { method: 'HEAD' })
  assert.deepEqual([status, body], [200, null])
  assert.match(headers.get('content-type') ?? '', /^application\/json/)
  assert.equal((await visitor.get('/api/v1/categories/')).status, 401)
  assert.equal(
    (await fetch(`${(await sharedServer()).url}/api/v1/categories/`, { method: 'HEAD' })).status,
    401,
  )
})

test('the root of the API answers {} to whoever is signed in, and to nobody else', async () => {
  const { admin, visitor, customer } = await office()
  const owner = await superuser(await sharedServer())
  for (const one of [admin, await customer()]) {
    const { status, body } = await one.get('/api/v1/')
    assert.deepEqual([status, body], [200, {}])
  }
  assert.deepEqual((await owner.get('/api/saas/')).body, {})
  assert.equal((await fetch(`${(await sharedServer()).url}/api/v1`, { redirect: 'manual' })).status, 301)
  assert.equal((await visitor.get('/api/v1/')).status, 401)
  assert.equal((await visitor.get('/api/saas/')).status, 401)
  assert.equal((await admin.get('/api/saas/')).status, 403)
  assert.equal((await owner.get('/api/v1/')).status, 403)
})

test('a request that says JSON and sends nothing is an empty one; a list where an object is wanted says so', async () => {
  const { ask, admin } = await office()
  const json = { 'content-type': 'application/json' }
  const { id } = (await admin.post('/api/v1/categories/', { name: 'Curries' })).body
  assert.equal((await ask('/api/v1/categories/', { headers: json })).status, 200)
  assert.equal((await ask(`/api/v1/categories/${id}/`, { method: 'PATCH', headers: json })).status, 200)
  assert.deepEqual((await admin.post('/api/v1/categories/', '')).body, { name: ['This field is required.'] })
  assert.equal((await ask(`/api/v1/categories/${id}/`, { method: 'DELETE', headers: json })).status, 204)
  for (const body of [[], [{ name: 'x' }]])
    assert.deepEqual((await admin.post('/api/v1/categories/', body)).body, {
      non_field_errors: ['Expected an object.'],
    })
})
