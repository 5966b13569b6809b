import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** A day before the first meal behind the end locks, so that the kitchen plans it like any other. */
const renewsAt = sql`(select min(meal_locks_at(s.end_date + 1, l.meal_slot)) from subscription_lines l where l.subscription = s.id)
  - interval '1 day'`

// A cut-off is at most thirty days before its day; a server that was down for some days catches up.
const renewable = sql`s.status = 'active' and s.auto_renew and s.archived_at is null
  and s.end_date between kitchen_today() - 3 and kitchen_today() + 32 and ${renewsAt} <= kitchen_now()`

/** One whose end has come and that renews itself. */
export async function nextRenewable(tx: Tx) {
  const [next] = await rows<{ id: number }>(
    tx,
    sql`select s.id from subscriptions s where ${renewable} order by s.end_date, s.id limit 1`,
  )
  return next
}

/** Whether it still is one. In a statement of its own, once it is locked. */
export const isRenewable = async (tx: Tx, id: number): Promise<boolean> =>
  (await rows(tx, sql`select from subscriptions s where s.id = ${id} and ${renewable}`)).length > 0

export type EndingSoon = { id: number; renews_on: string }

/** One that runs, whose customer is to be told now of its renewal or of its end. */
export async function nextUntold(tx: Tx, id: number | null = null) {
  const [next] = await rows<EndingSoon>(
    tx,
    sql`
    select s.id, case when s.auto_renew then (${renewsAt})::date else s.end_date end as renews_on
    from subscriptions s
    where s.status = 'active' and s.archived_at is null and s.want_notifications and s.reminded_end is distinct from s.end_date
      and s.end_date between kitchen_today() and kitchen_today() + 130 and (s.id = ${id}::integer or ${id}::integer is null)
      and case when s.auto_renew then (${renewsAt})::date else s.end_date end - s.renew_notice_days <= kitchen_today()
    order by s.end_date, s.id limit 1`,
  )
  return next
}
