import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { openScreen } from '../../../test/live.ts'
import { schedules } from '../../schedules.ts'
import { runSchedule } from './schedule.ts'

/** What the queue does when the minute comes. */
const keepHouse = async (name: string, ...kitchens: Kitchen[]) => {
  const { deps } = kitchens[0]!.server
  const schedule = schedules.find((one) => one.name === name)!
  await runSchedule(
    schedule,
    kitchens.map(({ tenant }) => tenant.id),
    deps,
  )
}
const count = async (kitchen: Kitchen, what: string) =>
  (await kitchen.sql<{ n: number }>(`select count(*) as n from ${what}`))[0]!.n

const fill = (kitchen: Kitchen, events: number, age: string) =>
  kitchen.sql(`
  with made as (
    insert into outbox (topic, type, data, at, seq)
    select 'kitchen', 'it.happened', '{}', now() - interval '${age}', (select last_seq from stream) + n from generate_series(1, ${events}) n returning 1)
  update stream set last_seq = last_seq + ${events}`)

test('the log keeps a day and at most ten thousand events, never loses one that has no number yet, and tells late readers', async () => {
  const kitchen = await openKitchen()
  await fill(kitchen, 3_000, '25 hours')
  await fill(kitchen, 500, '23 hours')
  await kitchen.sql(
    `insert into outbox (topic, type, data, at) values ('kitchen', 'waits', '{}', now() - interval '3 days')`,
  )
  await keepHouse('prune-log', kitchen)
  assert.deepEqual(await kitchen.sql('select min(seq) as first, max(seq) as last from outbox'), [
    { first: 3_001, last: 3_500 },
  ])
  assert.equal(await count(kitchen, 'outbox where seq is null'), 1)

  const screen = await openScreen(kitchen.server, await kitchen.person('kitchen_staff'))
  const { epoch } = await screen.subscribe(['kitchen'])
  assert.equal((await screen.subscribe(['kitchen'], { epoch: epoch!, seq: 2_999 })).resync, 'too_old')
  assert.equal((await screen.subscribe(['kitchen'], { epoch: epoch!, seq: 3_000 })).resync, undefined)

  await fill(kitchen, 12_000, '1 minute')
  await keepHouse('prune-log', kitchen)
  assert.equal(await count(kitchen, 'outbox where seq is not null'), 10_000)

  await kitchen.sql(`update outbox set at = now() - interval '2 days' where seq is not null`)
  await keepHouse('prune-log', kitchen)
  assert.equal(await count(kitchen, 'outbox where seq is not null'), 0)
  assert.equal((await screen.subscribe(['kitchen'], { epoch: epoch!, seq: 15_499 })).resync, 'too_old')
  assert.equal((await screen.subscribe(['kitchen'], { epoch: epoch!, seq: 15_500 })).resync, undefined)
})

test('answers kept for repeats go after a week, ended sign-ins and old tickets at once, done jobs after 45 days', async () => {
  const kitchen = await openKitchen()
  const person = await kitchen.person('admin')
  await kitchen.sql(
    `insert into idempotency_keys (account, key, request_hash, created_at) values
    ($1, 'old', '', now() - interval '8 days'), ($1, 'young', '', now() - interval '6 days')`,
    [person.account],
  )
  await kitchen.sql(
    `insert into sessions (id, account, expires_at) values (gen_random_uuid(), $1, now() - interval '1 hour')`,
    [person.account],
  )
  await kitchen.sql(`insert into stream_tickets (secret_hash, session, expires_at)
    select age, id, now() - age::interval from sessions, (values ('1 minute'), ('-1 minute')) as old(age) where expires_at > now()`)
  await kitchen.sql(
    `insert into jobs_done (event, handler, done_at) values (1, 'a', now() - interval '50 days'), (2, 'a', now())`,
  )

  for (const { name } of schedules) await keepHouse(name, kitchen)
  assert.deepEqual(await kitchen.sql('select key from idempotency_keys'), [{ key: 'young' }])
  assert.equal(await count(kitchen, 'sessions where expires_at < now()'), 0)
  assert.equal(await count(kitchen, 'sessions'), 1)
  assert.deepEqual(await kitchen.sql('select secret_hash from stream_tickets'), [
    { secret_hash: '-1 minute' },
  ])
  assert.deepEqual(await kitchen.sql('select event from jobs_done'), [{ event: 2 }])
})

test('a kitchen where it fails does not keep the others from being tidied', async () => {
  const [broken, fine] = [await openKitchen(), await openKitchen()]
  for (const kitchen of [broken, fine]) await fill(kitchen, 10, '2 days')
  await broken.sql(`revoke delete on outbox from kitchen_app`)
  await keepHouse('prune-log', broken, fine)
  assert.deepEqual([await count(broken, 'outbox'), await count(fine, 'outbox')], [10, 0])
})
