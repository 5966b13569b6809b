import { strict as assert } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'
import { after, test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { logLines } from '../../../test/log-lines.ts'
import { startServer } from '../../../test/server.ts'
import { superuser } from '../../../test/superuser.ts'

const user = '/api/v1/auth/user/'
const login = '/api/v1/auth/login/'
const change = '/api/v1/auth/password/change/'
const password = 'a boss of tests'
const next = 'a boss of more tests'
const logged = logLines()
const server = await startServer({ log: logged.log })
after(() => server.close())

/** The administrator of a kitchen of the test's own, signed in so many times. */
async function administrator(times = 1) {
  const kitchen = await openKitchen({ server })
  const signIn = (word = password) => kitchen.visitor.post(login, { username: 'admin', password: word })
  const sessions = []
  for (let n = 0; n < times; n += 1) {
    const { body } = await signIn()
    sessions.push({
      refresh: body.refresh as string,
      ...caller(server.url, { 'x-tenant-slug': kitchen.slug, authorization: `Bearer ${body.access}` }),
    })
  }
  return { kitchen, signIn, sessions, admin: sessions[0]! } // at least one
}
const twice = (word: string, old = password) => ({
  old_password: old,
  new_password1: word,
  new_password2: word,
})

test('people change their own names and send back what they read; the e-mail address stays', async () => {
  const { admin } = await administrator()
  const { body: before } = await admin.get(user)
  const same = await admin.put(user, before)
  assert.deepEqual([same.status, same.body], [200, before], 'the own unchanged username')
  const { body } = await admin.patch(user, { first_name: 'Asha', email: 'other@example.test' })
  assert.deepEqual(body, { ...before, first_name: 'Asha' })
  const named = await admin.put(user, { username: 'asha.rao' })
  assert.deepEqual(named.body, { ...before, username: 'asha.rao', first_name: 'Asha' })
  assert.equal((await admin.patch(user, { first_name: '', last_name: 'Rao' })).body.first_name, '')
})

test('nobody takes a name that somebody else signs in with, or makes themselves anything', async () => {
  const { admin, kitchen } = await administrator()
  const cook = await kitchen.person('kitchen_staff')
  for (const username of [cook.username.toUpperCase(), 'a b', '', 'x'.repeat(151), 'admin@example.test'])
    assert.ok(
      (await (username === 'admin@example.test' ? cook : admin).patch(user, { username })).body.username,
      username,
    )
  assert.equal((await admin.patch(user, { username: 'ADMIN@example.test' })).status, 200, 'the own address')
  assert.ok((await admin.put(user, { first_name: 'Asha' })).body.username)
  for (const field of ['role', 'is_active', 'is_superuser', 'password_hash', 'id'])
    assert.ok((await cook.patch(user, { [field]: 'admin' })).body[field], field)
})

test('a customer whose username is a phone number keeps it', async () => {
  const kitchen = await openKitchen({ server })
  const customer = await kitchen.customer({ phone: '+971 50 1' })
  const { body } = await customer.get(user)
  assert.equal((await customer.put(user, body)).status, 200)
  assert.equal((await customer.patch(user, { username: '+971 50 2' })).status, 400)
})

test('a changed password ends every other sign-in at once, and the one it was changed in goes on', async () => {
  const { admin, sessions, signIn, kitchen } = await administrator(3)
  const cook = await kitchen.person('kitchen_staff')
  assert.equal((await admin.post(change, twice(next))).status, 200)
  assert.equal((await admin.get(user)).status, 200)
  assert.equal(
    (await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh: admin.refresh })).status,
    200,
  )
  for (const other of sessions.slice(1)) {
    assert.equal((await other.get(user)).status, 401)
    const refreshed = await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh: other.refresh })
    assert.equal(refreshed.status, 401)
  }
  assert.equal((await cook.get(user)).status, 200, 'other people')
  assert.deepEqual([(await signIn()).status, (await signIn(next)).status], [400, 200])
})

