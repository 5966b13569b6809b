import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { logLines } from '../../../test/log-lines.ts'
import { postOffice } from '../../../test/post-office.ts'
import { startServer } from '../../../test/server.ts'
import { until } from '../../../test/until.ts'
import { systemClock } from '../clock.ts'
import { StartupProblem } from '../startup-problem.ts'
import { lastMails } from './mail-files.ts'
import { mailFolder, openMail } from './mail.ts'
import { mailToFiles, readMailSettings, type MailSettings } from './settings.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'kitchen-mail-'))
after(() => rmSync(dataDir, { recursive: true }))
const message = { to: 'asha@spice.example', subject: 'A word', text: 'Hello Asha,\n\nthe curry is ready.' }
const from = 'Spice <no-reply@spice.example>'
const opened = (settings: MailSettings) => {
  const { log, text } = logLines()
  return { ...openMail({ settings, dataDir, clock: systemClock, log }), text }
}
const to = (port: number, more = {}): MailSettings => ({
  to: { host: '127.0.0.1', port, tls: false, ...more },
  from,
})

test('a mail reaches the server that takes our mail, from the address that we gave, signed in', async (t) => {
  const login = { user: 'kitchen', password: 'a marker of a password' }
  const office = await postOffice({ login })
  t.after(() => office.close())
  const { send, text } = opened(to(office.port, login))
  await send('spice', message)
  const [mail] = office.taken
  assert.deepEqual([mail?.from, mail?.to], ['no-reply@spice.example', ['asha@spice.example']])
  assert.match(mail?.text ?? '', /^Subject: A word\r$/m)
  assert.match(mail?.text ?? '', /the curry is ready\./)
  assert.ok(!text().includes('asha') && !text().includes(login.password))
  await assert.rejects(
    opened(to(office.port, { ...login, password: 'x' })).send('spice', message),
    /EAUTH 535/,
  )
})

test('where TLS is asked for, a server without it, or one that cannot prove itself, gets neither mail nor password', async (t) => {
  const [plain, selfSigned] = [await postOffice(), await postOffice({ startTls: true })]
  t.after(() => Promise.all([plain.close(), selfSigned.close()]))
  for (const { port, taken } of [plain, selfSigned]) {
    await assert.rejects(opened(to(port, { tls: true })).send('spice', message), /did not take a mail/)
    assert.deepEqual(taken, [])
  }
})

test('a server that is away or busy makes the sending fail, without an address in the error; what it will never take is logged and forgotten', async (t) => {
  const busy = await postOffice({ refuse: () => ({ responseCode: 451 }) })
  const never = await postOffice({ refuse: () => ({ responseCode: 550 }) })
  t.after(() => Promise.all([busy.close(), never.close()]))
  const plain = (error: Error) =>
    /^the mail server did not take a mail \(E\w+( 451)?\)$/.test(error.message) && error.cause === undefined
  await assert.rejects(opened(to(busy.port)).send('spice', message), plain)
  await assert.rejects(opened(to(1)).send('spice', message), plain)
  const { send, text } = opened(to(never.port))
  await send('spice', message)
  assert.match(text(), /refused a mail for good/)
  assert.ok(!text().includes('asha') && !text().includes('curry'))
})

test('without a server mails are files that can be read as they were written, the latest last', async () => {
  const { send } = opened(mailToFiles)
  const arabic = `مرحبا آشا، ${'https://spice.example/'.repeat(8)}`
  await send('spice', message)
  await send('platform', { ...message, text: arabic })
  const [first, second, ...more] = await lastMails(mailFolder(dataDir), 10)
  assert.ok(first && second && first.path.includes('/mail/spice/') && second.path.includes('/mail/platform/'))
  assert.ok(first.text.includes(message.text) && second.text.includes(arabic))
  assert.equal(more.length, 0)
  assert.deepEqual(
    (await lastMails(mailFolder(dataDir), 1)).map(({ path }) => path),
    [second.path],
  )
  assert.deepEqual(await lastMails(join(dataDir, 'none'), 5), [])
})

test('a line break in an address or a subject makes no header', async () => {
  const { send } = opened(mailToFiles)
  const sneaky = {
    to: 'asha@spice.example\r\nBcc: evil@example.test',
    subject: 'A\r\nBcc: evil@example.test',
    text: '',
  }
  await send('sneaky', sneaky)
  const [mail] = await lastMails(mailFolder(dataDir), 1)
  assert.doesNotMatch(mail?.text ?? '', /^Bcc/m)
})

test('in production without a server nothing is sent, nor written to a file, and the log says so', async () => {
  const settings = readMailSettings(() => undefined, true)
  const before = (await lastMails(mailFolder(dataDir), 100)).length
  const { send, text } = opened(settings)
  await send('spice', message)
  assert.match(text(), /EMAIL_HOST names no server/)
  assert.ok(!text().includes('asha'))
  assert.equal((await lastMails(mailFolder(dataDir), 100)).length, before)
})

test('the settings are those that Django had, and what cannot be used is named', () => {
  const read = (env: Record<string, string>) => readMailSettings((name) => env[name], true)
  const host = { EMAIL_HOST: 'smtp.example' }
  assert.deepEqual(read(host).to, { host: 'smtp.example', port: 587, tls: true })
  const full = {
    ...host,
    EMAIL_PORT: '25',
    EMAIL_USE_TLS: 'False',
    EMAIL_HOST_USER: 'a',
    EMAIL_HOST_PASSWORD: 'b',
  }
  assert.deepEqual(read(full).to, { host: 'smtp.example', port: 25, tls: false, user: 'a', password: 'b' })
  assert.equal(read({ ...host, DEFAULT_FROM_EMAIL: 'a@b.example' }).from, 'a@b.example')
  for (const [name, value] of [
    ['EMAIL_PORT', 'x'],
    ['EMAIL_PORT', '0'],
    ['EMAIL_USE_TLS', 'maybe'],
  ] as const)
    assert.throws(
      () => read({ ...host, [name]: value }),
      (error) => error instanceof StartupProblem && error.message.startsWith(name),
    )
})

test('a mail that the server is not ready for is sent again until it is, and its link is then a good one', async (t) => {
  const office = await postOffice({ refuse: (before) => (before < 2 ? { responseCode: 421 } : undefined) })
  const { log, text } = logLines()
  const server = await startServer({ log, mail: to(office.port), publicUrl: 'https://kitchen.example' })
  t.after(async () => {
    await server.close()
    await office.close()
  })
  await server.deps.jobs.start()
  const { visitor, slug } = await openKitchen({ server })
  const start = performance.now()
  const { status } = await visitor.post('/api/v1/auth/password/reset/', { email: 'admin@example.test' })
  assert.ok(status === 200 && performance.now() - start < 3_000, 'nobody waits for the mail')
  await until(async () => office.taken.length === 1, 30_000)
  const sent = office.taken[0]?.text.replace(/=\r\n/g, '').replaceAll('=3D', '=') ?? ''
  const [, uid, token] =
    new RegExp(`https://kitchen\\.example/reset/#${slug}\\.(\\d+)\\.([\\w-]+)`).exec(sent) ?? []
  const words = { new_password1: 'a boss of more tests', new_password2: 'a boss of more tests' }
  const confirmed = await visitor.post('/api/v1/auth/password/reset/confirm/', { uid, token, ...words })
  assert.equal(confirmed.status, 200)
  assert.match(text(), /a task failed and will be tried again/)
  for (const secret of ['example.test', 'spice.example', token ?? ''])
    assert.ok(!text().includes(secret), secret)
})
