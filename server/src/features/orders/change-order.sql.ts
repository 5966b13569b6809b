import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import type { MealKey } from '../meals/index.ts'
import { credited } from '../production/index.ts'

/** The one line of a subscription's meal. */
export const lineOf = (tx: Tx, order: number) =>
  tx
    .selectFrom('order_lines')
    .select(['unit_price', 'tax_rate'])
    .where('order', '=', order)
    .executeTakeFirstOrThrow()

/** The order of a meal that was just made. */
export async function mealOn(tx: Tx, { subscription, date, meal_slot }: MealKey): Promise<number> {
  const [meal] = await rows<{ id: number }>(
    tx,
    sql`select id from orders where subscription = ${subscription} and delivery_date = ${date}::date
      and meal_slot is not distinct from ${meal_slot}::integer and status <> 'cancelled'`,
  )
  if (!meal) throw new Error('the meal was just made')
  return meal.id
}

/** Whose an order is, which never changes. */
export async function subscriptionOf(tx: Tx, order: number): Promise<number | null> {
  const [row] = await rows<{ subscription: number | null }>(
    tx,
    sql`select subscription from orders where id = ${order}`,
  )
  return row?.subscription ?? null
}

/** What was given back already of its agreed price. */
export async function creditedFor(tx: Tx, order: number): Promise<string | null> {
  const [row] = await rows<{ amount: string | null }>(
    tx,
    sql`select ${credited} as amount from orders o where id = ${order}`,
  )
  return row?.amount ?? null
}

type Amounts = { quantity: number; tax: string; total: string }

export const setQuantity = (tx: Tx, order: number, { quantity, tax, total }: Amounts) =>
  rows(
    tx,
    sql`
    with line as (update order_lines set quantity = ${quantity}, tax = ${tax}, total = ${total} where "order" = ${order})
    update orders set quantity = ${quantity}, tax = ${tax}, total = ${total} where id = ${order}`,
  )

type Changes = { order_date?: string; delivery_date?: string; special_instructions?: string }

/** Answers whether the delivery date is over, and the order's ticket. */
export async function updateOrder(tx: Tx, id: number, changes: Changes) {
  await tx
    .updateTable('orders')
    .set({ ...changes, updated_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .execute()
  return tx
    .selectFrom('orders')
    .leftJoin('kitchen_tickets as t', (on) =>
      on.onRef('t.order_id', '=', 'orders.id').on('t.archived_at', 'is', null),
    )
    .select([sql<boolean>`delivery_date < kitchen_today()`.as('is_past'), 't.id as ticket'])
    .where('orders.id', '=', id)
    .executeTakeFirstOrThrow()
}

export const archiveOrder = (tx: Tx, id: number) =>
  rows(tx, sql`update orders set archived_at = kitchen_now() where id = ${id}`)
