import { found, invalid } from '../../refusals.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import type { MenuPatch, NewMenu } from './menus.schema.ts'
import { archiveMenu, holdDishes, insertMenu, menuById, replaceDishes, updateMenu } from './menus.sql.ts'

/** A new menu; without a price it costs nothing by itself. */
export const createMenu = (tenant: Tenant, { menu_item_ids = [], price = '0', ...plain }: NewMenu) =>
  tenant.write(async (tx) => {
    const { id } = await insertMenu(tx, {
      ...plain,
      price: moneyField('price', price, tenant.currency_digits),
    })
    await setDishes(tx, id, menu_item_ids)
    return found(await menuById(tx, id))
  })

/** Changes what is named; a list of dishes replaces all dishes. What is subscribed to already keeps its price. */
export const changeMenu = (tenant: Tenant, id: number, { menu_item_ids, price, ...plain }: MenuPatch) =>
  tenant.write(async (tx) => {
    const changes = {
      ...plain,
      ...(price !== undefined && { price: moneyField('price', price, tenant.currency_digits) }),
    }
    found(await updateMenu(tx, id, changes))
    if (menu_item_ids) await setDishes(tx, id, menu_item_ids)
    return found(await menuById(tx, id))
  })

/**
 * Takes a menu out of every list and of the packages that offer it. Running subscriptions keep it until they end: they
 * were sold with it, so there is nothing to refuse (contract 13, decision 10).
 */
export const removeMenu = (tenant: Tenant, id: number): Promise<void> =>
  tenant.write(async (tx) => void found(await archiveMenu(tx, id)))

async function setDishes(tx: Tx, menu: number, wished: number[]): Promise<void> {
  const dishes = [...new Set(wished)]
  if ((await holdDishes(tx, dishes)).length < dishes.length)
    throw invalid({ menu_item_ids: 'Some of these menu items do not exist.' })
  await replaceDishes(tx, menu, dishes)
}