test('on another node the other sign-ins end within five seconds', async (t) => {
  const { admin, sessions, kitchen } = await administrator(2)
  const two = await startServer({
    controlDatabase: server.controlDatabase,
    secretKey: server.deps.config.secretKey,
  })
  t.after(() => two.close())
  const { body } = await kitchen.visitor.post('/api/v1/auth/token/refresh/', {
    refresh: sessions[1]?.refresh,
  })
  const there = caller(two.url, { 'x-tenant-slug': kitchen.slug, authorization: `Bearer ${body.access}` })
  assert.equal((await there.get(user)).status, 200)
  assert.equal((await admin.post(change, twice(next))).status, 200)
  await delay(4_000)
  assert.equal((await there.get(user)).status, 401)
})

test('a wrong old password is said where it stands, all else about the new one under new_password2', async () => {
  const { admin, signIn } = await administrator()
  const fields = async (body: object) => Object.keys((await admin.post(change, body)).body)
  assert.deepEqual(await fields(twice(next, 'not my password')), ['old_password'])
  assert.deepEqual(await fields({ ...twice(next), new_password1: 'another one' }), ['new_password2'])
  for (const word of ['short', '72981630459', 'Password1', 'admin-2026'])
    assert.deepEqual(await fields(twice(word)), ['new_password2'], word)
  assert.deepEqual(await fields({}), ['old_password', 'new_password1', 'new_password2'])
  assert.deepEqual(await fields(twice('x'.repeat(129))), ['new_password1', 'new_password2'])
  assert.equal((await signIn()).status, 200)
})

test('who finds an open screen tries five old passwords and then waits an hour, without locking the door', async () => {
  const { admin, signIn } = await administrator()
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, n) => admin.post(change, twice(next, `guess ${n}`))),
  )
  const count = (status: number) => tries.filter((answer) => answer.status === status).length
  assert.deepEqual([count(400), count(429)], [5, 25])
  assert.equal((await admin.post(change, twice(next))).status, 429)
  assert.equal((await signIn()).status, 200)
})

test('of two who change the same password at once one is told that it was wrong', async () => {
  const { sessions } = await administrator(2)
  const answers = await Promise.all(sessions.map((session, n) => session.post(change, twice(`${next} ${n}`))))
  const won = answers.filter(({ status }) => status === 200)
  assert.equal(won.length, 1, JSON.stringify(answers.map(({ status, body }) => [status, body])))
})

test('an API key changes no password', async () => {
  const { createApiKey } = await import('../../platform/auth/api-keys.ts')
  const kitchen = await openKitchen({ server })
  const wish = { account: 1, name: 'till', scope: 'full', days: 1 } as const
  const { key } = await kitchen.tenant.write((tx) =>
    createApiKey(tx, kitchen.tenant.id, wish, server.clock.now()),
  )
  const { status } = await kitchen.visitor.post(change, twice(next), { 'x-api-key': key })
  assert.equal(status, 403)
})

test('the platform has its own people, passwords and locks: a number is not the same person there', async () => {
  const { admin, signIn } = await administrator()
  const owner = await superuser(server)
  const platform = caller(server.url, {})
  const enter = (word: string) => platform.post(login, { username: owner.username, password: word })
  assert.equal((await owner.patch(user, { first_name: 'Olga' })).body.first_name, 'Olga')
  assert.equal((await owner.post(change, twice('runs even more kitchens', owner.password))).status, 200)
  assert.equal((await enter('runs even more kitchens')).status, 200)
  assert.equal((await admin.get(user)).status, 200)
  for (let n = 0; n < 5; n += 1) assert.equal((await enter('wrong')).status, 400)
  assert.equal((await enter('runs even more kitchens')).status, 429)
  assert.equal((await signIn()).status, 200)
})

test('signing in is noted on the account', async () => {
  const { kitchen } = await administrator()
  const [row] = await kitchen.sql<{ last_login: string }>('select last_login from accounts where id = 1')
  assert.ok(Math.abs(Date.parse(row?.last_login ?? '') - server.clock.now().getTime()) < 10_000)
})

test('no password and no token of all this stands in the log, and each change is told to the security log', () => {
  const events = logged.security().map(({ event }) => event)
  assert.ok(events.includes('password_changed'))
  for (const secret of [password, next, 'eyJ', 'guess 1', 'runs even more'])
    assert.ok(!logged.text().includes(secret), secret)
})
