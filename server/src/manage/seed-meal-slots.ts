import type { Command } from 'commander'
import { seedMealSlots } from '../features/menu/seed-meal-slots.ts'
import { activeSlugs } from '../saas/tenants/index.ts'
import { ask, CommandProblem, print } from './console.ts'
import { withDeps } from './with-deps.ts'

type Options = { tenant?: string; allTenants?: true }

export const seedMealSlotsCommand = (program: Command) =>
  program
    .command('seed_meal_slots')
    .description('gives kitchens the meal slots Lunch and Dinner')
    .option('--tenant <slug>', 'this kitchen')
    .option('--all-tenants', 'every active kitchen')
    .action(async ({ tenant, allTenants }: Options) => {
      const one = allTenants
        ? undefined
        : await ask(tenant, '--tenant or --all-tenants', 'Subdomain of the kitchen')
      await withDeps(async (deps) => {
        for (const slug of one === undefined ? await activeSlugs(deps) : [one]) {
          const kitchen = await deps.tenants.bySlug(slug)
          if (kitchen?.state !== 'active') throw new CommandProblem(`There is no active kitchen ${slug}.`)
          const slots = await kitchen.write(seedMealSlots)
          for (const { name, made } of slots)
            print(`${kitchen.slug}: ${made ? 'Created' : 'Exists'}: ${name}`)
        }
      })
    })
