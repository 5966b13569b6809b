import { strict as assert } from 'node:assert'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { caller, openKitchen } from '../../../test/harness.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { securityHeaders } from './security-headers.ts'
import { openSettings, readHttpSettings } from './settings.ts'

const ask = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init })

/** What goes over the wire to the letter. */
async function raw(url: string, words: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(words)
  return text(socket)
}

const env: Record<string, string> = {
  BASE_HOSTS: 'meals.example.com',
  CORS_ALLOWED_ORIGINS: 'https://app.example.org, https://office.example.org:8443',
}
let production: TestServer
before(async () => {
  production = await startServer({ http: readHttpSettings((name) => env[name], true) })
})
after(() => production.close())

// Reliability demand 69.
test('every answer carries the security headers, whatever is asked and however badly', async () => {
  const kitchen = await openKitchen()
  const { url } = kitchen.server
  const { access } = await kitchen.person('admin')
  const office = { authorization: `Bearer ${access}`, 'x-tenant-slug': kitchen.slug }
  const json = { ...office, 'content-type': 'application/json' }
  const path = `${url}/api/v1/categories/`
  const answers: [number, Response][] = [
    [200, await ask(path, { headers: office })],
    [201, await ask(path, { method: 'POST', headers: json, body: '{"name": "Curries"}' })],
    [204, await ask(`${path}1/`, { method: 'DELETE', headers: office })],
    [301, await ask(`${url}/api/v1/categories`, { headers: office })],
    [400, await ask(path, { method: 'POST', headers: json, body: '{' })],
    [400, await ask(`${url}/api/v1/%ff/`)],
    [401, await ask(path)],
    [403, await ask(`${url}/api/saas/plans/`, { headers: office })],
    [404, await ask(`${url}/nowhere/`)],
    [404, await ask(`${path}999/`, { headers: office })],
    [404, await ask(`${url}/assets/none.js`)],
    [404, await ask(`${url}/media/1/none.webp`)],
    [405, await ask(`${url}/api/v1/auth/login/`)],
    [
      413,
      await ask(path, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ name: 'x'.repeat(1_100_000) }),
      }),
    ],
    [
      415,
      await ask(path, { method: 'POST', headers: { ...office, 'content-type': 'text/xml' }, body: '<a/>' }),
    ],
    [200, await ask(path, { method: 'OPTIONS' })],
    [200, await ask(path, { method: 'OPTIONS', headers: preflight('https://example.com') })],
    [200, await ask(path, { method: 'HEAD', headers: office })],
    [200, await ask(`${url}/livez`)],
    [200, await ask(`${url}/openapi.json`)],
    [426, await ask(`${url}/api/v1/stream?ticket=x`, { headers: office })],
  ]
  for (const [status, { status: answered, url: asked, headers }] of answers) {
    assert.equal(answered, status, asked)
    for (const [name, value] of Object.entries(securityHeaders))
      assert.equal(headers.get(name), value, `${asked} ${name}`)
    assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f]{8}$/, asked)
  }
  const { headers } = answers[0]![1] // the list above begins with it
  assert.match(headers.get('x-request-time') ?? '', /^\d+\.\d{3}$/)
  assert.match(headers.get('x-response-time') ?? '', /^\d+\.\d{3}$/)
  assert.ok(Math.abs(Date.parse(headers.get('x-server-time') ?? '') - Date.now()) < 5_000)
})

