import type { Command } from 'commander'
import { meterUsage } from '../saas/usage/index.ts'
import { CommandProblem, print } from './console.ts'
import { withDeps } from './with-deps.ts'

export const syncSaasMetrics = (program: Command) =>
  program
    .command('sync_saas_metrics')
    .description('counts what each active kitchen uses this month; the server does it every hour')
    .action(async () => {
      const metered = await withDeps(meterUsage)
      for (const { slug, outcome, error } of metered)
        print(`${slug}: ${outcome}${error === undefined ? '' : `: ${error}`}`)
      if (metered.some(({ error }) => error !== undefined))
        throw new CommandProblem('Not every kitchen could be counted.')
    })
