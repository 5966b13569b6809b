import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

/** `good_ms`: for how long the text stays true by itself, in milliseconds. */
export type DayMenuText = { body: string; good_ms: number }

/**
 * A day's published menus as JSON text, written by PostgreSQL in one statement, so that nothing has to be parsed and
 * written again here. A slot without a cut-off takes orders until its day is over.
 */
export async function dayMenuText(db: Reads, date: string | null, images: string): Promise<DayMenuText> {
  const [text] = await rows<DayMenuText>(
    db,
    sql`
    with day as (
      select coalesce(${date}::date, kitchen_today()) as date, kitchen_now() as now, day_starts_at as starts from settings
    ), menu as (
      select m.id, m.menu_date, m.diet_type, m.notes, s.id as slot, s.name, s.code, s.cutoff_time, s.sort_order,
        cutoff_at(m.menu_date, s.cutoff_days_before, s.cutoff_time, day.starts) as cutoff_at,
        coalesce(cutoff_at(m.menu_date, s.cutoff_days_before, s.cutoff_time, day.starts), day_begins(m.menu_date + 1)) as closes_at
      from day join daily_menus m on m.menu_date = day.date and m.status = 'published'
        join meal_slots s on s.id = m.meal_slot and s.is_active and s.archived_at is null
    ), change as (
      select closes_at as at from menu
      union all
      select day_begins(date + 1) from day where ${date}::date is null
    )
    select json_build_object('date', day.date, 'menus', coalesce((
        select json_agg(json_build_object(
          'id', menu.id, 'menu_date', menu_date,
          'meal_slot', json_build_object('id', slot, 'name', name, 'code', code, 'cutoff_time', cutoff_time, 'sort_order', sort_order),
          'diet_type', diet_type, 'diet_type_display', case diet_type when 'veg' then 'Vegetarian' else 'Non-Vegetarian' end,
          'cutoff_at', cutoff_at, 'is_open', closes_at > day.now, 'notes', notes,
          'items', coalesce((
            select json_agg(json_build_object(
              'id', i.id, 'master_item', dish.id, 'name', dish.name, 'description', dish.description,
              'category_name', category.name, 'diet_type', dish.diet_type, 'calories', dish.calories, 'allergens', dish.allergens,
              'image', ${images}::text || dish.image, 'price', coalesce(i.override_price, dish.price)::text,
              'portion_label', i.portion_label, 'portions_left', i.portion_limit - i.portions_sold,
              'is_available', dish.is_available and dish.archived_at is null and coalesce(i.portion_limit > i.portions_sold, true)
            ) order by i.sort_order, i.id)
            from daily_menu_items i join menu_items dish on dish.id = i.master_item join categories category on category.id = dish.category
            where i.daily_menu = menu.id), '[]')
        ) order by sort_order, slot, diet_type) from menu), '[]'))::text as body,
      coalesce((select extract(epoch from min(at) - day.now) * 1000 from change where at > day.now), 1e9)::float8 as good_ms
    from day`,
  )
  if (!text) throw new Error('there is always a day')
  return text
}
