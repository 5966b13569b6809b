import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { contentsOf } from '../../../test/contents.ts'
import { fillKitchen } from '../../../test/authorization/world.ts'
import { caller, openKitchen, type Kitchen } from '../../../test/harness.ts'
import { operationsOf, type Document } from '../../../test/operations.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { superuser } from '../../../test/superuser.ts'
import { permissions } from '../../permissions.ts'

const login = '/api/v1/auth/login/'
const logout = '/api/v1/auth/logout/'
const user = '/api/v1/auth/user/'
const categories = '/api/v1/categories/'
const admin = { username: 'admin', password: 'a boss of tests' }

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

type Headers_ = Record<string, string>
const jar = (headers: Headers) =>
  Object.fromEntries(
    headers.getSetCookie().map((line) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      return [name, { value, line }]
    }),
  )

/** Signs in as a page does, and answers what its browser then sends. */
async function page(
  { slug, visitor }: Kitchen,
  credentials: object = admin,
  path = login,
  more: Headers_ = {},
) {
  const { status, body, headers } = await visitor.post(path, credentials, more)
  assert.equal(status, 200)
  const cookies = jar(headers)
  const csrf = cookies.csrftoken?.value ?? ''
  const cookie = Object.entries(cookies)
    .map(([name, { value }]) => `${name}=${value}`)
    .join('; ')
  const session = cookies.session?.value ?? ''
  const plain = { 'x-tenant-slug': slug, cookie }
  return {
    body,
    cookies,
    cookie,
    csrf,
    session,
    /** Without the token: what a page of another site can make a browser send. */
    bare: caller(server.url, plain),
    ...caller(server.url, { ...plain, 'x-csrftoken': csrf }),
  }
}
const codeOf = ({ status, body }: { status: number; body: any }) => [status, body.code]
const named = (name: string) => ({ name })

