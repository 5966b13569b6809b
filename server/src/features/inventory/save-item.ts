import { found, invalid } from '../../refusals.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { requireFeature } from '../plan-limits/index.ts'
import type { InventoryItemPatch, NewInventoryItem } from './inventory-items.schema.ts'
import { insertItem, itemById, lockItem, updateItem } from './inventory-items.sql.ts'
import { setStock } from './move-stock.ts'
import { holdUnit } from './units.sql.ts'

/** A new item with its opening stock; needs the plan's feature inventory_management. */
export async function createItem(tenant: Tenant, actor: number, wish: NewInventoryItem) {
  requireFeature(tenant, 'inventory_management')
  const { current_stock = '0', cost_per_unit = '0', ...plain } = wish
  return tenant.write(async (tx) => {
    const { id } = await insertItem(tx, {
      ...(await columns(tx, tenant, plain)),
      name: wish.name,
      unit: wish.unit,
      cost_per_unit: moneyField('cost_per_unit', cost_per_unit, tenant.currency_digits),
    })
    await setStock(tx, id, '0.00', moneyField('current_stock', current_stock, 2), 'Opening stock', actor)
    return itemById(tx, id)
  })
}

/**
 * Changes what is named; a stock that differs from what is there is a movement. An item that is switched off is gone from
 * every list for good (contract 5.11).
 */
export const changeItem = (tenant: Tenant, actor: number, id: number, wish: InventoryItemPatch) =>
  tenant.write(async (tx) => {
    const { current_stock: stock, ...plain } = wish
    const before = found(await lockItem(tx, id))
    await updateItem(tx, id, await columns(tx, tenant, plain))
    if (stock !== undefined) {
      const set = moneyField('current_stock', stock, 2)
      await setStock(tx, id, before.current_stock, set, 'Set by editing the item', actor)
    }
    return itemById(tx, id)
  })

/** Switches an item off, whatever its stock: its movements stay. */
export const removeItem = (tenant: Tenant, id: number): Promise<void> =>
  tenant.write(async (tx) => {
    found(await lockItem(tx, id))
    await updateItem(tx, id, { is_active: false })
  })

async function columns(tx: Tx, tenant: Tenant, wish: Omit<InventoryItemPatch, 'current_stock'>) {
  const { unit, min_stock_level: least, cost_per_unit: cost, ...plain } = wish
  if (unit !== undefined && !(await holdUnit(tx, unit))) throw invalid({ unit: 'This unit does not exist.' })
  return {
    ...plain,
    ...(unit !== undefined && { unit }),
    ...(least !== undefined && { min_stock_level: moneyField('min_stock_level', least, 2) }),
    ...(cost !== undefined && { cost_per_unit: moneyField('cost_per_unit', cost, tenant.currency_digits) }),
  }
}
