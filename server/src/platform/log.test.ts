import { strict as assert } from 'node:assert'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { caller, openKitchen } from '../../test/harness.ts'
import { startServer } from '../../test/server.ts'
import { openSettings } from './http/settings.ts'
import { openLog } from './log.ts'
import { openLogFile } from './log-file.ts'

function folderFor(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'kitchen-logs-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
type Line = Record<string, unknown>
const linesOf = (folder: string, name: string): Line[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

async function loggingServer(t: TestContext) {
  const folder = folderFor(t)
  const log = openLog(folder)
  const server = await startServer({
    log,
    rateLimits: true,
    http: { ...openSettings, trustedProxies: ['10.0.0.1'] },
  })
  t.after(() => server.close())
  const read = async () => {
    await log.close()
    return {
      app: linesOf(folder, 'app.log'),
      api: linesOf(folder, 'api.log'),
      security: linesOf(folder, 'security.log'),
      text: ['app.log', 'api.log', 'security.log']
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join(''),
    }
  }
  return { server, log, read }
}

// Reliability demands 58, 71 and 98.
test('nothing personal and no secret gets into the logs, and each line is one event', async (t) => {
  const { server, log, read } = await loggingServer(t)
  const kitchen = await openKitchen({ server })
  const admin = await kitchen.person('admin')
  const secrets = {
    password: 'Marker-of-a-password-77',
    email: 'marker.person@secret.example',
    phone: '+971559876543',
    name: 'Marker Markerson',
    search: 'marker-in-a-query',
  }
  const split = 'x\n{"level":"error","msg":"forged"}\r\n'
  const { visitor } = kitchen
  await visitor.post('/api/v1/auth/login/', { username: secrets.email, password: secrets.password })
  await visitor.post('/api/v1/customer/auth/login/', { phone: secrets.phone, password: secrets.password })
  await visitor.post('/api/v1/auth/password/reset/', { email: secrets.email })
  await admin.post('/api/v1/customers/', { name: secrets.name, phone: secrets.phone, email: secrets.email })
  await admin.post('/api/v1/customers/', { name: secrets.name, phone: secrets.phone, email: secrets.email })
  await admin.get(`/api/v1/customers/?search=${secrets.search}&email=${secrets.email}`)
  await admin.get(`/api/v1/customers/${encodeURIComponent(split)}/`)
  await admin.post('/api/v1/categories/', { name: split })
  await admin.get('/api/v1/orders/', undefined, {
    'x-request-id': '../../evil',
    'user-agent': secrets.email,
    'x-forwarded-for': '203.0.113.77',
    'x-real-ip': '203.0.113.77',
    cookie: `auth=${secrets.password}`,
  })
  await visitor.get('/api/v1/orders/', undefined, { authorization: `Bearer ${admin.access}x` })
  await visitor.get('/api/v1/orders/', undefined, {
    'x-api-key': `fak_1_${'0'.repeat(32)}_${'s'.repeat(43)}_12345678`,
  })
  await kitchen.sql('alter table customers rename to customers_gone')
  const broken = await admin.post('/api/v1/customers/', { name: secrets.name, phone: '+971551112223' })
  assert.equal(broken.status, 500)
  assert.deepEqual(broken.body, { error: 'Something went wrong on our side.' })
  const cause = Object.assign(
    new Error(`invalid input syntax for type integer: "${secrets.phone.slice(1)}"`),
    {
      detail: `Key (email)=(${secrets.email}) already exists.`,
      parameters: [secrets.password],
      where: `unnamed portal parameter $1 = '${secrets.name}'`,
    },
  )
  log.error(
    { err: cause, password: secrets.password, nested: { refresh_token: admin.access } },
    `for ${secrets.email}`,
  )

  const { app, api, security, text } = await read()
  for (const [what, marker] of Object.entries({
    ...secrets,
    access: admin.access,
    slug: split,
    digits: '971559876543',
  }))
    assert.equal(text.includes(marker), false, what)
  assert.doesNotMatch(text, /fak_1_0|evil|203\.0\.113|forged/)
  assert.ok(app.length > api.length && api.length >= 12)
  for (const line of app) {
    assert.match(String(line.time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.match(String(line.level), /^(info|warn|error)$/)
  }
  for (const line of api) {
    assert.match(String(line.request), /^[0-9a-f]{8}$/)
    assert.match(String(line.trace), /^[0-9a-f]{32}$/)
    assert.match(String(line.route), /^\/api\/[\w/:-]*$/)
    assert.ok(
      typeof line.status === 'number' && typeof line.ms === 'number' && typeof line.method === 'string',
    )
  }
  const failure = app.find(({ level, msg }) => level === 'error' && msg === 'request failed')
  assert.equal(failure?.request, broken.headers.get('x-request-id'))
  assert.equal(failure?.tenant, kitchen.tenant.id)
  assert.ok(security.length >= 3 && security.every((line) => line.security === true))
})

test('each request of the API is one line of api.log that says whose it was; refusals are in security.log with where they came from', async (t) => {
  const { server, read } = await loggingServer(t)
  const [green, blue] = [await openKitchen({ server }), await openKitchen({ server })]
  const [cook, boss] = [await green.person('kitchen_staff'), await blue.person('admin')]
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const seen = await boss.get('/api/v1/orders/', undefined, {
    traceparent: `00-${trace}-00f067aa0ba902b7-01`,
  })
  const denied = await cook.get('/api/v1/staff/')
  const unknown = await green.visitor.get('/api/v1/staff/')
  const foreign = await caller(server.url, {
    'x-tenant-slug': green.slug,
    authorization: `Bearer ${boss.access}`,
  }).get('/api/v1/orders/')
  await caller(server.url, {}).get('/livez')
  assert.deepEqual([denied.status, unknown.status, foreign.status], [403, 401, 401])

  const many = Array.from({ length: 300 }, (_, turn) => (turn % 2 ? boss : cook))
  const answers = await Promise.all(many.map((person) => person.get('/api/v1/orders/?page_size=1')))

  const { api, security } = await read()
  const about = (lines: Line[], { headers }: { headers: Headers }) =>
    lines.find(({ request }) => request === headers.get('x-request-id'))
  assert.equal(api.length, 304)
  for (const [turn, person] of many.entries())
    assert.deepEqual(
      [about(api, answers[turn]!)?.tenant, about(api, answers[turn]!)?.account], // one for each
      [person === boss ? blue.tenant.id : green.tenant.id, person.account],
    )
  const line = about(api, seen)
  assert.deepEqual(
    [line?.method, line?.route, line?.status, line?.tenant, line?.account, line?.trace],
    ['GET', '/api/v1/orders/', 200, blue.tenant.id, boss.account, trace],
  )
  const refusal = about(security, denied)
  assert.deepEqual(
    [refusal?.code, refusal?.status, refusal?.account, refusal?.tenant, refusal?.address],
    ['permission_denied', 403, cook.account, green.tenant.id, '127.0.0.1'],
  )
  assert.equal(about(security, unknown)?.code, 'not_authenticated')
  assert.equal(about(security, foreign)?.tenant, undefined, 'no line names another kitchen')
})

test('LOG_LEVEL decides what is written, and what must not wait is on the disk at once', async (t) => {
  const folder = folderFor(t)
  const log = openLog(folder, { level: 'warn' })
  log.info('not this')
  log.error('this')
  for (
    let turn = 0;
    turn < 100 && !statSync(join(folder, 'app.log'), { throwIfNoEntry: false })?.size;
    turn += 1
  )
    await wait(20)
  assert.deepEqual(
    linesOf(folder, 'app.log').map(({ msg }) => msg),
    ['this'],
  )
  await log.close()
})

test('a log is cut at its size and only so many pieces are kept; no line is lost or cut in two', async (t) => {
  const folder = folderFor(t)
  const file = openLogFile(folder, 'app', { size: '64K', files: 3 })
  const line = (number: number) => `${JSON.stringify({ number, text: 'x'.repeat(100) })}\n`
  for (let number = 0; number < 4_000; number += 1) {
    file.add(line(number))
    if (number % 100 === 0) await wait(1)
  }
  await file.close()
  const names = readdirSync(folder).sort()
  assert.deepEqual(names, ['app.1.log', 'app.2.log', 'app.3.log', 'app.log'])
  const kept = ['app.3.log', 'app.2.log', 'app.1.log', 'app.log'].flatMap((name) => linesOf(folder, name))
  const numbers = kept.map(({ number }) => Number(number))
  assert.equal(numbers.at(-1), 3_999)
  assert.deepEqual(
    numbers,
    Array.from({ length: numbers.length }, (_, place) => 4_000 - numbers.length + place),
  )
  assert.ok(names.every((name) => statSync(join(folder, name)).size < 128 * 1024))
})

test('a file that cannot be written for a while keeps what it can, and nobody waits for it', async (t) => {
  const folder = folderFor(t)
  const file = openLogFile(folder, 'app', { size: '1K', files: 1 })
  const obstacle = join(folder, 'app.1.log') // a folder where the older piece should go
  mkdirSync(obstacle)
  file.add(`${JSON.stringify({ number: 1, text: 'x'.repeat(2_000) })}\n`)
  file.flush()
  await wait(100)
  file.add('{"number":2}\n')
  file.flush()
  await wait(1_200)
  rmSync(obstacle, { recursive: true })
  await wait(1_200)
  file.add('{"number":3}\n')
  await file.close()
  const kept = ['app.1.log', 'app.log'].flatMap((name) => linesOf(folder, name))
  assert.deepEqual(kept.map(({ number }) => number).filter(Boolean), [1, 2, 3])
  assert.ok(kept.some(({ lost }) => Number(lost) > 0))
})
