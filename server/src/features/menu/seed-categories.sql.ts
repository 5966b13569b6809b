import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** Those of these that were new; a name that a living category has, in any case, is left as it is. */
export async function insertCategoriesByName(tx: Tx, names: string[]): Promise<string[]> {
  // Names are not unique, so of two who seed at once the second must wait to see what the first made.
  await rows(tx, sql`lock table categories in share row exclusive mode`)
  const made = await rows<{ name: string }>(
    tx,
    sql`
    insert into categories (name) select usual.name from unnest(${names}::text[]) usual (name)
    where not exists (select from categories c where lower(c.name) = lower(usual.name) and c.archived_at is null)
    returning name`,
  )
  return made.map(({ name }) => name)
}
