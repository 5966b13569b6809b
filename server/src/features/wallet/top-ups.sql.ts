import { sql } from 'kysely'
import { pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

export const insertTopUp = (tx: Tx, topUp: { customer: number; amount: string; provider: string }) =>
  tx
    .insertInto('top_ups')
    .values(topUp)
    .returning(['id', 'reference', 'customer', 'amount', 'status', 'provider', 'created_at'])
    .executeTakeFirstOrThrow()

export function listTopUps(db: Reads, status: string | undefined, page: PageRequest) {
  const all = db
    .selectFrom('top_ups as t')
    .innerJoin('customers as c', 'c.id', 't.customer')
    .select([
      't.id',
      'reference',
      'customer',
      'c.name as customer_name',
      'amount',
      'status',
      'provider',
      't.created_at',
    ])
    .orderBy('t.id', 'desc')
  return pageOf(status === undefined ? all : all.where('status', '=', status), page)
}

/** The top-up, locked, so that of two who confirm it at once the second sees that it is done. */
export const lockTopUp = (tx: Tx, id: number) =>
  tx
    .selectFrom('top_ups')
    .select(['id', 'reference', 'customer', 'amount', 'status', 'provider', 'created_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** By a person, or by nobody when its provider has the money. */
export const setConfirmed = (tx: Tx, id: number, by: number | null) =>
  tx
    .updateTable('top_ups')
    .set({ status: 'confirmed', confirmed_by: by, confirmed_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

export const setExpired = (tx: Tx, id: number) =>
  tx.updateTable('top_ups').set({ status: 'expired' }).where('id', '=', id).execute()
