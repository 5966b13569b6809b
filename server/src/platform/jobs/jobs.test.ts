import { strict as assert } from 'node:assert'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { after, test } from 'node:test'
import pino from 'pino'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { startServer, testPostgres } from '../../../test/server.ts'
import { schedules } from '../../schedules.ts'
import { plainSql } from '../db/plain-sql.ts'
import { emit } from '../events/emit.ts'
import { checkHandlers, type Handlers } from './handlers.ts'
import { openJobs } from './jobs.ts'
import { runHandler } from './run-handler.ts'

/** Counts an order by an event of its own, so that the count is the effect and can be counted. */
const handlers: Handlers = {
  'order.counted': [
    {
      name: 'count',
      run: (tx, tenant, event) =>
        emit(tx, { topic: 'kitchen', type: 'counted', data: { of: event.id, tenant: tenant.id } }),
    },
    {
      name: 'count-again',
      run: (tx, tenant, event) =>
        emit(tx, { topic: 'kitchen', type: 'counted.again', data: { of: event.id, tenant: tenant.id } }),
    },
  ],
  'order.spoiled': [
    {
      name: 'spoil',
      async run(tx, tenant, event) {
        await emit(tx, { topic: 'kitchen', type: 'spoiled', data: { of: event.id, tenant: tenant.id } })
        throw new Error('this never works')
      },
    },
  ],
}
const server = await startServer({ handlers })
after(() => server.close())

const order = (kitchen: Kitchen, type = 'order.counted', n = 0) =>
  kitchen.tenant.write((tx) => emit(tx, { topic: 'orders', type, data: { n } }))
const effects = (kitchen: Kitchen, type: string) =>
  kitchen.sql<{ of: number; tenant: number }>(
    `select (data->>'of')::int as of, (data->>'tenant')::int as tenant from outbox where type = '${type}' order by 1`,
  )
const ordersOf = (kitchen: Kitchen) =>
  kitchen.sql<{ id: number }>(`select id from outbox where type = 'order.counted' order by id`)
const queued = (state: string, name = 'handlers') =>
  server.deps.owner.with(server.controlDatabase, async (client) => {
    const { rows } = await client.query(`select id, data from jobs.job where name = $1 and state = $2`, [
      name,
      state,
    ])
    return rows
  })
async function until(so: () => Promise<boolean>, within = 10_000) {
  const end = performance.now() + within
  while (!(await so())) {
    assert.ok(performance.now() < end, `not within ${within} ms`)
    await delay(50)
  }
}

