import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openBooks } from '../../../test/books.ts'
import { caller, openKitchen } from '../../../test/harness.ts'
import { logLines } from '../../../test/log-lines.ts'
import { startServer } from '../../../test/server.ts'
import { openSettings } from '../../platform/http/settings.ts'

const office = '/api/v1/invoices/'
const missing = { detail: 'Not found.', code: 'not_found' }

async function openShare(options: Parameters<typeof openBooks>[0] = {}) {
  const books = await openBooks(options)
  const { staff, issue, server } = books
  const { id } = await issue()
  /** The path of a fresh link. */
  const share = async (days = 7, invoice = id) => {
    const { status, body } = await staff.post(`${office}${invoice}/share/`, { days })
    assert.equal(status, 200)
    return { path: new URL(body.url).pathname, ...body }
  }
  const open = (path: string, headers = {}) => caller(server.url, headers).get(path)
  return { ...books, id, share, open }
}

test('whoever has the link sees the invoice, until it expires or its links are ended', async () => {
  const { id, share, open, holdClock, staff } = await openShare()
  const { path, url, expires_at } = await share(7)
  assert.match(url, /^http:\/\/localhost:8000\/api\/v1\/shared\/invoices\/[\w.-]+\/$/)
  assert.equal(expires_at, '2026-03-17T09:00:00+04:00')
  const { status, headers } = await open(path)
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'])
  assert.equal(headers.get('content-disposition'), 'inline; filename="INV-202603-0001.pdf"')
  assert.equal(headers.get('cache-control'), 'private, no-store')
  await holdClock('2026-03-17T08:59')
  assert.equal((await open(path)).status, 200)
  await holdClock('2026-03-17T09:00')
  assert.deepEqual([(await open(path)).status, (await open(path)).body], [404, missing])

  const [one, two] = [await share(), await share(90)]
  assert.equal((await staff.post(`${office}${id}/unshare/`)).status, 200)
  for (const ended of [one, two]) assert.deepEqual((await open(ended.path)).body, missing)
  const fresh = await share()
  assert.equal((await open(fresh.path)).status, 200)
  assert.equal((await staff.post(`${office}${id}/unshare/`)).status, 200)
  assert.equal((await open(fresh.path)).status, 404)
})

test('a link of one invoice opens no other, and nothing in it can be changed', async () => {
  const { id, share, open, issue, tenant } = await openShare()
  const other = await issue()
  const { path } = await share()
  const token = path.split('/').at(-2) ?? ''
  const parts = token.split('.')
  const proof = parts.at(-1) ?? ''
  const changed = (place: number, value: string | number) => parts.with(place, String(value)).join('.')
  for (const forged of [
    changed(1, other.id),
    changed(0, tenant.id + 1),
    changed(2, 1),
    changed(3, 4_000_000_000),
    changed(4, `${proof.slice(0, -1)}${proof.endsWith('A') ? 'B' : 'A'}`),
    changed(4, ''),
    `${id}.${token}`,
    proof,
    'x',
    '1.1.0.4000000000',
    `${token}.`,
  ]) {
    const { status, body } = await open(`/api/v1/shared/invoices/${forged}/`)
    assert.deepEqual([status, body], [404, missing], forged)
  }
  assert.equal((await open(path)).status, 200)
})

test('a link of one kitchen opens nothing at the door of another', async () => {
  const { share, open, slug } = await openShare()
  const other = await openKitchen()
  const { path } = await share()
  assert.equal((await open(path, { 'x-tenant-slug': slug })).status, 200)
  const foreign = await open(path, { 'x-tenant-slug': other.slug })
  assert.deepEqual([foreign.status, foreign.body], [404, missing])
})

test('only the office shares, for one to ninety days, what there is', async () => {
  const { id, staff, asha, person } = await openShare()
  for (const days of [0, 91, 1.5, 'x'])
    assert.equal((await staff.post(`${office}${id}/share/`, { days })).status, 400)
  assert.equal((await staff.post(`${office}${id}/share/`, {})).status, 400)
  const driver = await person('driver')
  for (const [action, ...body] of [['share', { days: 1 }], ['unshare']] as const) {
    assert.equal((await staff.post(`${office}999/${action}/`, ...body)).status, 404)
    for (const outsider of [asha, driver])
      assert.equal((await outsider.post(`${office}${id}/${action}/`, ...body)).status, 403)
  }
})

test('strangers who try links are slowed down, and no link stands in the log', async (t) => {
  const logged = logLines()
  const limits = { perAddress: 10, perUser: 1000, perTenant: 1000 }
  const server = await startServer({ log: logged.log, rateLimits: true, http: { ...openSettings, limits } })
  t.after(() => server.close())
  const { share, open } = await openShare({ server })
  const { path } = await share()
  assert.equal((await open(path)).status, 200)
  const statuses = []
  for (let n = 0; n < 12; n += 1) statuses.push((await open(`${path.slice(0, -2)}x/`)).status)
  assert.deepEqual([statuses[0], statuses.at(-1)], [404, 429])
  assert.ok(logged.text().includes('/shared/invoices/:token/'))
  assert.ok(!logged.text().includes(path.split('/').at(-2) ?? path))
})
