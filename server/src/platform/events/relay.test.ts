import { strict as assert } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'
import { test } from 'node:test'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { openScreen } from '../../../test/live.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { emit } from './emit.ts'

const happen = (tenant: Tenant, n: number) =>
  tenant.write((tx) => emit(tx, { topic: 'kitchen', type: 'it.happened', data: { n } }))
const logOf = (kitchen: Kitchen) =>
  kitchen.sql<{ seq: number | null; n: number }>(
    `select seq, (data->>'n')::int as n from outbox order by seq`,
  )
const anotherNode = ({ controlDatabase, deps }: TestServer) =>
  startServer({ controlDatabase, secretKey: deps.config.secretKey })
const dirty = async ({ deps }: TestServer, { id }: Tenant) =>
  deps.control.read.selectFrom('dirty_tenants').select('tenant').where('tenant', '=', id).executeTakeFirst()

/** Numbers 1 to n, each on one event, and every one of these events. */
async function assertComplete(kitchen: Kitchen, expected: number[]) {
  const log = await logOf(kitchen)
  assert.deepEqual(
    log.map(({ seq }) => seq),
    log.map((_, place) => place + 1),
  )
  assert.deepEqual(
    log.map(({ n }) => n).sort((a, b) => a - b),
    expected,
  )
}

test('two nodes that write and relay at once give every event one number, without a gap', async () => {
  const kitchen = await openKitchen()
  const node = await anotherNode(kitchen.server)
  try {
    const there = (await node.deps.tenants.byId(kitchen.tenant.id))!
    await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        delay(n / 4).then(() => happen(n % 2 ? there : kitchen.tenant, n)),
      ),
    )
    await Promise.all([kitchen.server.deps.relay.relay(kitchen.tenant), node.deps.relay.relay(there)])
    await assertComplete(kitchen, [...Array(200).keys()])
  } finally {
    await node.close()
  }
})

test('a relay whose connection is cut in the middle loses nothing and numbers nothing twice', async () => {
  const kitchen = await openKitchen()
  const { deps } = kitchen.server
  const enough = new AbortController()
  const cutter = (async () => {
    while (!enough.signal.aborted) {
      await deps.owner.with('postgres', (client) =>
        client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = $1 and query ~ 'numbered|for update'`,
          [kitchen.tenant.database],
        ),
      )
      await delay(15)
    }
  })()
  const written: number[] = []
  await Promise.all(
    Array.from({ length: 150 }, async (_, n) => {
      await delay(n * 5)
      // A connection that was cut may be handed out once before its end is known: then nothing was written.
      await happen(kitchen.tenant, n).then(
        () => written.push(n),
        () => {},
      )
    }),
  )
  enough.abort()
  await cutter
  const committed = (await logOf(kitchen)).map(({ n }) => n).sort((a, b) => a - b)
  assert.ok(written.every((n) => committed.includes(n)) && written.length > 20)
  await deps.relay.relay(kitchen.tenant)
  await deps.relay.relay(kitchen.tenant)
  await assertComplete(kitchen, committed)
})

test('what a process left unsaid when it died is found by another node and appears on the screens', async () => {
  const kitchen = await openKitchen()
  const { deps } = kitchen.server
  const screen = await openScreen(kitchen.server, await kitchen.person('kitchen_staff'))
  await screen.subscribe(['kitchen'])
  const dying = await anotherNode(kitchen.server)
  // From here on its relay does nothing, as if the process ended right after each commit.
  await dying.deps.relay.close()
  await happen((await dying.deps.tenants.byId(kitchen.tenant.id))!, 1)
  await dying.close()
  assert.equal((await logOf(kitchen))[0]?.seq, null)

  await deps.sweeper.sweep()
  await screen.until(() => screen.events().length === 1, 500)
  await assertComplete(kitchen, [1])
})

test('a kitchen is looked into from before its first event until it has been quiet, and no longer', async () => {
  const kitchen = await openKitchen()
  const { server, tenant } = kitchen
  const { deps } = server
  const backdate = () =>
    deps.control.write((tx) =>
      tx
        .updateTable('dirty_tenants')
        .set({ dirty_at: '2020-01-01T00:00:00Z', swept_at: '2020-01-01T00:00:00Z' })
        .where('tenant', '=', tenant.id)
        .execute(),
    )

  assert.equal(await dirty(server, tenant), undefined)
  await tenant.write(async (tx) => {
    await emit(tx, { topic: 'kitchen', type: 'it.happened', data: { n: 1 } })
    assert.ok(await dirty(server, tenant), 'marked while the transaction is still open')
  })
  await deps.relay.relay(tenant)
  await deps.sweeper.sweep()
  assert.ok(await dirty(server, tenant), 'whoever marked it may still rely on that')
  await backdate()
  await kitchen.sql('update outbox set seq = null')
  await deps.sweeper.sweep()
  assert.ok(await dirty(server, tenant), 'something was waiting')
  await backdate()
  await deps.sweeper.sweep()
  assert.equal(await dirty(server, tenant), undefined)
})

test('without any hint a screen hears of an event on its next poll', async () => {
  const kitchen = await openKitchen()
  const screen = await openScreen(kitchen.server, await kitchen.person('kitchen_staff'))
  await screen.subscribe(['kitchen'])
  // A node of the same installation, but no Redis between the two.
  const node = await anotherNode(kitchen.server)
  try {
    await happen((await node.deps.tenants.byId(kitchen.tenant.id))!, 1)
    await screen.until(() => screen.events().length === 1, 6_000)
  } finally {
    await node.close()
  }
})
