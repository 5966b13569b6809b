import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { MealKey } from '../meals/index.ts'

export const kinds = ['skip', 'swap', 'quantity', 'address', 'unskip'] as const
export type Kind = (typeof kinds)[number]
export type Wish = { dish?: number; difference?: string; quantity?: number; address?: number }
export type LateWish = MealKey & { kind: Kind; wish: Wish }

const requests = (db: Reads) =>
  db
    .selectFrom('late_requests as r')
    .innerJoin('subscriptions as s', 's.id', 'r.subscription')
    .innerJoin('customers as c', 'c.id', 's.customer')
    .select([
      'r.id',
      'r.subscription',
      's.customer',
      'c.name as customer_name',
      'r.date',
      'r.meal_slot',
      'r.kind',
      sql<Wish>`r.wish`.as('wish'),
      'r.status',
      'r.charge',
      'r.explanation',
      'r.created_at',
      'r.decided_at',
    ])

export function listLateRequests(
  db: Reads,
  { status, date }: { status?: string | undefined; date?: string | undefined },
  page: PageRequest,
) {
  let query = requests(db)
  if (status !== undefined) query = query.where('r.status', '=', status)
  if (date !== undefined) query = query.where('r.date', '=', date)
  return pageOf(ordered(query, page.ordering, ['id', 'date'], ['-r.date'], '-r.id'), page)
}

export const lateRequestById = (db: Reads, id: number) =>
  requests(db).where('r.id', '=', id).executeTakeFirst()

/** The same wish again replaces the one that is not decided yet. */
export async function insertLateRequest(
  tx: Tx,
  { wish, ...request }: LateWish & { explanation: string; requested_by: number },
): Promise<number> {
  const [row] = await rows<{ id: number }>(
    tx,
    sql`
    insert into late_requests (subscription, date, meal_slot, kind, wish, explanation, requested_by)
    values (${request.subscription}, ${request.date}::date, ${request.meal_slot}::integer, ${request.kind}, ${JSON.stringify(wish)}::jsonb,
      ${request.explanation}, ${request.requested_by})
    on conflict (subscription, date, meal_slot, kind) where status = 'pending' do update set wish = excluded.wish
    returning id`,
  )
  if (!row) throw new Error('an upsert answers its row')
  return row.id
}

export const lockLateRequest = async (tx: Tx, id: number) => {
  const [request] = await rows<{ status: string }>(
    tx,
    sql`select status from late_requests where id = ${id} for no key update`,
  )
  return request
}

type Decision = { status: string; charge: string | null; explanation: string; decided_by: number }

export const decideRequest = (tx: Tx, id: number, decision: Decision) =>
  tx
    .updateTable('late_requests')
    .set({ ...decision, decided_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()

/** The order of a meal of a subscription that stands. */
export async function orderOf(tx: Tx, { subscription, date, meal_slot }: MealKey) {
  const [order] = await rows<{
    id: number
    quantity: number
    address: number | null
  }>(
    tx,
    sql`select id, quantity, address from orders where subscription = ${subscription} and delivery_date = ${date}::date
      and meal_slot is not distinct from ${meal_slot}::integer and status <> 'cancelled'`,
  )
  return order
}

/** What the customer of a locked meal gets, at the price that stands. */
export const reviseOrder = (
  tx: Tx,
  {
    order,
    address,
    quantity,
    dish,
  }: { order: number; address: number | null; quantity: number; dish: number | null },
) =>
  rows(
    tx,
    sql`
    with changed as (
      update orders set address = ${address}::integer, quantity = ${quantity}, updated_at = kitchen_now() where id = ${order}
    )
    update order_lines l set quantity = ${quantity}, dish = coalesce(${dish}::integer, l.dish),
      name = coalesce((select name from menu_items where id = ${dish}::integer), l.name)
    where l."order" = ${order}`,
  )

/** A meal that was missed and is eaten after all. Answers what it had given. */
export async function dropMissed(tx: Tx, { subscription, date, meal_slot }: MealKey) {
  const [missed] = await rows<{ gives: string; amount: string; invoice: number | null }>(
    tx,
    sql`delete from missed_meals where subscription = ${subscription} and date = ${date}::date
      and meal_slot is not distinct from ${meal_slot}::integer returning gives, case when waits then no_money() else amount end as amount, invoice_of_meal(subscription, date, meal_slot) as invoice`,
  )
  return missed
}

export async function customerOf(tx: Tx, subscription: number): Promise<number | undefined> {
  const found = await tx
    .selectFrom('subscriptions')
    .select('customer')
    .where('id', '=', subscription)
    .executeTakeFirst()
  return found?.customer
}
