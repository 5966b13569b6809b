/** Makes what is generated and committed: schema dumps, table types, the OpenAPI document, the web client's types and the list of errors. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile, readFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseServer } from '../server/src/platform/db/server.ts'
import { controlMigrationsFolder, tenantMigrationsFolder } from '../server/src/platform/db/folders.ts'
import { loadMigrations, migrate } from '../server/src/platform/db/migrations.ts'
import { Owner } from '../server/src/platform/db/owner.ts'
import { dumpSchema } from '../server/src/platform/db/schema-dump.ts'
import { writeErrors } from './gen-errors.ts'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded.ts'

const repository = resolve(import.meta.dirname, '..')

const dataDir = await mkdtemp(join(tmpdir(), 'kitchen-gen-'))
await chmod(dataDir, 0o755)
const postgres = await startEmbeddedPostgres({ dataDir, log: console.log, durable: false })
const server = new DatabaseServer({ ...postgres.connection, budget: 10 })
try {
  const owner = new Owner(postgres.connection, server, 'generated files need no secret')
  await owner.createAppRole()
  await describe(owner, 'control', controlMigrationsFolder)
  await describe(owner, 'tenant', tenantMigrationsFolder)
  // Imported last: the tables' types are made even when the server does not start without them.
  const { writeOpenapi } = await import('./gen-openapi.ts')
  await writeOpenapi(postgres.connection, dataDir)
  await writeErrors(join(repository, 'docs/errors.md'))
} finally {
  await server.close()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function describe(owner: Owner, database: 'control' | 'tenant', folder: string) {
  await owner.createDatabase(database)
  const dump = await owner.with(database, async (client) => {
    await migrate(client, await loadMigrations(folder))
    return dumpSchema(client)
  })
  await writeFile(join(folder, 'schema.sql'), dump)
  await tableTypes(database)
}

/** The contract's types: instants, dates and decimals are text, ids and counters numbers (see wire-types.ts). */
async function tableTypes(database: 'control' | 'tenant') {
  const { host, port, user, password } = postgres.connection
  const file = join(repository, `server/src/platform/db/${database}-db.generated.ts`)
  const text = { timestamptz: 'string', date: 'string', time: 'string', numeric: 'string', int8: 'number' }
  const url = `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--dialect',
      'postgres',
      '--url',
      url,
      '--out-file',
      file,
      '--type-mapping',
      JSON.stringify(text),
      '--exclude-pattern',
      'schema_migrations',
      '--no-domains',
    ],
    { cwd: repository, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`kysely-codegen failed: ${stderr}`)
  const name = database === 'control' ? 'ControlDb' : 'TenantDb'
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace('export interface DB ', `export interface ${name} `),
  )
}
