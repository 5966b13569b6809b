import { invalid, refuse } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import type { DailyMenuPatch, NewDailyMenu } from './daily-menus.schema.ts'
import { lockItems } from './daily-menu-items.sql.ts'
import { holdSlot, insertMenu, lockMenu, updateMenu, type View } from './daily-menus.sql.ts'
import { writeMenus } from './day-menu.ts'
import { replaceItems } from './replace-items.ts'
import { showDailyMenu } from './show-daily-menus.ts'

/** A draft by `account`. A second menu of the same date, slot and diet is refused by the unique index. */
export const createDailyMenu = (
  tenant: Tenant,
  view: View,
  account: number,
  { items = [], ...menu }: NewDailyMenu,
) =>
  writeMenus(tenant, async (tx) => {
    await slotField(tx, menu.meal_slot)
    const { id } = await insertMenu(tx, { ...menu, created_by: account })
    await replaceItems(tx, tenant, id, items)
    return showDailyMenu(tx, view, id)
  })

/** Changes what is named; a list of items replaces all items. What customers have bought does not move to another meal. */
export const changeDailyMenu = (
  tenant: Tenant,
  view: View,
  id: number,
  { items, ...changes }: DailyMenuPatch,
) =>
  writeMenus(tenant, async (tx) => {
    const menu = await lockMenu(tx, id)
    if (!menu) throw refuse('not_found')
    const moved = (['menu_date', 'meal_slot'] as const).find(
      (field) => changes[field] !== undefined && changes[field] !== menu[field],
    )
    if (moved && (await lockItems(tx, id)).some((item) => item.portions_sold > 0)) {
      throw invalid({ [moved]: 'Portions of this menu are sold already.' })
    }
    if (moved && changes.meal_slot !== undefined && changes.meal_slot !== menu.meal_slot)
      await slotField(tx, changes.meal_slot)
    if (menu.status === 'published' && items?.length === 0)
      throw invalid({ items: 'A published menu needs at least one item.' })

    await updateMenu(tx, id, changes)
    if (items) await replaceItems(tx, tenant, id, items)
    return showDailyMenu(tx, view, id)
  })

/** Refuses a slot that does not exist. */
export async function slotField(tx: Tx, slot: number) {
  if (!(await holdSlot(tx, slot))) throw invalid({ meal_slot: 'This meal slot does not exist.' })
}
