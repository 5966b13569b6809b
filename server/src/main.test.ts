import { strict as assert } from 'node:assert'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { databaseUrl, ended, environmentOf, run, start } from '../test/processes.ts'
import { startServer, type TestServer } from '../test/server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'kitchen-main-'))
const secret = 'c0mFz8Qp2LrT5vXy1NbHs7Kd4JgWe9Aa'
let server: TestServer
before(async () => {
  server = await startServer()
})
after(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true, maxRetries: 9 })
})

const main = [process.execPath, 'server/src/main.ts']
const everythingIsSaid = async (env: NodeJS.ProcessEnv, sentence: RegExp) => {
  const { code, stdout, stderr } = await run(main, { ...environmentOf(server), ...env })
  assert.match(stderr, sentence)
  assert.deepEqual([code, stderr.trim().split('\n').length, stdout], [1, 1, ''])
}

test('in production the server does not start without a secret of its own', async () => {
  const none = ['', 'short', 'change-me-change-me-change-me-change-me', 'a'.repeat(40)]
  await Promise.all(
    none.map((APP_SECRET_KEY) =>
      everythingIsSaid({ APP_ENV: 'production', APP_SECRET_KEY }, /^APP_SECRET_KEY /),
    ),
  )
  await everythingIsSaid(
    { APP_ENV: 'production', APP_SECRET_KEY: secret, RATE_LIMITS: 'off' },
    /^RATE_LIMITS=off /,
  )
})

test('what keeps it from starting is said in one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await everythingIsSaid({ PORT: String(port) }, new RegExp(`^Port ${port} is taken: `))
  taken.close()
  await everythingIsSaid({ HOST: '192.0.2.1' }, /^192\.0\.2\.1 cannot be listened on/)
  await everythingIsSaid({ PORT: 'eighty' }, /^PORT must be a number/)
  await everythingIsSaid(
    { DATA_DIR: '/dev/null/data', APP_SECRET_KEY: '' },
    /^The data folder \/dev\/null\/data cannot be written/,
  )
  await everythingIsSaid({ PUBLIC_URL: 'kitchen.example' }, /^PUBLIC_URL must be the address/)
  await everythingIsSaid({ EMAIL_HOST: 'smtp.example', EMAIL_PORT: 'x' }, /^EMAIL_PORT must be a number/)
  await everythingIsSaid({ LOG_DIR: '/dev/null/logs' }, /^The log folder \/dev\/null\/logs cannot be written/)
  await everythingIsSaid(
    { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/control' },
    /^The database at 127\.0\.0\.1:1 cannot be reached/,
  )
  await everythingIsSaid({ DATABASE_URL: 'mysql://localhost/x' }, /^DATABASE_URL must look like/)
})

test('a database of a newer release is left alone', async () => {
  await server.deps.owner.createDatabase('newer_control')
  await server.deps.owner.visit('newer_control', (client) =>
    client.query(`
    create table schema_migrations (version integer primary key, name text not null, checksum text not null, applied_at timestamptz);
    insert into schema_migrations values (1, '', ''), (99, '', '')`),
  )
  await everythingIsSaid(
    { DATABASE_URL: databaseUrl('newer_control') },
    /^The database is at version 99, newer than this code/,
  )
})

test('on an empty folder it starts, shows where its screens are, and leaves no process when it is asked to stop', async () => {
  const env = {
    ...environmentOf(server),
    APP_SECRET_KEY: '',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
  }
  const first = await opened(start(main, env))
  for (const path of ['/kitchen/', '/swagger/', '/redoc/', '/api/v1/'])
    assert.ok(first.panel.includes(first.url + path), path)
  assert.equal((await fetch(`${first.url}/readyz`)).status, 200)
  first.child.kill('SIGINT')
  assert.deepEqual(await closed(first), [0, ''])

  const began = performance.now()
  const later = await opened(start(main, env))
  assert.ok(performance.now() - began < 5000)
  assert.doesNotMatch(later.panel, /Preparing/)
  const second = await run(main, env)
  assert.deepEqual(
    [second.code, second.stderr],
    [1, `Another server already runs on the data folder ${dataDir}.\n`],
  )

  const superuser = [
    './manage',
    'createsuperuser',
    '--username',
    'boss',
    '--email',
    'boss@example.test',
    '--password-stdin',
  ]
  assert.equal((await run(superuser, env, 'open sesame 42\n')).stdout, 'Superuser boss created (id 1).\n')
  assert.equal((await fetch(`${later.url}/readyz`)).status, 200)
  later.child.kill('SIGTERM')
  assert.deepEqual(await closed(later), [0, ''])

  const again = await run(superuser, env, 'open sesame 42\n')
  assert.deepEqual([again.code, again.stdout], [1, ''])
  assert.match(again.stderr, /^username: /)
  assert.equal((await run(['ps', '-eo', 'args'], { PATH: process.env.PATH })).stdout.includes(dataDir), false)
})

test('in production without a mail server it starts, says that no mail is sent, and a forgotten password is answered as ever', async () => {
  const production = { APP_ENV: 'production', ALLOWED_HOSTS: '*', EMAIL_HOST: '' }
  const one = await opened(start(main, { ...environmentOf(server), ...production }))
  assert.match(one.panel, /^No mail is sent: EMAIL_HOST is not set\./m)
  const { status } = await fetch(`${one.url}/api/v1/auth/password/reset/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'boss@example.test' }),
  })
  assert.equal(status, 200)
  one.child.kill('SIGTERM')
  assert.deepEqual(await closed(one), [0, ''])
})

/** Waits for the panel. */
async function opened(child: ChildProcess) {
  let [panel, errors] = ['', '']
  child.stderr?.on('data', (text) => (errors += text))
  for await (const text of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    panel += text
    if (panel.includes('Ctrl-C')) break
  }
  const [url = ''] = /http:\/\/localhost:\d+/.exec(panel) ?? []
  assert.ok(url, errors)
  return { child, panel, url, errors: () => errors }
}

async function closed({ child, errors }: Awaited<ReturnType<typeof opened>>) {
  const began = performance.now()
  const { code } = await ended(child)
  assert.ok(performance.now() - began < 5000)
  return [code, errors()]
}
