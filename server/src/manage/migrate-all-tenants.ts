import type { Command } from 'commander'
import { migrateFleet, type Migrated } from '../saas/tenants/index.ts'
import { CommandProblem, print, wholeNumber } from './console.ts'
import { withDeps } from './with-deps.ts'

type Options = { tenant?: string; all?: true; parallel?: string | true; workers?: string }

export const migrateAllTenants = (program: Command) =>
  program
    .command('migrate_all_tenants')
    .description("brings the kitchens' databases to the newest version")
    .option('--tenant <slug>', 'only this kitchen')
    .option('--all', 'suspended kitchens too')
    .option('--parallel [number]', 'how many at a time, default 4')
    .option('--workers <number>', 'the same')
    .action(async ({ tenant, all, parallel, workers }: Options) => {
      const wished = typeof parallel === 'string' ? parallel : workers
      const options = {
        tenant,
        all: all || tenant !== undefined,
        parallel: wished ? wholeNumber(wished, '--parallel', 32) : undefined,
      }
      const results = await withDeps((deps) => migrateFleet(deps, options))
      reportMigrated(results, tenant)
    })

/** A line for each kitchen and one for all; a problem when one failed, or the only one that was meant is not there. */
export function reportMigrated(results: Migrated[], tenant: string | undefined): void {
  if (tenant !== undefined && !results.length) throw new CommandProblem(`There is no kitchen ${tenant}.`)
  for (const result of results) print(`${result.slug}: ${outcome(result)}`)

  const failed = results.filter(({ error }) => error).length
  print(`${results.length} kitchens: ${results.length - failed} OK, ${failed} failed.`)
  if (failed) throw new CommandProblem('Not every kitchen could be migrated.')
}

const outcome = ({ from, to, seconds, error }: Migrated) => {
  if (error) return `FAILED at version ${from}: ${error}`
  return from === to
    ? `OK, nothing to do at version ${to}`
    : `OK, version ${from} to ${to} (${seconds.toFixed(1)}s)`
}
