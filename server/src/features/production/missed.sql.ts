import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Gives, MealKey } from '../meals/index.ts'

export type Missed = MealKey & { reason: 'skipped' | 'paused' | 'closed'; gives: Gives; amount: string }
export type Settled = Missed & { customer: number; expires_on: string; tax_rate: string }

/** Those of these subscriptions for which something stands between them and a meal on one of these dates. */
export async function hindered(tx: Tx, ids: number[], from: string, to: string): Promise<number[]> {
  const found = await rows<{ id: number }>(
    tx,
    sql`
    select wanted as id from unnest(${ids}::integer[]) wanted where
      exists (select from closures c where c.undone_at is null and c.from_date <= ${to}::date and c.until_date >= ${from}::date)
      or exists (select from subscription_skips k where k.subscription = wanted and k.date between ${from}::date and ${to}::date)
      or exists (select from subscription_pauses p where p.subscription = wanted and p.from_date <= ${to}::date
        and coalesce(p.until_date, 'infinity') >= ${from}::date)`,
  )
  return found.map(({ id }) => id)
}

/** Records missed meals whose cut-off has passed, each once. Answers those that were not recorded before. */
export const recordMissed = (tx: Tx, missed: Missed[]) => {
  const column = <K extends keyof Missed>(name: K) => missed.map((one) => one[name])
  return rows<Settled>(
    tx,
    sql`
    with settled as (
      insert into missed_meals (subscription, date, meal_slot, reason, gives, amount)
      select subscription, date, meal_slot, reason, gives, amount
      from unnest(${column('subscription')}::integer[], ${column('date')}::date[], ${column('meal_slot')}::integer[],
        ${column('reason')}::text[], ${column('gives')}::text[], ${column('amount')}::numeric[])
        as missed (subscription, date, meal_slot, reason, gives, amount)
      where meal_locks_at(date, meal_slot) <= kitchen_now() order by subscription, date, meal_slot
      on conflict do nothing returning subscription, date, meal_slot, reason, gives, amount
    )
    select settled.subscription, date, meal_slot, reason, gives, amount, s.customer, kitchen_today() + s.voucher_days as expires_on, settings.tax_rate
    from settings cross join settled join subscriptions s on s.id = settled.subscription order by s.customer, date`,
  )
}
