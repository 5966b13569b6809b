import type { Command } from 'commander'
import { seedMealSlots } from '../features/menu/seed-meal-slots.ts'
import { ask } from './console.ts'
import { seedKitchens } from './seed-kitchens.ts'
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
      await withDeps((deps) => seedKitchens(deps, one, seedMealSlots))
    })
