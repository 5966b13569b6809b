import { strict as assert } from 'node:assert'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { caller, openKitchen, type Kitchen } from '../../../test/harness.ts'
import { logLines } from '../../../test/log-lines.ts'
import { startServer } from '../../../test/server.ts'
import { superuser } from '../../../test/superuser.ts'
import { until } from '../../../test/until.ts'
import { lastMails } from '../../platform/mail/mail-files.ts'

const reset = '/api/v1/auth/password/reset/'
const confirm = '/api/v1/auth/password/reset/confirm/'
const login = '/api/v1/auth/login/'
const next = 'a boss of more tests'
const logged = logLines()
const server = await startServer({ log: logged.log })
await server.deps.jobs.start()
after(() => server.close())

const folder = join(server.deps.config.dataDir, 'mail')
const mailsOf = async (slug: string) =>
  (await lastMails(folder, 1_000)).filter(({ path }) => path.includes(`/${slug}/`))
const linkIn = (text = '') => {
  const [slug = '', uid = '', token = ''] = new URL(/http\S+/.exec(text)?.[0] ?? '').hash.slice(1).split('.')
  return { slug, uid, token }
}
const ask = (kitchen: Pick<Kitchen, 'visitor'>, email = 'admin@example.test') =>
  kitchen.visitor.post(reset, { email })
const twice = (word: string) => ({ new_password1: word, new_password2: word })
const signIn = ({ visitor }: Pick<Kitchen, 'visitor'>, password: string) =>
  visitor.post(login, { username: 'admin', password })

/** Asks and answers what the link in the mail says. `count` mails are there then. */
async function askAndRead(kitchen: Kitchen, count = 1) {
  assert.equal((await ask(kitchen)).status, 200)
  await until(async () => (await mailsOf(kitchen.slug)).length === count)
  const { uid, token } = linkIn((await mailsOf(kitchen.slug)).at(-1)?.text)
  return { uid, token }
}

test('a mailed link sets a new password, ends every sign-in, lifts a lock and makes all devices strangers', async () => {
  const kitchen = await openKitchen({ server })
  const { body, headers } = await signIn(kitchen, 'a boss of tests')
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  for (let n = 0; n < 6; n += 1) await signIn(kitchen, 'wrong')
  const link = await askAndRead(kitchen)
  const [mail] = await mailsOf(kitchen.slug)
  assert.match(mail?.text ?? '', /^To: admin@example\.test$/m)
  assert.match(
    mail?.text ?? '',
    new RegExp(`^http://localhost:8000/reset/#${kitchen.slug}\\.1\\.[\\w-]{43}$`, 'm'),
  )
  assert.equal(statSync(mail?.path ?? '').mode & 0o077, 0, 'nobody else may open it')

  assert.equal((await kitchen.visitor.post(confirm, { ...link, ...twice(next) })).status, 200)
  const access = { authorization: `Bearer ${body.access}` }
  assert.equal((await kitchen.visitor.get('/api/v1/auth/user/', undefined, access)).status, 401)
  const refreshed = await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh: body.refresh })
  assert.equal(refreshed.status, 401)
  assert.deepEqual(await kitchen.sql('select account from known_devices'), [])
  assert.equal((await signIn(kitchen, next)).status, 200)
  for (let n = 0; n < 5; n += 1) await signIn(kitchen, 'wrong')
  const known = await kitchen.visitor.post(login, { username: 'admin', password: next }, { cookie })
  assert.equal(known.status, 429)
})

test('a link works once, also for ten at once, and only the latest of an account', async () => {
  const kitchen = await openKitchen({ server })
  const old = await askAndRead(kitchen)
  const link = await askAndRead(kitchen, 2)
  assert.deepEqual(Object.keys((await kitchen.visitor.post(confirm, { ...old, ...twice(next) })).body), [
    'token',
  ])
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      kitchen.visitor.post(confirm, { ...link, ...twice(`${next} ${n}`) }),
    ),
  )
  const won = answers.flatMap(({ status }, n) => (status === 200 ? [n] : []))
  assert.equal(won.length, 1)
  assert.equal((await signIn(kitchen, `${next} ${won[0]}`)).status, 200)
  assert.equal((await kitchen.visitor.post(confirm, { ...link, ...twice(next) })).status, 400)
})

test('a link works for an hour, and a password that is refused does not use it up', async () => {
  const kitchen = await openKitchen({ server })
  const link = await askAndRead(kitchen)
  const say = async (body: object) => Object.keys((await kitchen.visitor.post(confirm, body)).body)
  assert.deepEqual(await say({ ...link, ...twice('Password1') }), ['new_password2'])
  assert.deepEqual(await say({ ...link, ...twice(next), new_password1: 'another one' }), ['new_password2'])
  assert.deepEqual(await say({ ...link, ...twice(next), uid: 'x' }), ['uid'])
  assert.deepEqual(await say({ ...link, ...twice(next), uid: '2' }), ['token'])
  assert.deepEqual(await say({ ...link, ...twice(next), token: `${link.token}x` }), ['token'])
  assert.deepEqual(await say({}), ['uid', 'token', 'new_password1', 'new_password2'])
  server.clock.advance(3_590_000)
  assert.deepEqual(await say({ ...link, ...twice('short') }), ['new_password2'])
  server.clock.advance(11_000)
  assert.deepEqual(await say({ ...link, ...twice(next) }), ['token'])
})

