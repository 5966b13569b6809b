import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { Gives, MealKey } from '../meals/index.ts'

export type Missed = MealKey & { reason: 'skipped' | 'paused' | 'closed'; gives: Gives; amount: string }
export type Settled = Missed & {
  customer: number
  invoice: number | null
  expires_on: string
  tax_rate: string
}

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

const settled = sql`select settled.subscription, settled.date, meal_slot, reason, gives, amount, s.customer,
      i.id as invoice, kitchen_today() + s.voucher_days as expires_on, coalesce(i.tax_rate, settings.tax_rate) as tax_rate
    from settings cross join settled join subscriptions s on s.id = settled.subscription
      left join invoices i on i.id = invoice_of_meal(settled.subscription, settled.date, meal_slot)`

/**
 * Records missed meals whose cut-off has passed, each once. Answers those that were not recorded before, but not what would
 * come into a frozen wallet: that waits.
 */
export const recordMissed = (tx: Tx, missed: Missed[]) => {
  const column = <K extends keyof Missed>(name: K) => missed.map((one) => one[name])
  return rows<Settled>(
    tx,
    sql`
    with settled as (
      insert into missed_meals (subscription, date, meal_slot, reason, gives, amount, waits)
      select subscription, date, meal_slot, reason, gives, amount, gives = any(array['credit', 'voucher']) and exists (
        select from subscriptions s join wallets w on w.customer = s.customer and w.frozen_at is not null where s.id = missed.subscription)
      from unnest(${column('subscription')}::integer[], ${column('date')}::date[], ${column('meal_slot')}::integer[],
        ${column('reason')}::text[], ${column('gives')}::text[], ${column('amount')}::numeric[])
        as missed (subscription, date, meal_slot, reason, gives, amount)
      where meal_locks_at(date, meal_slot) <= kitchen_now() order by subscription, date, meal_slot
      on conflict do nothing returning subscription, date, meal_slot, reason, gives, amount, waits
    )
    ${settled} where not waits order by s.customer, settled.date`,
  )
}

/** What waited for wallets that are not frozen any more; at most so many. It waits no longer. */
export const claimWaiting = (tx: Tx, most: number) =>
  rows<Settled>(
    tx,
    sql`
    with settled as (
      update missed_meals m set waits = false from (
        select m.subscription, m.date, m.meal_slot from missed_meals m join subscriptions s on s.id = m.subscription
          join wallets w on w.customer = s.customer and w.frozen_at is null
        where m.waits order by m.subscription, m.date limit ${most} for update of m
      ) released
      where m.subscription = released.subscription and m.date = released.date and m.meal_slot is not distinct from released.meal_slot
      returning m.subscription, m.date, m.meal_slot, reason, gives, amount
    )
    ${settled} order by s.customer, settled.date`,
  )
