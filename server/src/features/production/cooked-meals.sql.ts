import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { columns, tables, type PendingMeal } from './meals.sql.ts'

/** A meal that the kitchen has, beside the dish that it was given. */
export type CookedMeal = PendingMeal & {
  status: 'confirmed' | 'preparing' | 'ready'
  ticket: number | null
  ticket_status: string | null
  assigned_to: number | null
  dish: number
  dish_name: string
  allergens: string[]
  is_available: boolean
}

const cooked = sql`select ${columns}, o.status, t.id as ticket, t.status as ticket_status, t.assigned_to,
    dish.id as dish, dish.name as dish_name, dish.allergens, dish.is_available and dish.archived_at is null as is_available
  from ${tables} join order_lines l on l."order" = o.id join menu_items dish on dish.id = l.dish
    left join kitchen_tickets t on t.order_id = o.id
  where o.status = any(array['confirmed', 'preparing', 'ready']) and o.archived_at is null`

/** Of today and later: meals that may be no good for their eaters, and that the office does not know of. */
export const doubtfulMeals = (tx: Tx) =>
  rows<CookedMeal>(
    tx,
    sql`${cooked} and o.delivery_date >= kitchen_today()
      and (c.allergies <> '[]' or not dish.is_available or dish.archived_at is not null)
      and not exists (select from production_exceptions x where x."order" = o.id and x.kind = 'unsafe' and x.resolved_at is null)
      order by o.delivery_date, o.meal_slot, o.id`,
  )

/** Holds meals as everybody does: the subscriptions, then the orders, each in the order of their ids. */
export async function holdMeals(tx: Tx, meals: CookedMeal[]): Promise<void> {
  const [subscriptions, orders] = [meals.map(({ subscription }) => subscription), meals.map(({ id }) => id)]
  await rows(
    tx,
    sql`select from subscriptions where id = any(${subscriptions}::integer[]) order by id for no key update`,
  )
  await rows(tx, sql`select from orders where id = any(${orders}::integer[]) order by id for no key update`)
}

/** One that is held already. */
export async function cookedMeal(tx: Tx, order: number): Promise<CookedMeal | undefined> {
  const [meal] = await rows<CookedMeal>(tx, sql`${cooked} and o.id = ${order}`)
  return meal
}