test('a link that went to an address is worth nothing once the account has another one', async () => {
  const kitchen = await openKitchen({ server })
  const admin = await kitchen.person('admin')
  const link = await askAndRead(kitchen)
  await admin.patch('/api/v1/staff/1/', { email: 'new@example.test' })
  assert.deepEqual(Object.keys((await kitchen.visitor.post(confirm, { ...link, ...twice(next) })).body), [
    'token',
  ])
  await admin.patch('/api/v1/staff/1/', { email: 'Admin@example.test' })
  assert.equal((await kitchen.visitor.post(confirm, { ...link, ...twice(next) })).status, 200)
})

test('an invitation is over once its owner has set a password by mail', async () => {
  const kitchen = await openKitchen({ server })
  const staff = await kitchen.person('staff')
  const email = 'ali@example.test'
  const made = await staff.post('/api/v1/driver/drivers/', { name: 'Ali', phone: '0501', email })
  const token = new URL(made.body.invitation_url).hash.split('.')[1]
  assert.equal((await ask(kitchen, email)).status, 200)
  await until(async () => (await mailsOf(kitchen.slug)).length === 1)
  const { uid, token: mailed } = linkIn((await mailsOf(kitchen.slug))[0]?.text)
  assert.equal((await kitchen.visitor.post(confirm, { uid, token: mailed, ...twice(next) })).status, 200)

  const replayed = await kitchen.visitor.post('/api/v1/auth/invitation/accept/', {
    token,
    password: 'drives a red van',
  })
  assert.deepEqual([replayed.status, Object.keys(replayed.body)], [400, ['token']])
  assert.equal((await kitchen.visitor.post(login, { username: '0501', password: next })).status, 200)
})

test('a link of one kitchen opens nothing in another, or on the platform', async () => {
  const [a, b] = [await openKitchen({ server }), await openKitchen({ server })]
  const link = await askAndRead(a)
  for (const visitor of [b.visitor, caller(server.url, {})])
    assert.deepEqual(Object.keys((await visitor.post(confirm, { ...link, ...twice(next) })).body), ['token'])
})

test('the answer is the same for an address that nobody has, in words and in time, and nothing is mailed', async () => {
  const kitchen = await openKitchen({ server })
  const times = { known: [] as number[], unknown: [] as number[] }
  const timed = async (email: string) => {
    const start = performance.now()
    const answer = await ask(kitchen, email)
    return { ...answer, took: performance.now() - start }
  }
  for (let n = 0; n < 40; n += 1) {
    await kitchen.sql('delete from sign_in_failures')
    const [known, unknown] = [await timed('Admin@Example.test'), await timed(`nobody${n}@example.test`)]
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body])
    times.known.push(known.took)
    times.unknown.push(unknown.took)
  }
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[20] ?? 0
  const [known, unknown] = [middle(times.known), middle(times.unknown)]
  assert.ok(Math.abs(known - unknown) < Math.max(3, known * 0.3), `${known} ms and ${unknown} ms`)
  assert.deepEqual(Object.keys((await ask(kitchen, 'no address')).body), ['email'])
  await until(async () => (await mailsOf(kitchen.slug)).length === 40)
  assert.ok((await mailsOf(kitchen.slug)).every(({ text }) => text.includes('To: admin@example.test')))
})

test('nobody can fill a mailbox: five mails an hour, whoever asks', async () => {
  const kitchen = await openKitchen({ server })
  for (let n = 0; n < 8; n += 1) assert.equal((await ask(kitchen)).status, 200)
  server.clock.advance(3_601_000)
  await ask(kitchen)
  await until(async () => (await mailsOf(kitchen.slug)).length === 6)
})

test('who is switched off gets no mail, and a link sent before does nothing', async () => {
  const kitchen = await openKitchen({ server })
  const link = await askAndRead(kitchen)
  await kitchen.sql('update accounts set is_active = false')
  assert.equal((await kitchen.visitor.post(confirm, { ...link, ...twice(next) })).status, 400)
  assert.equal((await ask(kitchen)).status, 200)
  const other = await openKitchen({ server })
  await askAndRead(other)
  assert.equal((await mailsOf(kitchen.slug)).length, 1)
})

test("the platform's people reset their passwords too", async () => {
  const owner = await superuser(server)
  const platform = { visitor: caller(server.url, {}) }
  await ask(platform, `${owner.username}@example.test`)
  await until(async () => (await mailsOf('platform')).length === 1)
  const { slug, ...link } = linkIn((await mailsOf('platform'))[0]?.text)
  assert.equal(slug, 'platform')
  assert.equal((await platform.visitor.post(confirm, { ...link, ...twice(next) })).status, 200)
  const { status } = await platform.visitor.post(login, { username: owner.username, password: next })
  assert.equal(status, 200)
})

test('no token stands in the database, the queue or the log, and no address in the log', async () => {
  const kitchen = await openKitchen({ server })
  const { token } = await askAndRead(kitchen)
  const [kept] = await kitchen.sql('select * from password_resets')
  assert.ok(kept && !JSON.stringify(kept).includes(token))
  const queue = await server.deps.owner.with(server.controlDatabase, async (client) =>
    JSON.stringify((await client.query('select * from jobs.job')).rows),
  )
  assert.ok(queue.includes('mail-password-reset') && !queue.includes(token))
  for (const secret of [token, next, 'example.test']) assert.ok(!logged.text().includes(secret), secret)
  assert.ok(logged.security().some(({ event }) => event === 'password_reset'))
  assert.ok(readFileSync((await mailsOf(kitchen.slug))[0]?.path ?? '', 'utf8').length > 100)
})