test('a worker that is killed in the middle of a job leaves nothing of it, and another one does it within 30 seconds', async () => {
  const kitchen = await openKitchen({ server })
  const { config } = server.deps
  const postgres = { ...testPostgres(), controlDatabase: server.controlDatabase, budget: 8 }
  const stuck = spawn(
    process.execPath,
    [
      resolve(import.meta.dirname, '../../../test/children/stuck-worker.ts'),
      JSON.stringify({ config, postgres }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await order(kitchen)
  await once(stuck.stdout, 'data')
  stuck.kill('SIGKILL')
  await once(stuck, 'exit')
  assert.equal((await queued('active')).length > 0, true)

  await server.deps.jobs.start()
  await until(async () => (await effects(kitchen, 'counted')).length === 1, 30_000)
  assert.equal((await effects(kitchen, 'counted'))[0]?.tenant, kitchen.tenant.id)
})

test('every order is counted once by each handler, in its own kitchen, however often the job comes', async () => {
  const kitchens = [await openKitchen({ server }), await openKitchen({ server })]
  await server.deps.jobs.start()
  await Promise.all(
    kitchens.flatMap((kitchen) => Array.from({ length: 40 }, (_, n) => order(kitchen, 'order.counted', n))),
  )
  // Orders that were never placed are never counted.
  await assert.rejects(
    kitchens[0]!.tenant.write(async (tx) => {
      await emit(tx, { topic: 'orders', type: 'order.counted', data: {} })
      throw new Error('no')
    }),
  )
  for (const kitchen of kitchens) {
    const { tenant } = kitchen
    const ids = (await ordersOf(kitchen)).map(({ id }) => id)
    assert.equal(ids.length, 40)
    // Handed over again, and run again beside the queue, many at once.
    await server.deps.relay.relay(tenant)
    const events = ids.map((id) => ({
      id,
      seq: id,
      topic: 'orders',
      type: 'order.counted',
      at: '',
      data: {},
    }))
    const [{ epoch } = { epoch: '' }] = await kitchen.sql<{ epoch: string }>('select epoch from stream')
    await server.deps.jobs.send(tenant, epoch, events)
    await Promise.all(
      events.map((event) =>
        runHandler(handlers, server.deps.tenants, { tenant: tenant.id, handler: 'count', event }),
      ),
    )
    await until(async () => (await effects(kitchen, 'counted.again')).length >= 40)
    await delay(300)
    for (const type of ['counted', 'counted.again']) {
      assert.deepEqual(
        await effects(kitchen, type),
        ids.map((of) => ({ of, tenant: tenant.id })),
      )
    }
  }
})

test('a job that never works is tried a bounded number of times, logged, and laid aside without holding up the others', async () => {
  const kitchen = await openKitchen({ server })
  const lines: string[] = []
  const { deps } = server
  const ours = await startServer({
    controlDatabase: server.controlDatabase,
    secretKey: deps.config.secretKey,
    handlers,
  })
  const jobs = openJobs({
    ...ours.deps,
    handlers,
    schedules: [],
    tenants: () => ours.deps.tenants,
    retries: { limit: 1, delay: 0 },
    plainSql: plainSql(ours.deps.server, ours.deps.owner.target(await freshControl())),
    log: pino({ level: 'error' }, { write: (line: string) => lines.push(line) }),
  })
  try {
    await jobs.start()
    const event = { id: 1, seq: 1, topic: 'orders', type: 'order.spoiled', at: '', data: {} }
    await jobs.send(kitchen.tenant, 'an epoch', [event, { ...event, id: 2, type: 'order.counted' }])
    await until(async () => (await effects(kitchen, 'counted')).length === 1)
    await until(async () => lines.length > 0, 20_000)
    assert.match(lines[0]!, /given up/)
    assert.match(lines[0]!, /this never works/)
    await until(async () => (await laidAside()).length === 1)
    assert.deepEqual(await effects(kitchen, 'spoiled'), [])
    assert.deepEqual(
      (await kitchen.sql('select event, handler from jobs_done order by 2')).map((row) => row.handler),
      ['count', 'count-again'],
    )
  } finally {
    await jobs.close()
    await ours.close()
  }

  async function freshControl() {
    await ours.deps.owner.createDatabase(`${server.controlDatabase}_q`)
    return `${server.controlDatabase}_q`
  }
  function laidAside() {
    return ours.deps.owner.with(
      `${server.controlDatabase}_q`,
      async (client) => (await client.query(`select data from jobs.job where name = 'handlers-dead'`)).rows,
    )
  }
})

test('a kitchen with very much to do does not keep another waiting', async () => {
  const [busy, quick] = [await openKitchen({ server }), await openKitchen({ server })]
  await server.deps.jobs.start()
  await busy.tenant.write((tx) =>
    emit(
      tx,
      ...Array.from({ length: 400 }, (_, n) => ({ topic: 'orders', type: 'order.counted', data: { n } })),
    ),
  )
  await until(async () => (await effects(busy, 'counted')).length > 0)
  await order(quick)
  await until(async () => (await effects(quick, 'counted')).length === 1, 3_000)
  assert.ok((await effects(busy, 'counted')).length < 400, 'the busy one was not done')
})

const run = async () => {}

test('handlers that cannot be told apart or are not there do not boot', async () => {
  assert.throws(
    () =>
      checkHandlers({
        'order.placed': [
          { name: 'a', run },
          { name: 'a', run },
        ],
      }),
    /named twice/,
  )
  assert.throws(() => checkHandlers({ 'order.placed': [{ name: 'not a name', run }] }), /no name/)
  assert.throws(() => checkHandlers({ 'order.placed': [undefined as never] }))
  assert.throws(
    () => checkHandlers({ 'order.placed': [{ name: 'a', run: undefined as never }] }),
    /no handler/,
  )
  await assert.rejects(
    startServer({ handlers: { 'order.placed': [{ name: 'a', run: undefined as never }] } }),
    /no handler/,
  )
})

test('the list of recurring work is what the queue knows, and what left the list stops', async () => {
  await server.deps.jobs.start()
  const known = () =>
    server.deps.owner.with(
      server.controlDatabase,
      async (client) =>
        (
          await client.query<{ key: string; cron: string }>(
            'select key, cron from jobs.schedule order by key',
          )
        ).rows,
    )
  const listed = schedules
    .map(({ name: key, cron }) => ({ key, cron }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  assert.deepEqual(await known(), listed)

  const fewer = openJobs({
    ...server.deps,
    handlers: {},
    schedules: schedules.slice(1),
    tenants: () => server.deps.tenants,
    plainSql: plainSql(server.deps.server, server.deps.owner.target(server.controlDatabase)),
  })
  await fewer.start()
  await fewer.close()
  assert.equal((await known()).length, schedules.length - 1)
})

test('a queue that is closed is not opened again by who comes late, so that the process ends', async () => {
  const { deps, close } = await startServer({ handlers: {} })
  const later = deps.jobs.task('late', async () => {})
  await close()
  await assert.rejects(later({}), /closed/)
})
