import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type OfferedDish = {
  id: number
  name: string
  price: string
  is_available: boolean
  allergens: string[]
  allergies: string[]
}
type Served = { date: string; meal_slot: number | null; diet_type: string; customer: number }

/** The dishes of a day's published menu for a slot and diet, in the menu's order; beside each what the customer must not have. */
export const offeredDishes = (tx: Tx, { date, meal_slot, diet_type, customer }: Served) =>
  rows<OfferedDish>(
    tx,
    sql`
    select dish.id, dish.name, coalesce(i.override_price, dish.price) as price,
      dish.is_available and dish.archived_at is null as is_available, dish.allergens, eater.allergies
    from daily_menus m join daily_menu_items i on i.daily_menu = m.id join menu_items dish on dish.id = i.master_item
      join customers eater on eater.id = ${customer}
    where m.menu_date = ${date}::date and m.meal_slot = ${meal_slot}::integer and m.diet_type = ${diet_type} and m.status = 'published'
    order by i.sort_order, i.id`,
  )
