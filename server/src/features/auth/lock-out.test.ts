import { strict as assert } from 'node:assert'
import { after, test } from 'node:test'
import { caller, openKitchen, type Kitchen } from '../../../test/harness.ts'
import { logLines } from '../../../test/log-lines.ts'
import { startServer } from '../../../test/server.ts'
import { buildApp } from '../../app.ts'
import { onAccount, tried } from '../../platform/auth/lock-out.ts'
import { realmOfTenant } from '../../platform/auth/realm.ts'

const login = '/api/v1/auth/login/'
const password = 'a boss of tests'
const logged = logLines()
const server = await startServer({ log: logged.log })
after(() => server.close())

const signIn = (
  { visitor }: Pick<Kitchen, 'visitor'>,
  username: string,
  word: string = password,
  headers: Record<string, string> = {},
) => visitor.post(login, { username, password: word }, headers)
const wait = (seconds: number) => server.clock.advance(seconds * 1000)
const lock = async (kitchen: Pick<Kitchen, 'visitor'>, username = 'admin') => {
  for (let n = 0; n < 5; n += 1) assert.equal((await signIn(kitchen, username, 'wrong')).status, 400)
}
const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? ''
const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)))
const tally = (answers: { status: number }[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, same]) => [status, same.length]),
  )

// Reliability demand 63.
test('five wrong passwords lock an account for an hour, and trying meanwhile makes it no longer', async () => {
  const kitchen = await openKitchen({ server })
  await lock(kitchen)
  wait(1800)
  for (let n = 0; n < 3; n += 1) assert.equal((await signIn(kitchen, 'admin', 'wrong')).status, 429)
  wait(1799)
  const refused = await signIn(kitchen, 'admin')
  assert.equal(refused.status, 429)
  assert.equal(refused.body.code, 'sign_in_locked')
  assert.equal(refused.headers.get('retry-after'), String(refused.body.retry_after))
  assert.ok(refused.body.retry_after <= 2, 'a second is left')
  wait(2)
  assert.equal((await signIn(kitchen, 'admin')).status, 200)
})

test('a name that nobody has is locked with the same words, so that names cannot be found out', async () => {
  const kitchen = await openKitchen({ server })
  await lock(kitchen)
  await lock(kitchen, 'Nobody')
  const [known, unknown] = [await signIn(kitchen, 'admin'), await signIn(kitchen, 'nobody')]
  assert.equal(unknown.status, 429)
  const words = ({ body }: typeof known) => ({ ...body, retry_after: 0 })
  assert.deepEqual(words(known), words(unknown))
  assert.ok(Math.abs(known.body.retry_after - unknown.body.retry_after) < 60)
  assert.deepEqual([...known.headers.keys()].toSorted(), [...unknown.headers.keys()].toSorted())
})

test('an account has five tries, not five for each of its names', async () => {
  const kitchen = await openKitchen({ server })
  const names = ['admin', 'ADMIN', 'admin@example.test', 'Admin@Example.Test', 'aDmin']
  for (const name of names) assert.equal((await signIn(kitchen, name, 'wrong')).status, 400)
  assert.equal((await signIn(kitchen, 'admin@example.test')).status, 429)
})

test('of a hundred wrong passwords at once five are looked at, and of a hundred right ones all', async () => {
  const kitchen = await openKitchen({ server })
  const right = await times(100, () => signIn(kitchen, 'admin'))
  assert.deepEqual(tally(right), { 200: 100 })
  const wrong = await times(100, (n) => signIn(kitchen, 'admin', `wrong ${n}`))
  assert.deepEqual(tally(wrong), { 400: 5, 429: 95 })
})

test('a success begins the count anew, and so does an hour', async () => {
  const kitchen = await openKitchen({ server })
  const four = async () => {
    for (let n = 0; n < 4; n += 1) assert.equal((await signIn(kitchen, 'admin', 'wrong')).status, 400)
  }
  await four()
  assert.equal((await signIn(kitchen, 'admin')).status, 200)
  await four()
  wait(3601)
  await four()
  assert.equal((await signIn(kitchen, 'admin')).status, 200)
})

test('a lock holds on every node and survives a restart of all of them', async (t) => {
  const { controlDatabase, deps } = server
  const node = () => startServer({ controlDatabase, secretKey: deps.config.secretKey })
  const kitchen = await openKitchen({ server })
  const at = ({ url }: { url: string }) => ({ visitor: caller(url, { 'x-tenant-slug': kitchen.slug }) })
  const two = await node()
  two.clock.advance(server.clock.now().getTime() - Date.now())
  const both = await times(60, (n) => signIn(at(n % 2 ? two : server), 'admin', `wrong ${n}`))
  assert.deepEqual(tally(both), { 400: 5, 429: 55 })
  for (const one of [two, server]) assert.equal((await signIn(at(one), 'admin')).status, 429)
  await two.close()

  const three = await node()
  t.after(() => three.close())
  three.clock.advance(server.clock.now().getTime() - Date.now())
  assert.equal((await signIn(at(three), 'admin')).status, 429)
})

