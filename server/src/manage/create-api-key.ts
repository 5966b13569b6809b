import type { Command } from 'commander'
import { createApiKey } from '../platform/auth/api-keys.ts'
import { accountByLogin } from '../platform/auth/auth.sql.ts'
import { realmOfTenant } from '../platform/auth/realm.ts'
import { ask, CommandProblem, print, wholeNumber } from './console.ts'
import { withDeps } from './with-deps.ts'

export const createApiKeyCommand = (program: Command) =>
  program
    .command('create_api_key')
    .description("makes a key for X-Api-Key, which acts as one of a kitchen's accounts")
    .argument('[username]')
    .argument('[key_name]')
    .argument('[days_valid]', 'until it expires', '90')
    .option('--tenant <slug>', 'the kitchen')
    .option('--read-only', 'the key may look and change nothing')
    .action(
      async (
        login: string | undefined,
        keyName: string | undefined,
        days: string,
        options: { tenant?: string; readOnly?: true },
      ) => {
        const daysValid = wholeNumber(days, 'days_valid', 3650)
        const scope = options.readOnly ? 'read' : 'full'
        const slug = await ask(options.tenant, '--tenant', 'Subdomain of the kitchen', 1)
        const username = await ask(login, 'username', 'Username', 1)
        const name = await ask(keyName, 'key_name', 'What the key is for', 1)
        await withDeps(async ({ tenants, clock }) => {
          const kitchen = await tenants.bySlug(slug)
          if (kitchen?.state !== 'active') throw new CommandProblem(`There is no active kitchen ${slug}.`)
          const account = await accountByLogin(realmOfTenant(kitchen).read, username)
          if (!account?.is_active || account.role === 'customer')
            throw new CommandProblem(
              `${kitchen.slug} has no active account ${username} among its own people.`,
            )
          const now = clock.now()
          const { key } = await kitchen.write((tx) =>
            createApiKey(tx, kitchen.id, { account: account.id, name, scope, days: daysValid }, now),
          )
          print(`User     ${account.username}`)
          print(`Name     ${name}`)
          print(`Key      ${key} (shown only now)`)
          print(`Expires  ${new Date(now.getTime() + daysValid * 86_400_000).toISOString().slice(0, 10)}`)
        })
      },
    )