test('what is no HTTP at all is answered with the same headers', async () => {
  const { url } = await sharedServer()
  const words: [string, RegExp][] = [
    ['no http\r\n\r\n', /^HTTP\/1\.1 400 /],
    [`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
  ]
  for (const [request, status] of words) {
    const answer = await raw(url, request)
    assert.match(answer, status)
    for (const [name, value] of Object.entries(securityHeaders))
      assert.ok(answer.includes(`${name}: ${value}\r\n`), name)
    assert.doesNotThrow(() => JSON.parse(answer.split('\r\n\r\n')[1] ?? ''))
  }
})

test('the policy for scripts knows no exception, and nothing may be framed or embedded', () => {
  const policy = securityHeaders['content-security-policy']
  assert.doesNotMatch(policy, /unsafe/)
  for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src 'self'"])
    assert.ok(policy.includes(rule), rule)
  assert.match(securityHeaders['strict-transport-security'], /^max-age=(\d{8,}); includeSubDomains/)
})

const preflight = (origin: string) => ({
  origin,
  'access-control-request-method': 'PATCH',
  'access-control-request-headers': 'x-tenant-id, x-tenant-slug, authorization',
})

test('in development a page of any origin may call; in production those of the list and of the kitchens', async () => {
  const path = '/api/v1/categories/'
  const ours = { 'x-forwarded-host': 'meals.example.com', 'x-forwarded-proto': 'https' }
  const allowed = async (url: string, origin: string) => {
    const asked = await ask(url + path, { method: 'OPTIONS', headers: { ...preflight(origin), ...ours } })
    assert.equal(asked.status, 200, origin)
    const plain = await ask(url + path, { headers: { origin, ...ours } })
    const echo = asked.headers.get('access-control-allow-origin')
    assert.equal(plain.headers.get('access-control-allow-origin'), echo)
    return echo === origin
  }
  assert.ok(await allowed((await sharedServer()).url, 'http://localhost:3000'))

  const server = production
  for (const origin of [
    'https://app.example.org',
    'https://office.example.org:8443',
    'https://green.meals.example.com',
    'https://blue_1.meals.example.com',
  ])
    assert.ok(await allowed(server.url, origin), origin)
  for (const origin of [
    'http://app.example.org',
    'https://app.example.org.evil.com',
    'https://evil.com',
    'http://green.meals.example.com',
    'https://a.b.meals.example.com',
    'https://.meals.example.com',
    'https://xmeals.example.com',
    'https://green.meals.example.com.evil.com',
    'null',
  ])
    assert.equal(await allowed(server.url, origin), false, origin)

  const { headers } = await ask(server.url + path, {
    method: 'OPTIONS',
    headers: { ...preflight('https://app.example.org'), ...ours },
  })
  assert.equal(headers.get('access-control-allow-credentials'), 'true')
  assert.equal(headers.get('access-control-max-age'), '86400')
  assert.equal(headers.get('vary'), 'Origin')
  for (const method of ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'])
    assert.ok(headers.get('access-control-allow-methods')?.includes(method))
  for (const name of ['x-tenant-id', 'x-tenant-slug', 'x-api-key', 'authorization', 'x-csrftoken'])
    assert.ok(headers.get('access-control-allow-headers')?.includes(name))
  for (const name of ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'])
    assert.ok(headers.get('access-control-expose-headers')?.includes(name))
})

test('in production only our own hosts are answered, kitchens below them included; health is answered anywhere', async () => {
  const at = async (host: string, path = '/api/v1/users/') =>
    Number(
      (await raw(production.url, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).slice(
        9,
        12,
      ),
    )
  for (const host of [
    'meals.example.com',
    'MEALS.example.com:8000',
    'www.meals.example.com',
    'api.meals.example.com',
  ])
    assert.equal(await at(host), 200, host)
  assert.equal(await at('green.meals.example.com'), 403, 'the host of a kitchen that does not exist')
  for (const host of [
    'evil.com',
    'example.com',
    'xmeals.example.com',
    'meals.example.com.evil.com',
    '127.0.0.1',
    'a b',
    '[::1',
  ])
    assert.equal(await at(host), 400, host)
  for (const path of ['/livez', '/readyz', '/api/v1/health/'])
    assert.equal(await at('10.0.0.9', path), 200, path)
})

test('a host that could not stand in an address is refused, also in development', async () => {
  const { url } = await sharedServer()
  for (const host of ['a b', '<script>', 'a:b', 'x:99999', '1.2.3.4.5', 'a"b', 'a/b', 'a@b', '..'])
    assert.match(
      await raw(url, `GET /api/v1/users/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      /^HTTP\/1\.1 400 /,
      host,
    )
})

test('our own hosts are no kitchens, whatever their first label; the host of a kitchen selects it', async () => {
  const { slug } = await openKitchen({ server: production })
  const at = (host: string) => caller(production.url, { 'x-forwarded-host': host })
  const menu = async (host: string) => (await at(host).get('/api/v1/customer/menu/')).body
  for (const host of ['meals.example.com', 'api.meals.example.com', 'www.meals.example.com'])
    assert.equal((await menu(host)).error, 'This needs a kitchen: send X-Tenant-Slug.', host)
  assert.equal((await menu('nobody.meals.example.com')).error, 'Unknown or inactive kitchen.')
  assert.deepEqual(await menu(`${slug}.meals.example.com`), [])
  const found = await at('meals.example.com').post('/api/discover/', { kitchen_code: slug })
  assert.equal(found.body.api_endpoint, 'http://meals.example.com/api/v1/')
})

// Reliability demand 65.
test('what a stranger says of where they come from is not believed; a trusted proxy is', async (t) => {
  const stranger = await startServer({ http: { ...openSettings, trustedProxies: ['10.0.0.0/8'] } })
  t.after(() => stranger.close())
  const forged = {
    'x-forwarded-for': '203.0.113.9',
    'x-real-ip': '203.0.113.9',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'evil.example.com',
    forwarded: 'for=203.0.113.9;proto=https;host=evil.example.com',
  }
  const found = async (server: typeof stranger) => {
    const kitchen = await openKitchen({ server })
    const { body } = await caller(server.url, forged).post('/api/discover/', { kitchen_code: kitchen.slug })
    return body.api_endpoint
  }
  assert.equal(await found(stranger), `${stranger.url}/api/v1/`)
  const proxied = await sharedServer()
  assert.equal(await found(proxied), 'https://evil.example.com/api/v1/')
  const odd = await caller(proxied.url, { 'x-forwarded-proto': 'javascript' }).post('/api/discover/', {
    kitchen_code: (await openKitchen()).slug,
  })
  assert.match(odd.body.api_endpoint, /^http:\/\/127/)
})

test('in production plain HTTP is sent to HTTPS by what a trusted proxy says, and health is not', async () => {
  const { url } = production
  const plain = { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'meals.example.com' }
  const read = await ask(`${url}/api/v1/users/?a=1`, { headers: plain })
  assert.deepEqual(
    [read.status, read.headers.get('location')],
    [301, 'https://meals.example.com/api/v1/users/?a=1'],
  )
  const write = await ask(`${url}/api/discover/`, { method: 'POST', headers: plain })
  assert.deepEqual(
    [write.status, write.headers.get('location')],
    [308, 'https://meals.example.com/api/discover/'],
  )
  const safe = await ask(`${url}/api/v1/users/`, { headers: { ...plain, 'x-forwarded-proto': 'https' } })
  assert.equal(safe.status, 200)
  assert.equal((await ask(`${url}/livez`, { headers: plain })).status, 200)
})

test('a packed body is refused before anything unpacks it', async () => {
  const { url } = await sharedServer()
  const body = gzipSync(JSON.stringify({ kitchen_code: 'x'.repeat(1e6) }))
  for (const encoding of ['gzip', 'deflate', 'br', 'identity, gzip']) {
    const answer = await ask(`${url}/api/discover/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      body,
    })
    assert.equal(answer.status, 415, encoding)
  }
})
