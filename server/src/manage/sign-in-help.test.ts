import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../test/harness.ts'
import { environmentOf, repository, run } from '../../test/processes.ts'
import { sharedServer } from '../../test/shared-server.ts'
import { superuser } from '../../test/superuser.ts'
import { caller } from '../../test/kitchen.ts'

const manage = async (...args: string[]) =>
  run([`${repository}/manage`, ...args], environmentOf(await sharedServer()))

test('./manage unlock lets somebody sign in again at once, in a kitchen and on the platform', async () => {
  const server = await sharedServer()
  const kitchen = await openKitchen()
  const owner = await superuser(server)
  const doors = [
    {
      visitor: kitchen.visitor,
      username: 'admin',
      password: 'a boss of tests',
      where: ['--tenant', kitchen.slug],
    },
    { visitor: caller(server.url, {}), username: owner.username, password: owner.password, where: [] },
  ]
  for (const { visitor, username, password, where } of doors) {
    const signIn = (word: string) => visitor.post('/api/v1/auth/login/', { username, password: word })
    const known = await signIn(password)
    const cookie = known.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const onDevice = (word: string) =>
      visitor.post('/api/v1/auth/login/', { username, password: word }, { cookie })
    for (let n = 0; n < 5; n += 1) await Promise.all([signIn('wrong'), onDevice('wrong')])
    assert.deepEqual([(await signIn(password)).status, (await onDevice(password)).status], [429, 429])

    const { code, stdout } = await manage('unlock', username.toUpperCase(), ...where)
    assert.deepEqual([code, stdout], [0, `${username} can sign in again.\n`])
    assert.deepEqual([(await signIn(password)).status, (await onDevice(password)).status], [200, 200])
    assert.equal((await manage('unlock', username, ...where)).stdout, `${username} was not locked out.\n`)
  }
  const nobody = await manage('unlock', 'nobody', '--tenant', kitchen.slug)
  assert.deepEqual([nobody.code, nobody.stderr], [1, `${kitchen.slug} has no account nobody.\n`])
  assert.equal(
    (await manage('unlock', 'admin', '--tenant', 'nowhere')).stderr,
    'There is no kitchen nowhere.\n',
  )
})

test('./manage mail shows the last mails that were written to files', async () => {
  const { deps } = await sharedServer()
  assert.equal((await manage('mail')).stdout, 'There are no mails in files.\n')
  for (const n of [1, 2, 3])
    await deps.mail.send('platform', { to: 'asha@spice.example', subject: `Mail ${n}`, text: `Word = ${n}` })
  const { stdout } = await manage('mail', '--last', '2')
  assert.ok(!stdout.includes('Mail 1') && stdout.indexOf('Mail 2') < stdout.indexOf('Mail 3'))
  assert.match(stdout, /Subject: Mail 3\n[\s\S]*\n\nWord = 3\n/)
  assert.equal((await manage('mail', '--last', 'many')).code, 2)
})
