import type { Command } from 'commander'
import { accountByLogin } from '../platform/auth/auth.sql.ts'
import { liftLock } from '../platform/auth/lock-out.ts'
import { realmOfTenant } from '../platform/auth/realm.ts'
import { logSecurity } from '../platform/auth/security-log.ts'
import { CommandProblem, print } from './console.ts'
import { withDeps } from './with-deps.ts'

export const unlock = (program: Command) =>
  program
    .command('unlock')
    .description('lets somebody sign in again who was locked out by wrong passwords')
    .argument('<username>', 'or e-mail address')
    .option('--tenant <slug>', 'the kitchen; without it an account of the platform')
    .action((login: string, { tenant: slug }: { tenant?: string }) =>
      withDeps(async ({ tenants, platform, log }) => {
        const kitchen = slug === undefined ? undefined : await tenants.bySlug(slug)
        if (slug !== undefined && !kitchen) throw new CommandProblem(`There is no kitchen ${slug}.`)
        const realm = kitchen ? realmOfTenant(kitchen) : platform
        const account = await accountByLogin(realm.read, login)
        if (!account) throw new CommandProblem(`${kitchen?.slug ?? 'The platform'} has no account ${login}.`)
        const counted = await realm.write((tx) => liftLock(tx, account.id))
        if (counted) logSecurity(log, 'lock_lifted', realm, account.id)
        print(counted ? `${account.username} can sign in again.` : `${account.username} was not locked out.`)
      }),
    )
