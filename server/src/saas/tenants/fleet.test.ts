import { strict as assert } from 'node:assert'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { caller } from '../../../test/harness.ts'
import { environmentOf, start } from '../../../test/processes.ts'
import { startServer, testPostgres, type TestServer } from '../../../test/server.ts'
import { tenantMigrationsFolder } from '../../platform/db/folders.ts'
import { StartupProblem } from '../../platform/startup-problem.ts'
import { migrateFleet } from './migrate-fleet.ts'
import { provisionTenant } from './provision-tenant.ts'

const size = 200
const password = 'a boss of tests'
let server: TestServer
let kitchens: Awaited<ReturnType<typeof provisionTenant>>['tenant'][] = []
let current: number

/** Changes what it would change again, and is refused by a kitchen with a long name. */
const notTwice = `
  update stream set last_seq = last_seq + 1;
  alter table categories add constraint short_names check (length(name) < 20);`

before(async () => {
  server = await startServer({ budget: 64 })
  current = (await server.deps.template()).version
  const slugs = Array.from({ length: size }, (_, place) => `fleet-${place}`)
  await severalAtOnce(4, slugs, async (slug) => {
    const admin = { username: 'admin', email: 'admin@example.test', password }
    kitchens.push((await provisionTenant(server.deps, { key: slug, slug, name: slug, admin })).tenant)
  })
  kitchens = kitchens.sort((a, b) => a.id - b.id)
})
after(() => server.close())

test('200 kitchens are asked one after another over 64 connections, and each is served', async () => {
  for (const { slug } of kitchens) assert.equal(await menuOf(slug), 200)
  assert.ok(server.deps.server.stats.open <= 64)
})

test("PostgreSQL itself refuses each of 50 kitchens' logins every other kitchen's database: 2,450 of 2,450", async () => {
  const fifty = kitchens.slice(0, 50)
  const pairs = fifty.flatMap((own) =>
    fifty.filter((other) => other !== own).map((other) => [own.database, other.database] as const),
  )
  const answers = new Map<string, number>()
  await severalAtOnce(16, pairs, async ([user, database]) => {
    const answer = await connects(user, database)
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  })
  assert.deepEqual(answers, new Map([['42501', 2450]]))
  assert.equal(await connects(fifty[0]?.database ?? '', fifty[0]?.database ?? ''), 'connected')
})

test('a fleet with nothing to do is not connected to', async () => {
  const before = await sessions()
  const start = performance.now()
  const report = await migrateFleet(server.deps)
  assert.ok(performance.now() - start < 1000)
  assert.equal(report.length, size)
  assert.ok(
    report.every(
      ({ from, to, seconds, error }) => from === current && to === current && seconds === 0 && !error,
    ),
  )
  assert.equal(await sessions(), before)
})

test('a migration that fails everywhere stops after three kitchens, and touches none', async (t) => {
  const folder = await folderWith(t, 'insert into categories (name, description) values (null, null);')
  const report = await migrateFleet(server.deps, { folder })
  assert.equal(
    report.filter(({ error }) => error === 'not tried, because the first ones failed').length,
    size - 3,
  )
  assert.deepEqual(await control(`select distinct schema_version as version from tenants`), [
    { version: current },
  ])
  assert.deepEqual(
    await control(`select count(*)::int as marked from tenants where migration_error is not null`),
    [{ marked: 3 }],
  )
})

