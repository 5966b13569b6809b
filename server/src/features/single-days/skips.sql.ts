import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

type Period = { from: string; until: string }

/** A customer's own skips in a period. One on a day on which the kitchen is closed costs nothing. */
export async function skipsUsed(tx: Tx, subscription: number, { from, until }: Period): Promise<number> {
  const [row] = await rows<{ used: number }>(
    tx,
    sql`
    select count(*) as used from subscription_skips s
    where s.subscription = ${subscription} and not s.by_kitchen and s.moved_to is null
      and s.date between ${from}::date and ${until}::date
      and not exists (select from closures c where c.undone_at is null and s.date between c.from_date and c.until_date
        and (c.meal_slot is null or c.meal_slot = s.meal_slot))`,
  )
  return row?.used ?? 0
}
