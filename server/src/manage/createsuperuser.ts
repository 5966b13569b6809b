import type { Command } from 'commander'
import { createSuperuser } from '../saas/operators/index.ts'
import { ask, askPassword, CommandProblem, print } from './console.ts'
import { withDeps } from './with-deps.ts'

type Options = { username?: string; email?: string; passwordStdin?: true }

export const createsuperuser = (program: Command) =>
  program
    .command('createsuperuser')
    .description('makes an account that runs the platform')
    .option('--username <name>')
    .option('--email <address>')
    .option('--password-stdin', 'reads the password from standard input')
    .action(async (options: Options) => {
      const username = await ask(options.username, '--username', 'Username')
      const email = await ask(options.email, '--email', 'Email address')
      const password = await askPassword(options.passwordStdin, 'Password')
      if (password === undefined) throw new CommandProblem('--password-stdin is required.', 2)
      const made = await withDeps((deps) => createSuperuser(deps, { username, email, password }))
      print(`Superuser ${made.username} created (id ${made.id}).`)
    })
