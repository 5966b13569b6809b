import { found, invalid } from '../../refusals.ts'
import type { MediaStore } from '../../platform/files/media.ts'
import type { Picture } from '../../platform/files/picture.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { writeMenus } from '../daily-menus/index.ts'
import { activeItemById } from '../inventory/index.ts'
import { withinLimit } from '../plan-limits/index.ts'
import { holdCategory } from './categories.sql.ts'
import type { MenuItemPatch, NewMenuItem } from './menu-items.schema.ts'
import { insertItem, lockItem, updateItem } from './menu-items.sql.ts'
import { showMenuItem } from './show-menu-items.ts'
import { tellKitchen } from './tell-kitchen.ts'

/** A new dish, with its picture if one was sent, as long as the plan allows more. Nothing is stored of a refused one. */
export function createMenuItem(media: MediaStore, tenant: Tenant, images: string, wish: NewMenuItem) {
  const { picture } = pictureField(tenant, wish.image)
  return media.storing(tenant.id, picture, (image) =>
    writeMenus(tenant, async (tx) => {
      await withinLimit(tx, tenant, 'menu_items')
      const { id } = await insertItem(tx, { ...(await columns(tx, tenant, wish)), image: image ?? null })
      return showMenuItem(tx, images, id)
    }),
  )
}

/** Changes what is named. A picture that is replaced or removed is deleted once that is certain. */
export async function changeMenuItem(
  media: MediaStore,
  tenant: Tenant,
  images: string,
  id: number,
  wish: MenuItemPatch,
) {
  const { picture, changes } = pictureField(tenant, wish.image)
  const { item, left } = await media.storing(tenant.id, picture, (image) =>
    writeMenus(tenant, async (tx) => {
      const before = found(await lockItem(tx, id))
      await updateItem(tx, id, {
        ...(await columns(tx, tenant, wish)),
        ...(changes && { image: image ?? null }),
      })
      if (wish.allergens !== undefined || wish.is_available !== undefined) await tellKitchen(tx, id)
      return { item: await showMenuItem(tx, images, id), left: changes ? before.image : null }
    }),
  )
  if (left) await media.remove(tenant.id, left)
  return item
}

async function columns<Wish extends MenuItemPatch>(tx: Tx, tenant: Tenant, wish: Wish) {
  const { image: _, inventory_item, ...plain } = wish
  const { category, price } = wish
  if (category !== undefined && !(await holdCategory(tx, category)))
    throw invalid({ category: 'This category does not exist.' })
  if (inventory_item != null && !(await activeItemById(tx, inventory_item)))
    throw invalid({ inventory_item: 'This inventory item does not exist.' })
  return {
    ...plain,
    ...(price !== undefined && { price: moneyField('price', price, tenant.currency_digits) }),
    ...(inventory_item !== undefined && { inventory_item_id: inventory_item }),
  }
}

/** What `image` asks for. Clients send back the address that they read; that changes nothing. */
function pictureField(
  { id }: Tenant,
  sent: Picture | string | null | undefined,
): { picture?: Picture; changes: boolean } {
  if (sent instanceof Buffer) return { picture: sent, changes: true }
  if (sent === null) return { changes: true }
  if (sent === undefined || (typeof sent === 'string' && sent.includes(`/media/${id}/`)))
    return { changes: false }
  throw invalid({ image: 'The submitted data was not a file.' })
}
