import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { tenantMigrationsFolder } from '../../platform/db/folders.ts'
import { loadMigrations, migrate, newerDatabase, type MigrationSet } from '../../platform/db/migrations.ts'
import { dumpSchema, hashSchema } from '../../platform/db/schema-dump.ts'
import { fleet, recordFailure, recordMigrated, type Member } from './fleet.sql.ts'

export type FleetOptions = {
  /** How many databases at a time, 4 by default. */
  parallel?: number | undefined
  /** Only the kitchen of this slug. */
  tenant?: string | undefined
  /** Suspended kitchens too. */
  all?: boolean | undefined
  folder?: string
  /** Hears of each database that was worked on. */
  onEach?: (result: Migrated) => void
}

/** What became of one kitchen's database; `error` says why it is still at `from`. */
export type Migrated = { slug: string; from: number; to: number; seconds: number; error?: string }

type FleetDeps = Pick<Deps, 'control' | 'owner' | 'log'>

/** After so many failures, and no success before them, the fault is the migration's and not the kitchens'. */
const canaries = 3

/**
 * Brings the kitchens' databases to the newest version and returns a row for each. Which are behind is known from the
 * control database, so one that is not costs no connection. The first goes alone; the others follow, several at a time,
 * once one has succeeded. A kitchen that fails is marked, stays as it was, and is tried again, last, by the next run.
 * Throws a StartupProblem, and touches nothing, when a database is newer than this code.
 */
export async function migrateFleet(deps: FleetDeps, options: FleetOptions = {}): Promise<Migrated[]> {
  const {
    parallel = 4,
    tenant: slug,
    all: suspended = false,
    folder = tenantMigrationsFolder,
    onEach,
  } = options
  const migrations = await loadMigrations(folder)
  const members = await fleet(deps.control.read, { slug: slug?.toLowerCase(), suspended })
  const newest = Math.max(0, ...members.map((member) => member.schema_version))
  if (newest > migrations.latest) throw newerDatabase(newest, migrations)
  const waiting = members.filter((member) => member.schema_version !== migrations.latest)
  const results = new Map<number, Migrated>()

  const next = async () => {
    const member = waiting.shift()
    if (!member) return
    const result = await migrateMember(deps, member, migrations)
    results.set(member.id, result)
    onEach?.(result)
  }
  const succeeded = () => [...results.values()].some(({ error }) => !error)

  while (waiting.length && !succeeded() && results.size < canaries) await next()
  if (succeeded()) {
    await Promise.all(
      Array.from({ length: parallel }, async () => {
        while (waiting.length) await next()
      }),
    )
  }
  for (const member of waiting) {
    results.set(member.id, { ...unmoved(member), error: 'not tried, because the first ones failed' })
  }
  return members.map((member) => results.get(member.id) ?? unmoved(member))
}

const unmoved = ({ slug, schema_version: version }: Member) => ({
  slug,
  from: version,
  to: version,
  seconds: 0,
})

async function migrateMember(
  { control, owner, log }: FleetDeps,
  member: Member,
  migrations: MigrationSet,
): Promise<Migrated> {
  const { id, slug, database, schema_version: from } = member
  const start = performance.now()
  const seconds = () => Math.round(performance.now() - start) / 1000
  try {
    const hash = await patiently(() =>
      owner.visit(database, async (client) => {
        await migrate(client, migrations)
        return hashSchema(await dumpSchema(client))
      }),
    )
    await control.write((tx) => recordMigrated(tx, id, migrations.latest, hash))
    return { slug, from, to: migrations.latest, seconds: seconds() }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    log.warn({ tenant: id, error: said }, 'a kitchen could not be migrated')
    await control.write((tx) => recordFailure(tx, id, said))
    return { slug, from, to: from, seconds: seconds(), error: said }
  }
}

/**
 * Tries again when a lock was not to be had within the session's two seconds: a migration that waited longer would make
 * all the kitchen's requests wait behind it.
 */
async function patiently<T>(work: () => Promise<T>, tries = 6): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work()
    } catch (error) {
      const lockTimedOut = (error as { cause?: { code?: string } }).cause?.code === '55P03' // migrate() keeps PostgreSQL's error as the cause
      if (!lockTimedOut || tried === tries) throw error
      await sleep(2 ** tried * 250 * (0.5 + Math.random()))
    }
  }
}
