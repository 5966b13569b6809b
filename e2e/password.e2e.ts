import { strict as assert } from 'node:assert'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buildWebIfStale } from '../bin/build-web.ts'
import { lastMails } from '../server/src/platform/mail/mail-files.ts'
import { openKitchen } from '../server/test/harness.ts'
import { sharedServer } from '../server/test/shared-server.ts'
import { until } from '../server/test/until.ts'
import { openPage, picture } from './browser.ts'

before(buildWebIfStale)
const server = await sharedServer()
await server.deps.jobs.start()
after(() => server.deps.jobs.close())

/** Opens a link of ours as somebody in a browser that has never been here; the installation's address is another's here. */
async function openLink(link: string) {
  const { pathname, hash } = new URL(link)
  const opened = await openPage(server.url)
  await opened.page.goto(pathname + hash)
  const { page } = opened
  return {
    ...opened,
    async type(password: string, again = password) {
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByLabel('The same again').fill(again)
      await page.getByRole('button', { name: 'Save' }).click()
    },
  }
}

test('an invited driver chooses a password by the link, once, and signs in with it', async () => {
  const kitchen = await openKitchen({ name: 'Saffron & Co.' })
  const manager = await kitchen.person('manager')
  const { body } = await manager.post('/api/v1/driver/drivers/', { name: 'Omar Said', phone: '0501234567' })
  const { page, type, complaints, strangers } = await openLink(body.invitation_url)
  await page.getByRole('heading', { name: 'Choose your password' }).waitFor()
  await picture(page, 'invitation')
  await type('drives by night', 'drives by day')
  await page.getByText('The two are not the same.').waitFor()
  assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
  await type('iloveyou')
  await page.getByText('This password is too common.').waitFor()
  await type('drives by night')
  await page.getByText(/^Your password is set; .* Your user name is /).waitFor()
  const username = /user name is (\S+)\./.exec((await page.getByRole('status').textContent()) ?? '')?.[1]
  const signedIn = await kitchen.visitor.post('/api/v1/auth/login/', {
    username,
    password: 'drives by night',
  })
  assert.deepEqual(signedIn.body.user?.groups, ['Driver'])
  assert.deepEqual(strangers, [])

  const again = await openLink(body.invitation_url)
  await again.type('drives by noon')
  await again.page.getByRole('alert').waitFor()
  const other = await kitchen.visitor.post('/api/v1/auth/login/', { username, password: 'drives by noon' })
  assert.equal(other.status, 400)
})

test('a forgotten password is set anew by the link in the mail, once', async () => {
  const kitchen = await openKitchen({ name: 'Saffron & Co.' })
  const { status } = await kitchen.visitor.post('/api/v1/auth/password/reset/', {
    email: 'admin@example.test',
  })
  assert.equal(status, 200)
  const mails = async () =>
    (await lastMails(join(server.deps.config.dataDir, 'mail'), 100)).filter(({ path }) =>
      path.includes(`/${kitchen.slug}/`),
    )
  await until(async () => (await mails()).length === 1)
  const link = /http\S+/.exec((await mails())[0]?.text ?? '')?.[0] ?? ''
  const signIn = async (password: string) =>
    (await kitchen.visitor.post('/api/v1/auth/login/', { username: 'admin', password })).status

  const { page, type, complaints, strangers } = await openLink(link)
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
  await type('a boss who remembers')
  await page.getByText('Password has been reset with the new password.').waitFor()
  await picture(page, 'password-reset')
  assert.deepEqual({ complaints, strangers }, { complaints: [], strangers: [] })
  assert.deepEqual([await signIn('a boss of tests'), await signIn('a boss who remembers')], [400, 200])
  const again = await openLink(link)
  await again.type('a boss who forgets')
  await again.page.getByText('This link is not valid, or no longer.').waitFor()
  assert.equal(await signIn('a boss who remembers'), 200)
})
