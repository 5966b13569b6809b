import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { OnlineProvider } from './provider.ts'

export type EventKey = { provider: OnlineProvider; id: string }
type NewEvent = EventKey & {
  type: string
  about: string | null
  payload_digest: string
}

/** False when it was here before. What is no affair of ours is done with at once; the first try is counted. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('payment_events')
    .values({ ...event, attempts: 1, processed_at: event.about === null ? sql<string>`kitchen_now()` : null })
    .onConflict((on) => on.columns(['provider', 'id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Counts that it is tried once more; undefined when there is nothing left to do. */
export const claimEvent = (tx: Tx, { provider, id }: EventKey) =>
  tx
    .updateTable('payment_events')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('provider', '=', provider)
    .where('id', '=', id)
    .where('processed_at', 'is', null)
    .returning('about')
    .executeTakeFirst()

export const setProcessed = (tx: Tx, { provider, id }: EventKey) =>
  tx
    .updateTable('payment_events')
    .set({ processed_at: sql<string>`kitchen_now()` })
    .where('provider', '=', provider)
    .where('id', '=', id)
    .execute()

export type DueWork = {
  checkouts: number[]
  refunds: number[]
  events: EventKey[]
}

/**
 * What lies about: checkouts of yesterday that nobody paid, and refunds and events that did not get through, each a
 * minute after the first try, then four, nine, sixteen ... up to `most` tries. At most fifty of each.
 */
export async function dueWork(db: Reads, most: number): Promise<DueWork> {
  const waited = (since: string) =>
    sql.raw(`${since} + attempts * attempts * interval '1 minute' <= kitchen_now() - interval '1 minute'`)
  const [due] = await rows<DueWork>(
    db,
    sql`select
      array(select id from payments where status = 'pending' and created_at <= kitchen_now() - interval '24 hours'
        order by created_at limit 50) as checkouts,
      array(select id from payment_refunds where status = 'pending' and attempts < ${most} and ${waited('created_at')}
        order by created_at limit 50) as refunds,
      coalesce((select json_agg(e) from (select provider, id from payment_events
        where processed_at is null and attempts < ${most} and ${waited('received_at')} order by received_at limit 50) e), '[]') as events`,
  )
  return due! // a select without "from" has one row
}
