import { refuse } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockItems } from './daily-menu-items.sql.ts'
import { archiveMenu, lockMenu, updateMenu, type View } from './daily-menus.sql.ts'
import { writeMenus } from './day-menu.ts'
import { showDailyMenu } from './show-daily-menus.ts'

type Held = NonNullable<Awaited<ReturnType<typeof lockMenu>>>

/** draft → published; needs an item. Published already: nothing happens, and `detail` says so. */
export const publishDailyMenu = (tenant: Tenant, view: View, id: number) =>
  move(tenant, view, id, 'published', async (tx, menu) => {
    if (menu.status === 'closed') throw refuse('menu_closed')
    if ((await lockItems(tx, id)).length === 0) throw refuse('menu_empty')
  })

/** draft or published → closed, for good. */
export const closeDailyMenu = (tenant: Tenant, view: View, id: number) =>
  move(tenant, view, id, 'closed', async () => {})

const move = (
  tenant: Tenant,
  view: View,
  id: number,
  status: 'published' | 'closed',
  judge: (tx: Tx, menu: Held) => Promise<void>,
) =>
  writeMenus(tenant, async (tx) => {
    const menu = await held(tx, id)
    if (menu.status === status)
      return { ...(await showDailyMenu(tx, view, id)), detail: `This menu is already ${status}.` }
    await judge(tx, menu)
    await updateMenu(tx, id, { status })
    return showDailyMenu(tx, view, id)
  })

/** Gone from lists and from sale, its date free again; the lines of its orders keep it. */
export const removeDailyMenu = (tenant: Tenant, id: number) =>
  writeMenus(tenant, async (tx) => {
    await held(tx, id)
    await archiveMenu(tx, id)
  })

async function held(tx: Tx, id: number): Promise<Held> {
  const menu = await lockMenu(tx, id)
  if (!menu) throw refuse('not_found')
  return menu
}
