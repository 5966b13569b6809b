import { found } from '../../refusals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { writeMenus } from '../daily-menus/index.ts'
import { toggleItem } from './menu-items.sql.ts'
import { showMenuItem } from './show-menu-items.ts'
import { tellKitchen } from './tell-kitchen.ts'

/** Offers a dish that was not on offer, and the reverse. */
export const switchAvailability = (tenant: Tenant, images: string, id: number) =>
  writeMenus(tenant, async (tx) => {
    found(await toggleItem(tx, id))
    await tellKitchen(tx, id)
    return showMenuItem(tx, images, id)
  })
