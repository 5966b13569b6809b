import type { Deps } from '../../deps.ts'
import { fleet } from './fleet.sql.ts'

/** The kitchens that are open, for work that is done in each of them; no sandboxes. */
export const activeSlugs = async ({ control }: Pick<Deps, 'control'>): Promise<string[]> =>
  (await fleet(control.read, { slug: undefined, suspended: false }))
    .filter(({ sandbox_of }) => sandbox_of === null)
    .map(({ slug }) => slug)
