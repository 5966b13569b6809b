import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

type Period = { start_date: string; period_days: number | null; until: string }

/** A customer's own skips in the period that ends on `until`. One on a day on which the kitchen is closed costs nothing. */
export async function skipsUsed(
  tx: Tx,
  subscription: number,
  { start_date, period_days, until }: Period,
): Promise<number> {
  const [row] = await rows<{ used: number }>(
    tx,
    sql`
    select count(*) as used from subscription_skips s
    where s.subscription = ${subscription} and not s.by_kitchen and s.moved_to is null and s.date <= ${until}::date
      and s.date >= case when coalesce(${period_days}::integer, 0) = 0 then ${start_date}::date
        else ${start_date}::date + (${until}::date - ${start_date}::date) / ${period_days}::integer * ${period_days}::integer end
      and not exists (select from closures c where c.undone_at is null and s.date between c.from_date and c.until_date
        and (c.meal_slot is null or c.meal_slot = s.meal_slot))`,
  )
  return row?.used ?? 0
}
