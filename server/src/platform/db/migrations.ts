import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'

export type Migration = { version: number; name: string; sql: string; checksum: string }
export type MigrationSet = { all: Migration[]; latest: number; checksum: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Reads the 0001_name.sql files of a folder, in order. */
export async function loadMigrations(folder: string): Promise<MigrationSet> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_.+\.sql$/.test(file)).sort()
  const all = await Promise.all(
    files.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { version: Number(name.slice(0, 4)), name, sql, checksum: sha256(sql) }
    }),
  )
  all.forEach(({ version, name }, place) => {
    if (version !== place + 1) throw new Error(`${name}: migrations are numbered without gaps`)
  })
  return { all, latest: all.length, checksum: sha256(all.map((migration) => migration.checksum).join()) }
}

const ledger = `create table if not exists schema_migrations (
  version integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`

/**
 * Brings one database to the newest version, forward only, and returns the version reached. Each migration runs in a
 * transaction of its own that inserts the migration's row first: of two runners at once the second waits on that row,
 * finds it taken and goes on. A database that is newer than this code, or whose applied files were edited, is refused.
 */
export async function migrate(client: pg.Client, migrations: MigrationSet): Promise<number> {
  const { rows: applied } = await readApplied(client)
  const newest = applied.at(-1)
  if (newest && newest.version > migrations.latest) {
    throw newerDatabase(newest.version, migrations)
  }
  for (const { version, checksum } of applied) {
    const file = migrations.all[version - 1]
    if (file?.checksum !== checksum) throw new Error(`migration ${version} was edited after it was applied`)
  }
  for (const migration of migrations.all.slice(applied.length)) await apply(client, migration)
  return migrations.latest
}

export const newerDatabase = (version: number, { latest }: MigrationSet) =>
  new StartupProblem(
    `The database is at version ${version}, newer than this code (${latest}): start a newer release.`,
  )

async function readApplied(client: pg.Client) {
  const query = 'select version, checksum from schema_migrations order by version'
  const {
    rows: [found],
  } = await client.query<{ found: boolean }>(`select to_regclass('schema_migrations') is not null as found`)
  // "if not exists" still races with itself in two sessions, so the lock is taken when the table is made.
  if (!found?.found) {
    await client.query(`begin; select pg_advisory_xact_lock(7016); ${ledger}; commit`)
  }
  return client.query<{ version: number; checksum: string }>(query)
}

async function apply(client: pg.Client, { version, name, sql, checksum }: Migration) {
  await client.query('begin')
  try {
    const { rowCount } = await client.query(
      'insert into schema_migrations (version, name, checksum) values ($1, $2, $3) on conflict do nothing',
      [version, name, checksum],
    )
    if (rowCount) await client.query(sql)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
