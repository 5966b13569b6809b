import { sql } from 'kysely'
import type { Owner } from '../../platform/db/owner.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

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

export type Unearned = { id: number; invoice_number: string; customer: number; amount: string }

/**
 * What was paid for a subscription and is not earned by delivery, with its newest paid invoice; undefined when nothing is.
 * Of two who ask the second waits, and sees what the first gave back.
 */
export async function lockUnearned(tx: Tx, subscription: number): Promise<Unearned | undefined> {
  await tx.selectFrom('subscriptions').select('id').where('id', '=', subscription).forNoKeyUpdate().execute()
  const [unearned] = await rows<Unearned>(
    tx,
    sql`
    with booked as (
      select t.id from ledger_transactions t join invoices i on i.id = t.invoice where i.subscription = ${subscription}
      union all
      select t.id from ledger_transactions t join orders o on o.id = t."order" where o.subscription = ${subscription}
    ), owed as (
      select sum(entry.amount) as amount from booked join ledger_entries entry on entry.transaction = booked.id
      where entry.account = 'unearned'
    )
    select i.id, i.invoice_number, i.customer, owed.amount from owed join invoices i on i.subscription = ${subscription}
    where owed.amount > 0 and i.status = 'paid' order by i.id desc limit 1`,
  )
  return unearned
}

/** An invoice of which everything was given back. */
export const setRefunded = (tx: Tx, invoice: number, amount: string) =>
  tx
    .updateTable('invoices')
    .set({ status: 'refunded' })
    .where('id', '=', invoice)
    .where('total', '=', amount)
    .execute()

/** Subscriptions that still have an open meal stay: it came in the meantime. */
export const deleteStopped = (owner: Owner, database: string) =>
  owner.with(database, async (client) => {
    const { rows: counted } = await client.query<{ subscriptions: number; orders: number }>(`
      with stopped as (
        select id from subscriptions s where status = any(array['cancelled', 'expired']) and not exists (
          select from orders where subscription = s.id and status <> all(array['delivered', 'cancelled']))
        for update
      ), meals as (
        select id, subscription, status from orders where subscription in (select id from stopped) for update
      ), unlinked as (
        update invoices i set subscription = null,
          status = case when void then 'failed' else status end,
          notes = case when void then trim(notes || ' Its subscription was deleted before anything was paid or delivered.') else notes end
        from (select id, status = 'pending' and not exists (
            select from meals where meals.subscription = invoices.subscription and meals.status = 'delivered') as void
          from invoices where subscription in (select id from stopped)) judged
        where i.id = judged.id
      ), kept as (
        update ledger_transactions set "order" = null where "order" in (select id from meals)
      ), eaten as (
        delete from orders where id in (select id from meals) returning id
      ), gone as (
        delete from subscriptions where id in (select id from stopped) returning id
      )
      select (select count(*)::integer from gone) as subscriptions, (select count(*)::integer from eaten) as orders`)
    return counted[0]! // a select without "from" has one row
  })
