import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

export type ServedMeal = {
  order: number
  date: string
  meal_slot: number | null
  status: string
  delivery_status: string | null
  is_locked: boolean
  dish: string
  quantity: number
  address: number | null
  price: string
}

/** The meals of a subscription that were made, from one date to another. */
export const mealsOf = (db: Reads | Tx, subscription: number, from: string, to: string) =>
  rows<ServedMeal>(
    db,
    sql`
    select o.id as "order", o.delivery_date as date, o.meal_slot, o.status, d.status as delivery_status,
      o.status <> 'pending' or meal_locks_at(o.delivery_date, o.meal_slot) <= kitchen_now() as is_locked,
      coalesce((select string_agg(l.name, ', ' order by l.id) from order_lines l where l."order" = o.id), '') as dish,
      o.quantity, o.address, o.total as price
    from orders o left join deliveries d on d."order" = o.id
    where o.subscription = ${subscription} and o.delivery_date between ${from}::date and ${to}::date and o.status <> 'cancelled'
    order by o.delivery_date, o.id`,
  )

export type Movement = { amount: string; explanation: string }

/** What has happened to a customer's wallet since it had so many entries. */
export const movementsSince = (db: Reads | Tx, customer: number, version: number) =>
  rows<Movement>(
    db,
    sql`select e.amount, t.explanation from ledger_entries e join ledger_transactions t on t.id = e.transaction
      where e.customer = ${customer} and e.version > ${version} order by e.id`,
  )

export async function walletVersion(db: Reads | Tx, customer: number): Promise<number> {
  const [wallet] = await rows<{ version: number }>(
    db,
    sql`select version from wallets where customer = ${customer}`,
  )
  return wallet?.version ?? 0
}
