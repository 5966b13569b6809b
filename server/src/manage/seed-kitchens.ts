import type { Deps } from '../deps.ts'
import type { Tx } from '../platform/tenancy/tenant.ts'
import { activeSlugs } from '../saas/tenants/index.ts'
import { CommandProblem, print } from './console.ts'

type Seeded = { name: string; made: boolean }

/** Gives one kitchen, or every active one, what the seed has, each in one transaction, and says what was there already. */
export async function seedKitchens(
  deps: Deps,
  slug: string | undefined,
  seed: (tx: Tx) => Promise<Seeded[]>,
): Promise<void> {
  for (const one of slug === undefined ? await activeSlugs(deps) : [slug]) {
    const kitchen = await deps.tenants.bySlug(one)
    if (kitchen?.state !== 'active') throw new CommandProblem(`There is no active kitchen ${one}.`)
    for (const { name, made } of await kitchen.write(seed))
      print(`${kitchen.slug}: ${made ? 'Created' : 'Exists'}: ${name}`)
  }
}
