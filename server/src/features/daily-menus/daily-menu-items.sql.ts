import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

export type HeldItem = {
  id: number
  master_item: number
  portion_limit: number | null
  portions_sold: number
}

/**
 * The items of a menu, held in the order of their ids, as those who sell portions hold them. Without a limit the row keeps
 * no count, so what is sold is counted from the orders, and from the locked meals of subscribers, in a second statement that
 * sees all whom the first waited for.
 */
export async function lockItems(tx: Tx, menu: number): Promise<HeldItem[]> {
  await rows(tx, sql`select id from daily_menu_items where daily_menu = ${menu} order by id for update`)
  return rows<HeldItem>(
    tx,
    sql`
    select i.id, i.master_item, i.portion_limit, case when i.portion_limit is not null then i.portions_sold else (
        select coalesce(sum(quantity), 0)::integer from (
          select l.quantity from order_lines l join orders o on o.id = l."order"
          where l.daily_menu_item = i.id and o.status <> 'cancelled'
          union all
          select l.quantity from orders o join order_lines l on l."order" = o.id join subscriptions s on s.id = o.subscription
          where o.delivery_date = m.menu_date and o.meal_slot = m.meal_slot and o.status <> 'cancelled'
            and l.dish = i.master_item and s.diet_type = m.diet_type) sold) end as portions_sold
    from daily_menu_items i join daily_menus m on m.id = i.daily_menu where i.daily_menu = ${menu} order by i.id`,
  )
}

/** Which of these menu items exist; they cannot be archived before the transaction ends. */
export const holdDishes = (tx: Tx, ids: number[]) =>
  rows<{ id: number }>(
    tx,
    sql`select id from menu_items where id = any(${ids}::integer[]) and archived_at is null order by id for share`,
  )

export type NewItem = {
  master_item: number
  override_price: string | null
  portion_label: string
  portion_limit: number | null
  /** 0 while there is no limit. */
  portions_sold: number
  sort_order: number
}

/** Removes what is not in the list and writes what is; an item that stays keeps its row. */
export async function writeItems(tx: Tx, menu: number, items: NewItem[]) {
  const column = (name: keyof NewItem) => items.map((item) => item[name])
  await rows(
    tx,
    sql`delete from daily_menu_items where daily_menu = ${menu} and master_item <> all(${column('master_item')}::integer[])`,
  )
  await rows(
    tx,
    sql`
    insert into daily_menu_items (daily_menu, master_item, override_price, portion_label, portion_limit, portions_sold, sort_order)
    select ${menu}, item.* from unnest(${column('master_item')}::integer[], ${column('override_price')}::numeric[],
      ${column('portion_label')}::text[], ${column('portion_limit')}::integer[], ${column('portions_sold')}::integer[],
      ${column('sort_order')}::integer[]) item
    on conflict (daily_menu, master_item) do update set override_price = excluded.override_price,
      portion_label = excluded.portion_label, portion_limit = excluded.portion_limit, portions_sold = excluded.portions_sold, sort_order = excluded.sort_order`,
  )
}

/** The items of one menu on another, with nothing sold; dishes that are gone by now stay behind. */
export const copyItems = (tx: Tx, from: number, to: number) =>
  rows(
    tx,
    sql`
    insert into daily_menu_items (daily_menu, master_item, override_price, portion_label, portion_limit, sort_order)
    select ${to}, i.master_item, i.override_price, i.portion_label, i.portion_limit, i.sort_order
    from daily_menu_items i join menu_items dish on dish.id = i.master_item and dish.archived_at is null
    where i.daily_menu = ${from} order by i.sort_order, i.id`,
  )
