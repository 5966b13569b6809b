import { strict as assert } from 'node:assert'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { contentsOf } from '../../../test/contents.ts'
import { openKitchenOn, type Kitchen } from '../../../test/kitchen.ts'
import { sandboxes } from '../../../test/sandboxes.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { tenantMigrationsFolder } from '../../platform/db/folders.ts'
import { tidyUp } from '../tenants/janitor.ts'
import { migrateFleet } from '../tenants/migrate-fleet.ts'

const copied = ['accounts', 'categories', 'customer_addresses', 'customers', 'ledger_entries', 'wallets']

let server: TestServer
let folder: string
let current: number
before(async () => {
  server = await startServer()
  current = (await server.deps.template()).version
  folder = await mkdtemp(join(tmpdir(), 'kitchen-migrations-'))
  await cp(tenantMigrationsFolder, folder, { recursive: true })
  // A table that is written anew is empty to whoever began to look before; rows that are brought up to date look like any.
  await writeFile(
    join(folder, `${String(current + 1).padStart(4, '0')}_test.sql`),
    `alter table wallets alter column version type bigint;
     update customers set name = name || ' (renamed)';
     select pg_sleep(0.05)`,
  )
})
after(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

test('a copy taken while its kitchen is migrated is the kitchen at one version, or is not there', async () => {
  let whole = 0
  for (const waitMs of [0, 80, 160, undefined]) {
    const kitchen = await openEaters()
    const admin = await kitchen.person('admin')
    const old = await contentsOf(server, kitchen.tenant.database)
    const copy = admin.post(sandboxes, {})
    // The last one comes when the copy is there, however slow the machine is.
    await (waitMs === undefined ? copy : sleep(waitMs))
    const [migrated] = await migrateFleet(server.deps, { folder, tenant: kitchen.tenant.slug })
    assert.equal(migrated?.error, undefined)
    whole += await assertWhole(kitchen, (await copy).body.id, old)
  }
  assert.ok(whole > 0, 'some were copied before')
})

test('a node of the release before copies no kitchen that is a version ahead of it', async () => {
  const kitchen = await openEaters()
  await migrateFleet(server.deps, { folder, tenant: kitchen.tenant.slug })
  const admin = await kitchen.person('admin')
  const { body } = await admin.post(sandboxes, {})
  assert.equal(body.state, 'provisioning')
  assert.match(
    (await control(`select error from provisionings where tenant = ${Number(body.id)}`))[0].error,
    new RegExp(`at version ${current + 1}, and its copy at ${current}`),
  )
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await control('update provisionings set lease_until = now() where finished_at is null')
    await tidyUp(server.deps, 0)
  }
  assert.deepEqual((await admin.get(sandboxes)).body.results, [], 'it is not tried for ever')
})

async function openEaters() {
  const kitchen = await openKitchenOn(server, {})
  for (let eater = 0; eater < 5; eater += 1) await kitchen.customer({ wallet: '70.00' })
  return kitchen
}

/** Answers 1 for a sandbox that is open, after comparing it with the kitchen as it was at the version the sandbox is at. */
async function assertWhole(kitchen: Kitchen, id: number, old: Record<string, string[]>): Promise<number> {
  const sandbox = await server.deps.tenants.byId(id)
  if (sandbox?.state !== 'active') return 0
  const [row] = await control(`select schema_version as version from tenants where id = ${id}`)
  assert.equal(row.version, current)
  const copy = await contentsOf(server, sandbox.database)
  for (const table of copied) assert.deepEqual(copy[table], old[table], table)
  return 1
}

const control = (statement: string): Promise<any[]> =>
  server.deps.owner.with(server.controlDatabase, async (client) => (await client.query(statement)).rows)
