import type { Command } from 'commander'
import { provisionTenant, type SignUp } from '../saas/tenants/index.ts'
import { ask, askOptional, askPassword, CommandProblem, print, wholeNumber } from './console.ts'
import { withDeps } from './with-deps.ts'

type Options = {
  name?: string
  subdomain?: string
  adminEmail?: string
  adminUsername?: string
  adminPassword?: string
  adminPasswordStdin?: true
  plan?: string
  planId?: string
  timeZone?: string
  currency?: string
  skipMigrate?: true
}

export const provisionTenantCommand = (program: Command) =>
  program
    .command('provision_tenant')
    .description('opens a kitchen: database, settings and first administrator')
    .option('--name <text>', 'what the kitchen is called')
    .option('--subdomain <slug>', 'what it is reached by')
    .option('--admin-email <address>')
    .option('--admin-username <name>', 'default: the part of the address before the @, else the subdomain')
    .option('--admin-password <password>', 'default: one is made and shown once')
    .option('--admin-password-stdin', 'reads the password from standard input')
    .option('--plan <tier>', 'free, basic, pro or enterprise')
    .option('--plan-id <id>')
    .option('--time-zone <name>', 'IANA name, default Asia/Dubai')
    .option('--currency <code>', 'ISO 4217, default AED')
    .option('--skip-migrate', 'without effect: a new database is complete')
    .action(async (options: Options) => {
      const signUp = await askSignUp(options)
      const { kitchen, seconds } = await withDeps(async (deps) => {
        const start = performance.now()
        return { kitchen: await provisionTenant(deps, signUp), seconds: (performance.now() - start) / 1000 }
      })
      tell(kitchen, signUp, seconds)
    })

async function askSignUp(options: Options): Promise<SignUp> {
  const name = await ask(options.name, '--name', 'Name of the kitchen')
  const slug = (await ask(options.subdomain, '--subdomain', 'Subdomain')).trim()
  const email = await askOptional(options.adminEmail, "Administrator's email address", '')
  const password =
    options.adminPassword ?? (await askPassword(options.adminPasswordStdin, "Administrator's password", true))
  const time_zone = await askOptional(options.timeZone, 'Time zone', 'Asia/Dubai')
  const currency = await askOptional(options.currency, 'Currency', 'AED')
  const plan = options.planId
    ? { id: wholeNumber(options.planId, '--plan-id', 2 ** 31 - 1) }
    : options.plan
      ? { tier: options.plan }
      : undefined
  // The same command again goes on where a killed one stopped.
  return {
    key: `manage ${slug.toLowerCase()}`,
    slug,
    name,
    admin: { username: options.adminUsername, email: email || undefined, password },
    plan,
    time_zone,
    currency,
  }
}

function tell(
  { tenant, admin, isNew }: Awaited<ReturnType<typeof provisionTenant>>,
  { plan, admin: { password } }: SignUp,
  seconds: number,
) {
  if (!isNew)
    throw new CommandProblem(`A kitchen with the subdomain ${tenant.slug} exists already (id ${tenant.id}).`)
  const missing = plan && !tenant.plan
  print(`[1/5] Database ${tenant.database} created`)
  print(`[2/5] Kitchen recorded (id ${tenant.id})`)
  print(`[3/5] Schema at version ${tenant.schema_version} (${seconds.toFixed(1)}s)`)
  print(`[4/5] Administrator ${admin.username} created in the kitchen's database`)
  print(`[5/5] Plan: ${tenant.plan ?? (missing ? 'skipped' : 'none')}`)
  if (missing) process.stderr.write('Warning: there is no such active plan, so the kitchen has none.\n')
  print()
  print(`  Name       ${tenant.name}`)
  print(`  Subdomain  ${tenant.slug}`)
  print(`  Database   ${tenant.database}`)
  print(`  Time zone  ${tenant.time_zone}`)
  print(`  Currency   ${tenant.currency}`)
  print(`  Admin      ${admin.username}${admin.email && ` <${admin.email}>`}`)
  print(`  Password   ${password === undefined ? `${admin.password} (shown only now)` : '********'}`)
}
