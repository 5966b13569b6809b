import { found, refuse } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { writeMenus } from '../daily-menus/index.ts'
import * as categories from './categories.sql.ts'
import * as slots from './meal-slots.sql.ts'
import * as items from './menu-items.sql.ts'
import { tellKitchen } from './tell-kitchen.ts'

/**
 * What is deleted is archived: gone from lists and choices, kept in the history that refers to it. What something still
 * to come depends on is refused with 409 (contract 13, decision 10).
 */
type Steps = {
  lock: (tx: Tx, id: number) => Promise<unknown>
  /** Asked under the lock, which nobody can start to depend on it without. */
  inUse: (tx: Tx, id: number) => Promise<unknown>
  archive: (tx: Tx, id: number) => Promise<unknown>
}

const archive =
  ({ lock, inUse, archive }: Steps) =>
  (tenant: Tenant, id: number): Promise<void> =>
    writeMenus(tenant, async (tx) => {
      found(await lock(tx, id))
      if (await inUse(tx, id)) throw refuse('in_use')
      await archive(tx, id)
    })

/** Refused while dishes are in it. */
export const archiveCategory = archive({
  lock: categories.lockCategory,
  inUse: categories.dishInCategory,
  archive: categories.archiveCategory,
})
/** Refused while a menu of today or later offers it. */
export const archiveMenuItem = archive({
  lock: items.lockItem,
  inUse: items.comingMenuWith,
  async archive(tx, id) {
    await items.archiveItem(tx, id)
    await tellKitchen(tx, id)
  },
})
/** Refused while it has a menu or an order of today or later, or somebody is subscribed to it. */
export const archiveMealSlot = archive({
  lock: slots.lockSlot,
  inUse: slots.comingMealOfSlot,
  archive: slots.archiveSlot,
})
