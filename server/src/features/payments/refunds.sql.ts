import { sql } from 'kysely'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

const columns = [
  'id',
  'payment',
  'amount',
  'status',
  'reason',
  'reference',
  'idempotency_key',
  'taken_from',
  'created_at',
  'settled_at',
] as const

type NewRefund = {
  payment: number
  amount: string
  reason: string
  taken_from: string
  created_by: number | null
  reference?: string
  status?: string
}

export const insertRefund = (tx: Tx, refund: NewRefund) =>
  tx.insertInto('payment_refunds').values(refund).returning(columns).executeTakeFirstOrThrow()

export const refundById = (db: Reads, id: number) =>
  db.selectFrom('payment_refunds').select(columns).where('id', '=', id).executeTakeFirst()
export type Refund = NonNullable<Awaited<ReturnType<typeof refundById>>>

export const refundsOf = (db: Reads, payment: number) =>
  db.selectFrom('payment_refunds').select(columns).where('payment', '=', payment).orderBy('id').execute()

/** Ours by the key that we gave with it, anybody's by the provider's name for it. The caller holds the payment. */
export const refundOf = (
  tx: Tx,
  payment: number,
  { key, reference }: { key: string | null; reference: string },
) =>
  tx
    .selectFrom('payment_refunds')
    .select(columns)
    .where('payment', '=', payment)
    .where((where) =>
      where.or([where('reference', '=', reference), where(sql`idempotency_key::text`, '=', key)]),
    )
    .executeTakeFirst()

export const setRefund = (tx: Tx, id: number, change: { status: string; reference?: string }) =>
  tx
    .updateTable('payment_refunds')
    .set({ ...change, settled_at: change.status === 'pending' ? null : sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

/** Counts that it is tried once more; undefined when it is settled. */
export const countAttempt = (tx: Tx, id: number) =>
  tx
    .updateTable('payment_refunds')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning(['id', 'attempts'])
    .executeTakeFirst()
