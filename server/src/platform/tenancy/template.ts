import { loadMigrations, migrate } from '../db/migrations.ts'
import type { Client } from '../db/server.ts'
import type { Owner } from '../db/owner.ts'
import { dumpSchema, hashSchema } from '../db/schema-dump.ts'
import { tenantMigrationsFolder } from '../db/folders.ts'

/** A sealed, migrated, empty tenant database that new ones are cloned from. Its name carries the migrations' checksum. */
export type Template = { database: string; version: number; schemaHash: string }

/** Finds or builds the template of this code's migrations. A half-built one is built anew. */
export async function ensureTemplate(owner: Owner): Promise<Template> {
  const migrations = await loadMigrations(tenantMigrationsFolder)
  const database = `kitchen_template_${migrations.checksum.slice(0, 12)}`
  await owner.createAppRole()
  const comment = await owner.with('postgres', async (client) => {
    await client.query('begin')
    try {
      // Two processes that start at once must not build it twice, and building takes longer than a lock is waited for
      // elsewhere; the lock goes with the session's transaction.
      await client.query(`set local lock_timeout = '1min'`)
      await client.query('select pg_advisory_xact_lock(7017)')
      return (await commentOf(client, database)) ?? (await build())
    } finally {
      await client.query('commit')
    }
  })
  return { database, version: migrations.latest, schemaHash: comment }

  async function build(): Promise<string> {
    if (await owner.exists(database)) await owner.dropDatabase(database)
    await owner.createDatabase(database)
    const schemaHash = await owner.with(database, async (client) => {
      await migrate(client, migrations)
      return hashSchema(await dumpSchema(client))
    })
    await owner.sealTemplate(database)
    // The comment is written last: a template without one was never finished.
    await owner.with('postgres', (client) =>
      client.query(`comment on database ${database} is '${schemaHash}'`),
    )
    return schemaHash
  }
}

/** The template, looked for once in the life of the process; a failure is not kept. */
export function templateKeeper(owner: Owner): () => Promise<Template> {
  let found: Promise<Template> | undefined
  return () => {
    found ??= ensureTemplate(owner).catch((error) => {
      found = undefined
      throw error
    })
    return found
  }
}

async function commentOf(client: Client, database: string): Promise<string | undefined> {
  const { rows } = await client.query<{ hash: string | null }>(
    `select shobj_description(oid, 'pg_database') as hash from pg_database where datname = $1 and datistemplate`,
    [database],
  )
  return rows[0]?.hash ?? undefined
}