test('signing in leaves a session that no script and no other host can read, new each time, and a token that pages can', async () => {
  const kitchen = await openKitchen({ server })
  const https = { 'x-forwarded-proto': 'https' }
  const { cookies } = await page(kitchen, admin, login, https)
  const rest = 'Max-Age=86400; Path=/;'
  assert.match(
    cookies['__Host-session']?.line ?? '',
    /^__Host-session=ey[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  assert.equal(cookies.csrftoken?.line, `csrftoken=${cookies.csrftoken?.value}; ${rest} Secure; SameSite=Lax`)

  const [one, two] = [await page(kitchen), await page(kitchen)]
  assert.match(
    one.cookies.session?.line ?? '',
    /^session=ey[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  assert.equal(one.cookies.csrftoken?.line, `csrftoken=${one.csrf}; ${rest} SameSite=Lax`)
  assert.notEqual(one.session, two.session)
  assert.notEqual(one.csrf, two.csrf)
  const again = await page(kitchen, admin, login, { cookie: one.cookie })
  assert.notEqual(again.session, one.session, 'nobody can be given a session beforehand')

  const secure = { cookie: `session=${one.session}`, ...https }
  assert.equal(
    (await kitchen.visitor.get(user, undefined, secure)).status,
    401,
    'over HTTPS only its own name counts',
  )
})

test('a page reads and writes by its cookie, a customer’s and the platform’s too', async () => {
  const kitchen = await openKitchen({ server })
  const office = await page(kitchen)
  assert.equal((await office.get(user)).body.username, 'admin')
  assert.equal((await office.post(categories, named('Soups'))).status, 201)
  assert.equal((await office.post('/api/v1/stream/ticket/')).status, 200)

  const asha = { phone: '0501234567', password: 'a garden of 7 herbs' }
  assert.equal((await kitchen.visitor.post('/api/v1/customer/auth/register/', asha)).status, 201)
  const customer = await page(kitchen, asha, '/api/v1/customer/auth/login/')
  assert.equal((await customer.get('/api/v1/customer/profile/')).status, 200)
  assert.equal((await customer.get('/api/v1/orders/')).status, 403)
  assert.equal((await customer.patch('/api/v1/customer/profile/', { emirates_id: '1' })).status, 200)

  const { username, password } = await superuser(server)
  const platform = { slug: '', visitor: caller(server.url, {}) }
  const owner = await page({ ...kitchen, ...platform }, { username, password })
  assert.equal((await owner.get('/api/saas/plans/')).status, 200)
  assert.equal((await owner.bare.post('/api/saas/plans/', {})).body.code, 'csrf_failed')
  assert.equal((await owner.post('/api/saas/plans/', {})).status, 400)
  assert.equal((await owner.get(user)).body.username, username)
  assert.equal((await kitchen.visitor.get(categories, undefined, { cookie: owner.cookie })).status, 403)
  const inward = await page(kitchen)
  assert.equal((await inward.get('/api/saas/plans/')).status, 403)
})

// Reliability demand 68.
test('what a page of another site makes a browser send changes nothing: 403 at every door that writes', async (t) => {
  const kitchen = await openKitchen({ server })
  const { bare, csrf } = await page(kitchen)
  const [office, other] = [await page(kitchen), await page(await openKitchen({ server }))]
  const operations = operationsOf((await bare.get<Document>('/openapi.json')).body).filter(
    ({ method, path, permission }) =>
      method !== 'get' && (permissions[permission] !== 'public' || path === logout),
  )
  assert.ok(operations.length > 100, `${operations.length} operations write`)
  const before = await contentsOf(server, kitchen.tenant.database)
  for (const { id, method, path, bodyExample } of operations) {
    const send = bare[method as 'post'] // our documentation names the harness's methods
    const url = path.replaceAll(/\{\w+\}/g, '1')
    assert.deepEqual(codeOf(await send(url, bodyExample)), [403, 'csrf_failed'], id)
  }
  const wrong = {
    'no token': {},
    'an empty one': { 'x-csrftoken': '' },
    'half of it': { 'x-csrftoken': csrf.slice(0, 20) },
    'the word undefined': { 'x-csrftoken': 'undefined' },
    "another sign-in's": { 'x-csrftoken': office.csrf },
    "another kitchen's": { 'x-csrftoken': other.csrf },
    'in the cookie only': {
      'x-csrftoken': '',
      cookie: `session=${office.session}; csrftoken=${office.csrf}`,
    },
    'the right one, from another site': { 'x-csrftoken': csrf, origin: 'https://evil.example' },
    'the right one, from a page in a sandbox': { 'x-csrftoken': csrf, origin: 'null' },
  }
  for (const [what, headers] of Object.entries(wrong))
    assert.deepEqual(codeOf(await bare.post(categories, named('X'), headers)), [403, 'csrf_failed'], what)
  assert.deepEqual(await contentsOf(server, kitchen.tenant.database), before)
  assert.equal((await bare.get(user)).status, 200, 'still signed in')
  assert.equal((await bare.post(categories, named('X'), { 'x-csrftoken': csrf })).status, 201)
  assert.equal(
    (await bare.post(categories, named('Y'), { 'x-csrftoken': csrf, origin: server.url })).status,
    201,
  )
  t.diagnostic(`${operations.length} operations`)
})

test('a page of another site reads nothing by the cookie, and cannot sign a browser in', async () => {
  const kitchen = await openKitchen({ server })
  const { bare } = await page(kitchen)
  const evil = { origin: 'https://evil.example' }
  assert.equal((await bare.get(user, undefined, evil)).status, 401)
  assert.equal((await bare.get(user, undefined, { origin: server.url })).status, 200)
  const { cookies } = await page(kitchen, admin, login, evil)
  assert.deepEqual(Object.keys(cookies), ['device'])
})

// Reliability demand 68.
test('reading changes nothing, whatever is read', async (t) => {
  const kitchen = await openKitchen({ server })
  const [customer, driver] = [await kitchen.customer({ wallet: '100.00' }), await kitchen.driver()]
  const world = await fillKitchen(kitchen, { account: customer.account, driver: driver.driver }, 2)
  const office = await page(kitchen)
  const operations = operationsOf((await office.get<Document>('/openapi.json')).body).filter(
    ({ method, path }) => method === 'get' && path !== '/api/v1/stream',
  )
  const databases = [kitchen.tenant.database, server.controlDatabase]
  const contents = () => Promise.all(databases.map((name) => contentsOf(server, name)))
  const before = await contents()
  let read = 0
  for (const caller of [office, customer, driver])
    for (const { path } of operations) {
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'id' ? String(world.id(path)) : '1'))
      const { status } = await caller.get(url)
      assert.ok(status < 500, `${url} ${status}`)
      if (status === 200) read += 1
    }
  assert.deepEqual(await contents(), before)
  assert.ok(read > 100, `${read} answers were read`)
  t.diagnostic(`${read} answers`)
})

test('a cookie opens its own kitchen and no other, whether that one exists or not', async () => {
  const [a, b] = [await openKitchen({ server }), await openKitchen({ server })]
  const { bare, post } = await page(a)
  const there = await bare.get(user, undefined, { 'x-tenant-slug': b.slug })
  const nowhere = await bare.get(user, undefined, { 'x-tenant-slug': 'there-is-none' })
  assert.deepEqual(codeOf(there), [401, 'token_not_valid'])
  assert.deepEqual(there.body, nowhere.body)
  for (const path of [categories, logout])
    assert.equal((await post(path, {}, { 'x-tenant-slug': b.slug })).status, 401, path)
  assert.equal((await bare.get(user)).status, 200)
  assert.deepEqual(await b.sql('select 1 from categories'), [])
})

test('a token in a header needs no CSRF token, and where a header says who asks the cookie is not looked at', async () => {
  const kitchen = await openKitchen({ server })
  const { bare, body } = await page(kitchen)
  const bearer = { authorization: `Bearer ${body.access}` }
  assert.equal((await kitchen.visitor.post(categories, named('A'), bearer)).status, 201)
  assert.equal((await bare.post(categories, named('B'), bearer)).status, 201)
  assert.equal(
    (await bare.post(categories, named('C'), { ...bearer, cookie: 'session=made-up' })).status,
    201,
  )
  const others: Headers_[] = [
    { authorization: 'Bearer made-up' },
    { authorization: 'Basic YWRtaW46YWRtaW4=' },
    { authorization: 'Bearer' },
    { 'x-api-key': 'fak_made_up' },
  ]
  for (const headers of others) assert.equal((await bare.get(user, undefined, headers)).status, 401)
})

test('a refresh token is taken from the body alone', async () => {
  const kitchen = await openKitchen({ server })
  const { post, body, bare } = await page(kitchen)
  assert.equal((await post('/api/v1/auth/token/refresh/', {})).status, 400)
  assert.equal((await bare.post('/api/v1/auth/token/refresh/', { refresh: body.refresh })).status, 200)
})

test('signing out takes the cookies back and ends the session, its tokens and its cookie', async () => {
  const kitchen = await openKitchen({ server })
  const { post, bare, body, cookie, csrf } = await page(kitchen)
  assert.equal((await bare.post(logout)).status, 403)
  const { status, headers } = await post(logout)
  assert.equal(status, 200)
  assert.deepEqual(headers.getSetCookie(), [
    'session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
    'csrftoken=; Max-Age=0; Path=/; SameSite=Lax',
  ])
  for (const more of [{ cookie, 'x-csrftoken': csrf }, { authorization: `Bearer ${body.access}` }])
    assert.equal((await kitchen.visitor.get(user, undefined, more as Headers_)).status, 401)
  const refreshed = await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh: body.refresh })
  assert.equal(refreshed.status, 401)
})