test('a try that fails for a reason of ours is not held against anybody, and takes back no other', async () => {
  const kitchen = await openKitchen({ server })
  const realm = realmOfTenant(kitchen.tenant)
  const broken = () => Promise.reject(new Error('no reason of theirs'))
  for (let n = 0; n < 4; n += 1) assert.equal((await signIn(kitchen, 'admin', 'wrong')).status, 400)
  for (let n = 0; n < 3; n += 1)
    await assert.rejects(tried(server.deps, realm, onAccount(1), broken), /theirs/)
  assert.equal((await signIn(kitchen, 'admin', 'wrong')).status, 400)
  assert.equal((await signIn(kitchen, 'admin')).status, 429)
})

test('no name at all is nobody, and nobody is locked by it', async () => {
  const kitchen = await openKitchen({ server })
  for (const username of ['', ' ', '\t'])
    for (let n = 0; n < 6; n += 1) assert.equal((await signIn(kitchen, username, 'wrong')).status, 400)
  for (let n = 0; n < 6; n += 1) {
    assert.ok((await signIn(kitchen, 'admin', '')).body.password)
    assert.equal((await kitchen.visitor.post(login, { password })).status, 400)
  }
  assert.deepEqual(await kitchen.sql('select subject from sign_in_failures'), [])
})

test('strangers lock out neither who is signed in nor a browser that signed in before, and that browser has five tries of its own', async () => {
  const kitchen = await openKitchen({ server })
  const first = await signIn(kitchen, 'admin')
  const cookie = cookieOf(first.headers)
  assert.match(first.headers.getSetCookie()[0] ?? '', /^device=[\w-]{43};.* HttpOnly; SameSite=Strict$/)
  await lock(kitchen)

  const session = { authorization: `Bearer ${first.body.access}` }
  assert.equal((await kitchen.visitor.get('/api/v1/auth/user/', undefined, session)).status, 200)
  const refreshed = await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh: first.body.refresh })
  assert.equal(refreshed.status, 200)
  const known = await signIn(kitchen, 'admin', password, { cookie })
  assert.equal(known.status, 200)
  assert.equal(cookieOf(known.headers), cookie, 'the same device')
  assert.equal((await signIn(kitchen, 'admin')).status, 429, 'everybody else')
  assert.equal((await signIn(kitchen, 'admin', password, { cookie: 'device=made-up' })).status, 429)

  for (let n = 0; n < 5; n += 1)
    assert.equal((await signIn(kitchen, 'admin', 'wrong', { cookie })).status, 400)
  assert.equal((await signIn(kitchen, 'admin', password, { cookie })).status, 429)
})

test('a tablet that several people use is known to each of them, and to nobody else', async () => {
  const kitchen = await openKitchen({ server })
  const cook = await kitchen.person('kitchen_staff')
  await kitchen.sql('update accounts set password_hash = (select password_hash from accounts where id = 1)')
  const cookie = cookieOf((await signIn(kitchen, 'admin')).headers)
  await lock(kitchen, cook.username)
  assert.equal(
    (await signIn(kitchen, cook.username, password, { cookie })).status,
    429,
    'not known to the cook',
  )
  wait(3601)
  assert.equal(cookieOf((await signIn(kitchen, cook.username, password, { cookie })).headers), cookie)
  for (const name of ['admin', cook.username]) {
    await lock(kitchen, name)
    assert.equal((await signIn(kitchen, name, password, { cookie })).status, 200)
  }
})

