import type { Command } from 'commander'
import type { Deps } from '../deps.ts'
import { seedUnits } from '../features/inventory/seed-units.ts'
import { seedCategories } from '../features/menu/seed-categories.ts'
import { seedMealSlots } from '../features/menu/seed-meal-slots.ts'
import type { Tx } from '../platform/tenancy/tenant.ts'
import { createSuperuser, superuserExists } from '../saas/operators/index.ts'
import { migrateFleet } from '../saas/tenants/index.ts'
import { print } from './console.ts'
import { askSuperuser, type SuperuserOptions } from './createsuperuser.ts'
import { reportMigrated } from './migrate-all-tenants.ts'
import { seedKitchens } from './seed-kitchens.ts'
import { withDeps } from './with-deps.ts'

type Options = { tenant?: string; allTenants?: true } & SuperuserOptions

export const setupDatabase = (program: Command) =>
  program
    .command('setup_database')
    .description(
      'migrates kitchens and gives them the usual categories, units and meal slots; may be repeated',
    )
    .option('--tenant <slug>', 'only this kitchen')
    .option('--all-tenants', 'every active kitchen, which is what is meant without --tenant')
    .option('--username <name>', 'of a superuser, made when there is none')
    .option('--email <address>')
    .option('--password-stdin', 'reads the password from standard input')
    .action(async ({ tenant, allTenants, ...superuser }: Options) => {
      const slug = allTenants ? undefined : tenant
      const wished = superuser.username === undefined ? undefined : await askSuperuser(superuser)
      await withDeps(async (deps) => {
        await firstSuperuser(deps, wished)
        reportMigrated(await migrateFleet(deps, { tenant: slug }), slug)
        await seedKitchens(deps, slug, seed)
      })
    })

async function firstSuperuser(deps: Deps, wished: Parameters<typeof createSuperuser>[1] | undefined) {
  if (await superuserExists(deps.control.read)) return print('Exists: a superuser')
  if (!wished) return print('There is no superuser yet: give --username, --email and --password-stdin.')
  const { username, id } = await createSuperuser(deps, wished)
  print(`Created: superuser ${username} (id ${id})`)
}

const seed = async (tx: Tx) => [
  ...(await seedCategories(tx)),
  ...(await seedUnits(tx)),
  ...(await seedMealSlots(tx)),
]
