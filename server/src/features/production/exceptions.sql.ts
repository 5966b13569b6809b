import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import type { SlotKey } from './slots.sql.ts'

export type ProductionException = {
  id: number
  order: number
  kind: string
  reason: string
  customer: number
  customer_name: string
  subscription: number
  name: string
  quantity: number
  allergies: string[]
  created_at: string
}

/** What waits for the office in a slot. An order that was moved on by hand does not any more. */
export const openExceptions = (db: Reads, { date, meal_slot }: SlotKey) =>
  rows<ProductionException>(
    db,
    sql`
    select x.id, x."order", x.kind, x.reason, o.customer, c.name as customer_name, o.subscription, o.quantity, c.allergies, x.created_at,
      coalesce((select string_agg(l.name, ', ' order by l.id) from order_lines l where l."order" = o.id), '') as name
    from production_exceptions x join orders o on o.id = x."order" join customers c on c.id = o.customer
    where x.resolved_at is null and o.delivery_date = ${date}::date and o.meal_slot is not distinct from ${meal_slot}::integer
      and (o.status = 'pending' or x.kind = 'unpaid' or x.kind = 'unsafe' and o.status = any(array['confirmed', 'preparing', 'ready']))
    order by x.id`,
  )

export async function exceptionById(tx: Tx, id: number) {
  const [exception] = await rows<{
    order: number
    subscription: number
    kind: string
    delivery_date: string
    meal_slot: number | null
  }>(
    tx,
    sql`select x."order", o.subscription, x.kind, o.delivery_date, o.meal_slot from production_exceptions x join orders o on o.id = x."order" where x.id = ${id}`,
  )
  return exception
}

/** Answers whether it was open until now. */
export async function closeException(
  tx: Tx,
  id: number,
  { resolution, actor }: { resolution: string; actor: number },
): Promise<boolean> {
  const closed = await rows(
    tx,
    sql`update production_exceptions set resolution = ${resolution}, resolved_by = ${actor}, resolved_at = kitchen_now()
      where id = ${id} and resolved_at is null returning id`,
  )
  return closed.length === 1
}

export const kinds = ['dish', 'unpaid', 'uncooked', 'unsafe'] as const
export type NewException = { order: number; kind: (typeof kinds)[number]; reason: string }
type Raised = { id: number; order: number; kind: string; delivery_date: string; meal_slot: number | null }

/** Answers those that were not open before. */
export const insertExceptions = (tx: Tx, exceptions: NewException[]) =>
  rows<Raised>(
    tx,
    sql`
    with raised as (
      insert into production_exceptions ("order", kind, reason)
      select * from unnest(${exceptions.map(({ order }) => order)}::integer[], ${exceptions.map(({ kind }) => kind)}::text[],
        ${exceptions.map(({ reason }) => reason)}::text[])
      on conflict do nothing returning id, "order", kind
    )
    select raised.id, raised."order", raised.kind, o.delivery_date, o.meal_slot from raised join orders o on o.id = raised."order" order by id`,
  )