test('over HTTPS the device is kept in a cookie that no other host can set, and its secret stands nowhere in clear', async () => {
  const kitchen = await openKitchen({ server })
  const { headers } = await signIn(kitchen, 'admin', password, { 'x-forwarded-proto': 'https' })
  const [cookie = ''] = headers.getSetCookie()
  assert.match(
    cookie,
    /^__Host-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  const secret = cookieOf(headers).split('=')[1] ?? ''
  const [row] = await kitchen.sql('select secret_hash from known_devices')
  assert.ok(row && !JSON.stringify(row).includes(secret))
  assert.ok(!logged.text().includes(secret))
})

test('an account knows its twenty latest devices', async () => {
  const kitchen = await openKitchen({ server })
  const first = cookieOf((await signIn(kitchen, 'admin')).headers)
  await times(20, () => signIn(kitchen, 'admin'))
  const known = await kitchen.sql('select secret_hash from known_devices')
  assert.equal(known.length, 20)
  assert.notEqual(cookieOf((await signIn(kitchen, 'admin', password, { cookie: first })).headers), first)
})

test('an address is locked after a hundred failures, whatever it says it was forwarded for; other addresses are not', async (t) => {
  const app = await buildApp(server.deps)
  t.after(() => app.close())
  const kitchen = await openKitchen({ server })
  const from = async (remoteAddress: string, forwarded: string, username: string, word = 'wrong') =>
    app.inject({
      method: 'POST',
      url: login,
      remoteAddress,
      headers: { 'x-tenant-slug': kitchen.slug, 'x-forwarded-for': forwarded },
      payload: { username, password: word },
    })
  const forged = (n: number) => from('203.0.113.7', `198.51.100.${n}, 10.0.0.${n}`, `nobody-${n}`)
  for (let n = 0; n < 100; n += 1) assert.equal((await forged(n)).statusCode, 400, `try ${n}`)
  assert.equal((await forged(100)).statusCode, 429)
  assert.equal((await from('203.0.113.7', '203.0.113.8', 'admin', password)).statusCode, 429)
  assert.equal((await from('203.0.113.8', '203.0.113.7', 'admin', password)).statusCode, 200)
  assert.equal((await from('127.0.0.1', '203.0.113.7', 'admin', password)).statusCode, 429, 'by our proxy')
  assert.equal((await from('127.0.0.1', '203.0.113.9', 'admin', password)).statusCode, 200, 'by our proxy')
  wait(3601)
  assert.equal((await from('203.0.113.7', '', 'admin', password)).statusCode, 200)
})

test('a customer comes through the same door: five tries for a phone however it is written, and for one that nobody has', async () => {
  const kitchen = await openKitchen({ server })
  const enter = (phone: string, word: string) =>
    kitchen.visitor.post('/api/v1/customer/auth/login/', { phone, password: word })
  const form = { phone: '+971 50 123', password: 'lentils and rice' }
  assert.equal((await kitchen.visitor.post('/api/v1/customer/auth/register/', form)).status, 201)
  for (const phone of ['+971 50 123', '97150123', '971-50-123', '971 50123', '+97150123'])
    assert.equal((await enter(phone, 'wrong')).status, 401)
  assert.equal((await enter(form.phone, form.password)).status, 429)
  assert.equal((await signIn(kitchen, form.phone, form.password)).status, 429, 'by username as well')

  for (const phone of ['0509', '050-9', '05 09', '(0)509', '0509'])
    assert.equal((await enter(phone, 'wrong')).status, 401)
  assert.equal((await enter('0509', 'wrong')).status, 429)
  wait(3601)
  const { status, headers } = await enter(form.phone, form.password)
  assert.deepEqual([status, cookieOf(headers).split('=')[0]], [200, 'device'])
})

test('a customer who is switched off is told so only with the right password, and cannot try for ever', async () => {
  const kitchen = await openKitchen({ server })
  const form = { phone: '0501', password: 'lentils and rice' }
  await kitchen.visitor.post('/api/v1/customer/auth/register/', form)
  await kitchen.sql("update accounts set is_active = false where role = 'customer'")
  const enter = (word: string) =>
    kitchen.visitor.post('/api/v1/customer/auth/login/', { phone: '0501', password: word })
  const answers = [
    await enter('wrong'),
    await enter(form.password),
    await enter('wrong'),
    await enter('wrong'),
  ]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 403, 401, 401],
  )
  assert.deepEqual([(await enter(form.password)).status, (await enter(form.password)).status], [403, 429])
})

test('what was counted two hours ago is swept away by the tries that come after', async () => {
  const kitchen = await openKitchen({ server })
  await times(4, (n) => signIn(kitchen, `nobody-${n}`, 'wrong'))
  wait(7201)
  await signIn(kitchen, 'admin', 'wrong')
  const left = await kitchen.sql<{ subject: string }>(
    "select subject from sign_in_failures where subject like 'name%'",
  )
  assert.deepEqual(left, [])
})

test('locks are told to the security log by the number of the account, never by a name or an address', async () => {
  const kitchen = await openKitchen({ server })
  const [before, length] = [logged.security().length, logged.text().length]
  await lock(kitchen)
  await lock(kitchen, 'a-name-nobody-has')
  const [known, unknown, ...more] = logged.security().slice(before)
  assert.deepEqual([known?.event, known?.realm, known?.account], ['account_locked', kitchen.tenant.id, 1])
  assert.deepEqual([unknown?.event, unknown?.account, more.length], ['account_locked', undefined, 0])
  for (const word of ['a-name-nobody-has', 'admin@example.test', '127.0.0.1', password])
    assert.ok(!logged.text().slice(length).includes(word), word)
})