test('a migrator that is killed again and again migrates each kitchen exactly once; the broken ones stay, marked, and serve', async (t) => {
  const folder = await folderWith(t, notTwice)
  const broken = [kitchens[20], kitchens[77], kitchens[150]].filter((kitchen) => kitchen !== undefined)
  for (const { database } of broken)
    await ask(database, `insert into categories (name) values ('${'x'.repeat(30)}')`)
  const blocked = await holdTable(kitchens[60]?.database ?? '')
  setTimeout(blocked.release, 2500)

  for (let kills = 0; kills < 6; kills += 1) {
    const child = start(
      [process.execPath, 'server/test/children/migrate-fleet.ts', folder],
      environmentOf(server),
    )
    await once(child.stdout ?? child, 'data')
    await sleep(Math.random() * 100)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const [behind] = await control<{ count: number }>(
    `select count(*)::int as count from tenants where schema_version = ${current}`,
  )
  assert.ok(behind && behind.count > 0, 'it was killed before it was done')

  const report = await migrateFleet(server.deps, { folder, parallel: 4 })
  assert.equal(report.length, size)
  assert.deepEqual(
    report
      .filter(({ error }) => error)
      .map(({ slug }) => slug)
      .sort(),
    broken.map(({ slug }) => slug).sort(),
  )
  assert.ok(
    report.every(({ to, error }) =>
      error ? to === current && /short_names/.test(error) : to === current + 1,
    ),
  )

  const states =
    await control(`select schema_version as version, count(*)::int as kitchens, count(distinct schema_hash)::int as hashes,
    count(migration_error)::int as marked from tenants group by 1 order by 1`)
  assert.deepEqual(states, [
    { version: current, kitchens: 3, hashes: 1, marked: 3 },
    { version: current + 1, kitchens: size - 3, hashes: 1, marked: 0 },
  ])
  await severalAtOnce(8, kitchens, async (kitchen) => {
    const [row] = await ask<{ last_seq: string }>(kitchen.database, 'select last_seq from stream')
    assert.equal(Number(row?.last_seq), broken.includes(kitchen) ? 0 : 1, kitchen.slug)
  })
  for (const { slug } of broken) assert.equal(await menuOf(slug), 200)

  await assert.rejects(migrateFleet(server.deps), StartupProblem)
  for (const { database } of broken) await ask(database, 'delete from categories')
  assert.ok(
    (await migrateFleet(server.deps, { folder })).every(({ to, error }) => to === current + 1 && !error),
  )
})

test('one kitchen is migrated by its name, and a suspended one only when asked for', async (t) => {
  const folder = await folderWith(t, notTwice, 'alter table categories add column colour text;')
  await control(`update tenants set state = 'suspended' where slug = 'fleet-7'`)
  assert.deepEqual(
    (await migrateFleet(server.deps, { folder, tenant: 'FLEET-8' })).map(({ slug, to }) => [slug, to]),
    [['fleet-8', current + 2]],
  )
  assert.deepEqual(await migrateFleet(server.deps, { folder, tenant: 'fleet-7' }), [])
  assert.equal((await migrateFleet(server.deps, { folder, tenant: 'fleet-7', all: true })).length, 1)
})

/** This code's migrations and these after them. */
async function folderWith(
  t: { after(work: () => Promise<void>): void },
  ...migrations: string[]
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kitchen-migrations-'))
  t.after(() => rm(folder, { recursive: true }))
  await cp(tenantMigrationsFolder, folder, { recursive: true })
  for (const [place, statements] of migrations.entries()) {
    await writeFile(join(folder, `${String(current + 1 + place).padStart(4, '0')}_test.sql`), statements)
  }
  return folder
}

async function severalAtOnce<T>(many: number, things: readonly T[], work: (thing: T) => Promise<void>) {
  const waiting = [...things]
  await Promise.all(
    Array.from({ length: many }, async () => {
      for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
    }),
  )
}

const menuOf = async (slug: string) =>
  (await caller(server.url, { 'x-tenant-slug': slug }).get('/api/v1/customer/menu/categories/')).status

/** What PostgreSQL says to this login at that database: "connected", or the code of its refusal. */
async function connects(user: string, database: string): Promise<string> {
  const { host, port } = testPostgres()
  const client = new pg.Client({ host, port, user, database, password: server.deps.owner.passwordOf(user) })
  try {
    await client.connect()
    return 'connected'
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error)
  } finally {
    await client.end().catch(() => {})
  }
}

/** How many sessions the kitchens' databases have ever had. */
async function sessions(): Promise<number> {
  await sleep(100)
  const [row] = await control<{ sum: number }>(
    'select sum(sessions)::int as sum from pg_stat_database join tenants on database = datname',
  )
  return row?.sum ?? NaN
}

/** A transaction of somebody's that stands in the way of whoever wants to alter the table. */
async function holdTable(database: string) {
  const client = new pg.Client({ ...testPostgres(), database })
  await client.connect()
  await client.query('begin; select from categories')
  return { release: () => void client.query('commit').then(() => client.end()) }
}

const ask = <R extends object>(database: string, statement: string): Promise<R[]> =>
  server.deps.owner.visit(database, async (client) => (await client.query<R>(statement)).rows)
const control = <R extends object>(statement: string): Promise<R[]> =>
  server.deps.owner.with(server.controlDatabase, async (client) => (await client.query<R>(statement)).rows)
