import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

type Trial = { customer: number; meal_package: number; subscription: number | null }

/**
 * A customer tries a package; false when they did so before, or had it without a trial. What was never activated and is
 * over does not count. The caller holds the customer's row.
 */
export async function claimTrial(tx: Tx, { customer, meal_package, subscription }: Trial): Promise<boolean> {
  const claimed = await rows(
    tx,
    sql`
    insert into package_trials (customer, meal_package, subscription)
    select ${customer}, ${meal_package}, ${subscription}::integer
    where not exists (select from subscriptions s where s.customer = ${customer} and s.meal_package = ${meal_package}
      and s.activated_at is not null)
    on conflict (customer, meal_package) do update set subscription = excluded.subscription
      where exists (select from subscriptions s where s.id = package_trials.subscription and s.activated_at is null
        and (s.archived_at is not null or s.status = any(array['cancelled', 'expired'])))
    returning customer`,
  )
  return claimed.length > 0
}

/** The trial that was claimed for a subscription that had no id yet. */
export const bindTrial = (tx: Tx, customer: number, meal_package: number, subscription: number) =>
  rows(
    tx,
    sql`update package_trials set subscription = ${subscription} where customer = ${customer} and meal_package = ${meal_package}`,
  )

/** A subscription that has not begun to run goes on to another package, and has not tried the one before. */
export const releaseTrials = (tx: Tx, subscription: number) =>
  rows(tx, sql`delete from package_trials where subscription = ${subscription}`)
