import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { readHttpSettings } from './settings.ts'

const read = (env: Record<string, string> = {}, production = true) =>
  readHttpSettings((name) => env[name] || undefined, production)

test('without any setting production is closed to all but our own hosts, and development open', () => {
  const closed = read()
  assert.deepEqual(closed.trustedProxies, ['loopback'])
  assert.deepEqual(closed.allowedHosts, ['kitchen.funadventure.ae', '*.kitchen.funadventure.ae'])
  assert.deepEqual(closed.corsOrigins, [
    'https://kitchen.funadventure.ae',
    'https://www.kitchen.funadventure.ae',
    'https://*.kitchen.funadventure.ae',
  ])
  assert.deepEqual(closed.limits, { perAddress: 100, perUser: 600, perTenant: 12_000 })
  assert.equal(closed.httpsOnly, true)
  const open = read({}, false)
  assert.deepEqual([open.allowedHosts, open.corsOrigins, open.httpsOnly], [['*'], ['*'], false])
})

test('lists are read whatever their spaces and letters', () => {
  const { baseHosts, allowedHosts, corsOrigins, trustedProxies, limits } = read({
    BASE_HOSTS: ' Meals.Example.com , , other.example.org',
    ALLOWED_HOSTS: '*.Example.com,10.0.0.1',
    CORS_ALLOWED_ORIGINS: 'https://App.example.com:8443,http://localhost:3000',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1, fd00::/8, uniquelocal',
    RATE_LIMIT_ANONYMOUS: '1',
    RATE_LIMIT_USER: '2',
    RATE_LIMIT_KITCHEN: '3',
  })
  assert.deepEqual(baseHosts, ['meals.example.com', 'other.example.org'])
  assert.deepEqual(allowedHosts, ['*.example.com', '10.0.0.1'])
  assert.deepEqual(corsOrigins, [
    'https://app.example.com:8443',
    'http://localhost:3000',
    'https://*.meals.example.com',
    'https://*.other.example.org',
  ])
  assert.deepEqual(trustedProxies, ['10.0.0.0/8', '::1', 'fd00::/8', 'uniquelocal'])
  assert.deepEqual(limits, { perAddress: 1, perUser: 2, perTenant: 3 })
})

test('what cannot be meant keeps the server from starting, with the name of the setting', () => {
  const wrong: Record<string, string[]> = {
    BASE_HOSTS: ['https://example.com', 'example.com/', '*.example.com', 'a b', '.example.com'],
    ALLOWED_HOSTS: ['**.example.com', 'http://x', '*example.com'],
    CORS_ALLOWED_ORIGINS: ['example.com', 'https://example.com/', 'https://*', 'null', 'https://a.*.com'],
    TRUSTED_PROXIES: [
      '*',
      '10.0.0.0/33',
      'proxy.example.com',
      '10.0.0',
      '10.0.0.0/8/8',
      '::/129',
      '10.0.0.0/',
    ],
    RATE_LIMIT_ANONYMOUS: ['0', '-1', 'many', '1.5'],
    RATE_LIMIT_USER: ['0'],
    RATE_LIMIT_KITCHEN: ['1e99x'],
  }
  for (const [name, values] of Object.entries(wrong))
    for (const value of values)
      assert.throws(() => read({ [name]: value }), new RegExp(name), `${name}=${value}`)
})
