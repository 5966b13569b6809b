import { writeMenus } from '../src/features/daily-menus/index.ts'
import type { Tenant } from '../src/platform/tenancy/tenant.ts'

export type MenuWish = {
  date: string
  /** An existing slot; a new one without. */
  slot?: number
  diet_type?: 'veg' | 'nonveg'
  cutoff_time?: string | null
  cutoff_days_before?: number
  /** Name to price, or to price and portions. */
  items: Record<string, string | { price: string; portions: number }>
  status?: 'draft' | 'published' | 'closed'
}

let slots = 0

/** Writes a slot, dishes and one day's menu as they would stand after the office made them. */
export const publishMenu = (
  tenant: Tenant,
  {
    date,
    slot: known,
    diet_type = 'nonveg',
    cutoff_time = '10:00',
    cutoff_days_before = 0,
    items,
    status = 'published',
  }: MenuWish,
) =>
  writeMenus(tenant, async (tx) => {
    const code = `slot-${(slots += 1)}`
    const slot = known
      ? { id: known }
      : await tx
          .insertInto('meal_slots')
          .values({ name: code, code, cutoff_time, cutoff_days_before })
          .returning('id')
          .executeTakeFirstOrThrow()
    const category = await tx
      .insertInto('categories')
      .values({ name: code })
      .returning('id')
      .executeTakeFirstOrThrow()
    const menu = await tx
      .insertInto('daily_menus')
      .values({ menu_date: date, meal_slot: slot.id, diet_type, status })
      .returning('id')
      .executeTakeFirstOrThrow()
    const ids: Record<string, number> = {}
    for (const [name, wish] of Object.entries(items)) {
      const { price, portions } = typeof wish === 'string' ? { price: wish, portions: null } : wish
      const item = await tx
        .insertInto('menu_items')
        .values({ name, description: name, price, category: category.id })
        .returning('id')
        .executeTakeFirstOrThrow()
      const offered = await tx
        .insertInto('daily_menu_items')
        .values({ daily_menu: menu.id, master_item: item.id, portion_limit: portions })
        .returning('id')
        .executeTakeFirstOrThrow()
      ids[name] = offered.id
    }
    return { slot: slot.id, slot_name: code, menu: menu.id, date, items: ids }
  })
