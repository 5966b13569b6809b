import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { environmentOf, run } from '../../../test/processes.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { dumpSchema, hashSchema } from '../../platform/db/schema-dump.ts'
import { tidyUp } from './janitor.ts'
import { provisionTenant } from './provision-tenant.ts'
import { installationTag } from './spare-databases.sql.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await server.deps.template()
})
after(() => server.close())

test('a sign-up whose process is killed, at whichever statement, becomes a whole kitchen or nothing', async () => {
  const killed = await killAtEachStatement('kitchen', 3, (point) => `k${point}`)
  assert.ok(killed.length >= 20, `${killed.length} statements`)
  const begun = new Map(
    (await control<Tenant>('select id, slug from tenants')).map(({ id, slug }) => [slug, id]),
  )
  assert.ok(begun.size < killed.length) // those that died before their name was reserved

  await letLeasesEnd()
  // Some as an older release would have left them.
  await control(`update tenants set schema_version = 1 where state = 'provisioning' and id % 2 = 0`)
  await tidyUp(server.deps, 0)
  await assertSound()
  const tenants = await control<Tenant>(
    `select id, slug, state, database, schema_version, schema_hash from tenants`,
  )
  assert.deepEqual(new Map(tenants.map(({ id, slug }) => [slug, id])), begun)
  for (const tenant of tenants) await assertWhole(tenant)

  for (const slug of killed) {
    const { tenant } = await provisionTenant(server.deps, {
      key: slug,
      slug,
      name: slug,
      admin: { email: 'asha@example.test' },
    })
    assert.equal(tenant.id, begun.get(slug) ?? tenant.id)
  }
  await assertSound()
})

test('a process that is killed while it clones spare databases leaves none behind', async () => {
  const killed = await killAtEachStatement('spare', 1, String)
  assert.ok(killed.length >= 6, `${killed.length} statements`)
  await control(`update spare_databases set created_at = now() - interval '2 minutes' where not ready`)
  await tidyUp(server.deps, killed.length)
  await assertSound()
  const ready = await control('select count(*)::int as count from spare_databases where ready')
  assert.deepEqual(ready, [{ count: killed.length }])
})

type Tenant = {
  id: number
  slug: string
  state: string
  database: string
  schema_version: number
  schema_hash: string
}

/** One process per statement, so many at a time, until one outlives its work; returns what the killed ones worked on. */
async function killAtEachStatement(work: string, atOnce: number, subject: (point: number) => string) {
  const killed: string[] = []
  let [point, finished] = [0, false]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (!finished) {
        const wished = subject((point += 1))
        const command = [
          process.execPath,
          'server/test/children/die-at-statement.ts',
          work,
          wished,
          String(point),
        ]
        const { code, signal, stderr } = await run(command, environmentOf(server))
        if (signal === 'SIGKILL') killed.push(wished)
        else finished = true
        assert.ok(signal === 'SIGKILL' || code === 0, stderr)
      }
    }),
  )
  return killed
}

/** The fifteen seconds in which nobody else may go on. */
const letLeasesEnd = () => control('update provisionings set lease_until = now() where finished_at is null')

async function assertWhole({ id, slug, state, database, schema_version, schema_hash }: Tenant) {
  const { deps } = server
  assert.deepEqual([state, schema_version], ['active', (await deps.template()).version], slug)
  await deps.owner.visit(database, async (client) => {
    assert.equal(hashSchema(await dumpSchema(client)), schema_hash)
    const { rows } =
      await client.query(`select (select count(*)::int from accounts where role = 'admin') as admins,
      (select count(*)::int from settings) as settings, (select tenant from identity) as tenant`)
    assert.deepEqual(rows, [{ admins: 1, settings: 1, tenant: id }])
  })
  const opened = await deps.tenants.byId(id)
  assert.deepEqual(await opened?.read.selectFrom('accounts').select('username').execute(), [
    { username: 'asha' },
  ])
}

/** Every database and login role of the installation belongs to exactly one row, and the reverse. */
async function assertSound() {
  const tag = await installationTag(server.deps.control.read)
  const known = await control<{ name: string }>(
    'select database as name from tenants union all select database from spare_databases order by 1',
  )
  const databases = await control(
    `select datname::text as name from pg_database where datname ~ '^k${tag}' order by 1`,
  )
  const roles = await control(
    `select rolname::text as name from pg_roles where rolname ~ '^k${tag}' order by 1`,
  )
  assert.deepEqual([databases, roles], [known, known])
  assert.deepEqual(await control('select 1 from provisionings where finished_at is null'), [])
}

const control = <R extends object>(statement: string): Promise<R[]> =>
  server.deps.owner.with(server.controlDatabase, async (client) => (await client.query<R>(statement)).rows)
