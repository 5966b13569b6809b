import { sql } from 'kysely'
import type { Owner } from '../../platform/db/owner.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { forgetOrders } from '../wallet/index.ts'

export async function countSubscriptions(db: Reads): Promise<number> {
  const { count } = await db
    .selectFrom('subscriptions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** From now on none of them makes meals. Answers all that there are. */
export async function stopAll(tx: Tx): Promise<number[]> {
  await rows(
    tx,
    sql`update subscriptions set status = 'cancelled', updated_at = kitchen_now()
      where status = any(array['pending', 'active', 'paused'])`,
  )
  const all = await tx.selectFrom('subscriptions').select('id').orderBy('id').execute()
  return all.map(({ id }) => id)
}

/** Of these subscriptions those stay that still have an open meal, or run again: that came in the meantime. */
export const deleteStopped = (owner: Owner, database: string, these: number[]) =>
  owner.with(database, async (client) => {
    const { rows: counted } = await client.query<{ subscriptions: number; orders: number }>(
      `
      with stopped as (
        select id from subscriptions s where id = any($1) and status = any(array['cancelled', 'expired']) and not exists (
          select from orders where subscription = s.id and status <> all(array['delivered', 'cancelled']))
        for update
      ), meals as (
        select id from orders where subscription in (select id from stopped) for update
      ), unlinked as (
        update invoices set subscription = null where subscription in (select id from stopped)
      ), kept as (
        ${forgetOrders('select id from meals')}
      ), eaten as (
        delete from orders where id in (select id from meals) returning id
      ), gone as (
        delete from subscriptions where id in (select id from stopped) returning id
      )
      select (select count(*)::integer from gone) as subscriptions, (select count(*)::integer from eaten) as orders`,
      [these],
    )
    return counted[0]! // a select without "from" has one row
  })
