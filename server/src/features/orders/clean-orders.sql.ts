import type { Owner } from '../../platform/db/owner.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { forgetOrders } from '../wallet/index.ts'

export const countOrders = async (db: Reads): Promise<number> => {
  const { count } = await db
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Orders that are neither delivered nor cancelled; those of subscriptions only when so asked. */
export async function openOrders(db: Reads, ofSubscriptions: boolean): Promise<number[]> {
  const open = db
    .selectFrom('orders')
    .select('id')
    .where('status', '<>', 'delivered')
    .where('status', '<>', 'cancelled')
    .orderBy('id')
  const found = await (ofSubscriptions ? open.where('subscription', 'is not', null) : open).execute()
  return found.map(({ id }) => id)
}

/** The subscriptions that are over and still have a meal that is neither delivered nor cancelled. */
export async function openOfOver(db: Reads): Promise<number[]> {
  const found = await db
    .selectFrom('orders as o')
    .innerJoin('subscriptions as s', 's.id', 'o.subscription')
    .select('s.id')
    .distinct()
    .where('o.status', '<>', 'delivered')
    .where('o.status', '<>', 'cancelled')
    .where('s.status', '<>', 'active')
    .where('s.status', '<>', 'paused')
    .orderBy('s.id')
    .execute()
  return found.map(({ id }) => id)
}

export const deleteClosedOrders = (owner: Owner, database: string): Promise<number> =>
  owner.with(database, async (client) => {
    const { rows } = await client.query<{ count: number }>(`
      with closed as (
        select id from orders where status = any(array['delivered', 'cancelled']) for update
      ), kept as (
        ${forgetOrders('select id from closed')}
      ), gone as (
        delete from orders where id in (select id from closed) returning id
      )
      select count(*)::integer as count from gone`)
    return rows[0]?.count ?? 0
  })
