import { refuse } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { copyItems } from './daily-menu-items.sql.ts'
import type { MenuCopy } from './daily-menus.schema.ts'
import { insertMenu, lockMenu, type View } from './daily-menus.sql.ts'
import { writeMenus } from './day-menu.ts'
import { slotField } from './save-daily-menu.ts'
import { showDailyMenu } from './show-daily-menus.ts'

/** A new draft with the same dishes for another day, or another slot. A meal that has its menu already is refused by the unique index. */
export const copyDailyMenu = (tenant: Tenant, view: View, account: number, id: number, wish: MenuCopy) =>
  writeMenus(tenant, async (tx) => {
    const menu = await lockMenu(tx, id)
    if (!menu) throw refuse('not_found')
    const { menu_date, meal_slot = menu.meal_slot } = wish
    await slotField(tx, meal_slot)
    const copy = await insertMenu(tx, {
      menu_date,
      meal_slot,
      diet_type: menu.diet_type,
      notes: menu.notes,
      created_by: account,
    })
    await copyItems(tx, id, copy.id)
    return showDailyMenu(tx, view, copy.id)
  })
