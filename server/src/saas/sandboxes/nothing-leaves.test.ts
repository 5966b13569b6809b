import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { postOffice } from '../../../test/post-office.ts'
import { openSandbox } from '../../../test/sandboxes.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { until } from '../../../test/until.ts'

let office: Awaited<ReturnType<typeof postOffice>>
let server: TestServer
before(async () => {
  office = await postOffice()
  const smtp = { host: '127.0.0.1', port: office.port, tls: false }
  server = await startServer({ mail: { to: smtp, from: 'Kitchen <no-reply@kitchen.example>' } })
  await server.deps.jobs.start()
})
after(async () => {
  await server.close()
  await office.close()
})

const askForReset = ({ visitor }: Pick<Kitchen, 'visitor'>) =>
  visitor.post('/api/v1/auth/password/reset/', { email: 'admin@example.test' })

// Reliability demand 27.
test('what a kitchen would send by mail its sandbox keeps, with its own time, and its links lead into the sandbox', async () => {
  const kitchen = await openKitchen({ server })
  await kitchen.holdClock('2026-03-01T09:00')
  await askForReset(kitchen)
  await until(async () => office.taken.length === 1)

  const sandbox = await openSandbox(kitchen)
  await sandbox.move({ days: 3 })
  assert.equal((await askForReset(sandbox)).status, 200)
  await until(async () => (await sandbox.followed('&from=2026-03-02T00:00')).length === 1)
  const [mail] = await sandbox.followed('&from=2026-03-02T00:00')
  assert.deepEqual([mail.kind, mail.at], ['mail', '2026-03-04T09:00:00+04:00'])
  const [, uid, token] = new RegExp(`/reset/#${sandbox.slug}\\.(\\d+)\\.([\\w-]+)`).exec(mail.text) ?? []
  const words = { uid, token, new_password1: 'a boss of more tests', new_password2: 'a boss of more tests' }
  assert.equal((await kitchen.visitor.post('/api/v1/auth/password/reset/confirm/', words)).status, 400)
  assert.equal((await sandbox.visitor.post('/api/v1/auth/password/reset/confirm/', words)).status, 200)

  // The kitchen still sends: what was asked after is delivered after, and nothing came before it.
  await askForReset(kitchen)
  await until(async () => office.taken.length === 2)
  assert.ok(office.taken.every(({ text }) => !text.includes(sandbox.slug)))
  assert.deepEqual(await kitchen.sql('select 1 from sandbox_messages'), [])
})

test('a copy takes over neither sign-ins nor work: what waits for the kitchen is not done in its sandbox', async () => {
  const kitchen = await openKitchen({ server })
  const login = { username: 'admin', password: 'a boss of tests' }
  await kitchen.visitor.post('/api/v1/auth/login/', login)
  await kitchen.visitor.post('/api/v1/auth/login/', { ...login, password: 'wrong' })
  const { customer } = await kitchen.customer()
  await kitchen.tenant.write((tx) =>
    tx
      .insertInto('outbox')
      .values({ topic: 'orders', type: 'order.cancelled', data: JSON.stringify({ customer, id: 1 }) })
      .execute(),
  )
  const sandbox = await openSandbox(kitchen)
  await sandbox.move({ hours: 2 })
  const others = await sandbox.sql('select 1 from sessions where account <> $1', [sandbox.office.account])
  assert.deepEqual(others, [])
  const left = [
    'outbox',
    'jobs_done',
    'idempotency_keys',
    'api_keys',
    'password_resets',
    'invitations',
    'stream_tickets',
    'known_devices',
    'sign_in_failures',
  ]
  for (const table of left) assert.deepEqual(await sandbox.sql(`select 1 from ${table}`), [], table)
  assert.deepEqual(await sandbox.sql('select 1 from notifications'), [])
  const queued = await server.deps.owner.with(server.controlDatabase, (client) =>
    client.query(`select 1 from jobs.job where name = 'handlers' and data ->> 'tenant' = $1`, [
      String(sandbox.tenant.id),
    ]),
  )
  assert.equal(queued.rowCount, 0)
})