test('signing out with a refresh token ends its sign-in, of the same kitchen only', async () => {
  const [kitchen, other] = [await openKitchen({ server }), await openKitchen({ server })]
  const [mine, elsewhere, third] = [await page(kitchen), await page(kitchen), await page(kitchen)]
  const stranger = await page(other)
  const isIn = async ({ bare }: typeof mine) => (await bare.get(user)).status === 200
  const out = (refresh: unknown, headers: Headers_ = {}) => kitchen.visitor.post(logout, { refresh }, headers)

  for (const refresh of [stranger.body.refresh, mine.body.access, mine.session, 'made-up', ''])
    assert.equal((await out(refresh)).status, 401, refresh)
  assert.equal((await kitchen.visitor.post(logout)).status, 401)
  assert.ok((await isIn(mine)) && (await isIn(stranger)))

  assert.equal((await out(elsewhere.body.refresh)).status, 200)
  assert.equal(await isIn(elsewhere), false)
  assert.equal((await out(elsewhere.body.refresh)).status, 401, 'it has ended')
  const plain = caller(server.url, {})
  assert.equal(
    (await plain.post(logout, { refresh: third.body.refresh })).status,
    200,
    'the token names its kitchen',
  )
  assert.equal(await isIn(third), false)

  const [desk, phone] = [await page(kitchen), await page(kitchen)]
  assert.equal((await desk.post(logout, { refresh: phone.body.refresh })).status, 200)
  assert.deepEqual([await isIn(desk), await isIn(phone), await isIn(mine)], [false, false, true])
  const bearer = { authorization: `Bearer ${mine.body.access}` }
  assert.equal((await out(stranger.body.refresh, bearer)).status, 200)
  assert.deepEqual([await isIn(mine), await isIn(stranger)], [false, true])
})

test('a cookie lives for a day, and no longer than its sign-in', async () => {
  const kitchen = await openKitchen({ server })
  const { bare } = await page(kitchen)
  server.clock.advance(86_398_000)
  assert.equal((await bare.get(user)).status, 200)
  server.clock.advance(3_000)
  assert.equal((await bare.get(user)).status, 401)
})
