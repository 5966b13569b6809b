import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type UsualUnit = { name: string; abbreviation: string; category: string; conversion_factor: string }

/** The abbreviations of those that were new; one that a living unit has, in any case, is left as it is. */
export async function insertUnitsByAbbreviation(tx: Tx, units: UsualUnit[]): Promise<string[]> {
  // Abbreviations are not unique, so of two who seed at once the second must wait to see what the first made.
  await rows(tx, sql`lock table units in share row exclusive mode`)
  const made = await rows<{ abbreviation: string }>(
    tx,
    sql`
    insert into units (name, abbreviation, category, conversion_factor)
    select name, abbreviation, category, conversion_factor
    from jsonb_to_recordset(${JSON.stringify(units)}) usual (name text, abbreviation text, category text, conversion_factor numeric)
    where not exists (select from units u where lower(u.abbreviation) = lower(usual.abbreviation) and u.archived_at is null)
    returning abbreviation`,
  )
  return made.map(({ abbreviation }) => abbreviation)
}
