import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { writeMenus } from '../daily-menus/index.ts'
import { found } from './found.ts'
import { toggleItem } from './menu-items.sql.ts'
import { showMenuItem } from './show-menu-items.ts'

/** Offers a dish that was not on offer, and the reverse. */
export const switchAvailability = (tenant: Tenant, images: string, id: number) =>
  writeMenus(tenant, async (tx) => {
    found(await toggleItem(tx, id))
    return showMenuItem(tx, images, id)
  })
