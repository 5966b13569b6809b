import type { Command } from 'commander'
import { superuserPassword } from '../config.ts'
import { createSuperuser } from '../saas/operators/index.ts'
import { ask, askPassword, CommandProblem, print } from './console.ts'
import { withDeps } from './with-deps.ts'

export type SuperuserOptions = { username?: string; email?: string; passwordStdin?: true; noinput?: true }

export const createsuperuser = (program: Command) =>
  program
    .command('createsuperuser')
    .description('makes an account that runs the platform')
    .option('--username <name>')
    .option('--email <address>')
    .option('--password-stdin', 'reads the password from standard input')
    .option('--noinput', 'asks nobody: the password stands in DJANGO_SUPERUSER_PASSWORD')
    .action(async (options: SuperuserOptions) => {
      const wished = await askSuperuser(options)
      const made = await withDeps((deps) => createSuperuser(deps, wished))
      print(`Superuser ${made.username} created (id ${made.id}).`)
    })

/** Who the superuser is to be: from the options, the rest asked for. */
export async function askSuperuser(options: SuperuserOptions) {
  if (options.noinput) return givenSuperuser(options)
  const username = await ask(options.username, '--username', 'Username')
  const email = await ask(options.email, '--email', 'Email address')
  const password = await askPassword(options.passwordStdin, 'Password')
  if (password === undefined) throw new CommandProblem('--password-stdin is required.', 2)
  return { username, email, password }
}

function givenSuperuser({ username, email }: SuperuserOptions) {
  const password = superuserPassword()
  if (username === undefined) throw new CommandProblem('--username is required.', 2)
  if (email === undefined) throw new CommandProblem('--email is required.', 2)
  if (password === undefined) throw new CommandProblem('DJANGO_SUPERUSER_PASSWORD is required.', 2)
  return { username, email, password }
}
