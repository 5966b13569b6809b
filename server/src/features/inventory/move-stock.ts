import { found, invalid, refusedAction } from '../../refusals.ts'
import { formatMoney, minorUnits, parseMoney } from '../../platform/money.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import type { StockAdjustment } from './inventory-items.schema.ts'
import { insertMovement, itemById, lockItem } from './inventory-items.sql.ts'
import { unitById } from './units.sql.ts'

/** As much as an item can hold, in hundredths. */
const most = 10n ** 10n - 1n

/**
 * Puts `quantity` in or, below zero, takes it out, counted in the item's unit or another of its category. 400 {"error"}
 * when there is not so much in stock; 400 by field for a unit of another category and for what is no whole number of
 * hundredths of the item's unit.
 */
export const adjustStock = (
  tenant: Tenant,
  actor: number,
  id: number,
  { quantity, unit, reason = '' }: StockAdjustment,
) =>
  tenant.write(async (tx) => {
    const item = found(await lockItem(tx, id))
    const hundredths = converted(quantity, unit == null ? item : await otherUnit(tx, item, unit), item)
    const after = minorUnits(item.current_stock) + hundredths
    if (after < 0n) throw refusedAction(`Only ${item.current_stock} ${item.abbreviation} in stock.`)
    if (after > most) throw invalid({ quantity: 'Ensure that there are no more than 10 digits in total.' })
    await moveStock(tx, id, hundredths, reason, actor)
    return itemById(tx, id)
  })

/** Moves the stock of an item that the caller holds from one figure to another. */
export const setStock = (tx: Tx, item: number, from: string, to: string, reason: string, actor: number) =>
  moveStock(tx, item, minorUnits(to) - minorUnits(from), reason, actor)

async function moveStock(tx: Tx, item: number, hundredths: bigint, reason: string, actor: number) {
  if (hundredths !== 0n)
    await insertMovement(tx, { item, quantity: formatMoney(hundredths, 2), reason, actor })
}

async function otherUnit(tx: Tx, { category }: { category: string }, id: number) {
  const unit = await unitById(tx, id)
  if (!unit) throw invalid({ unit: 'This unit does not exist.' })
  if (unit.category !== category) throw invalid({ unit: `This item is counted in units of ${category}.` })
  return unit
}

type Unit = { abbreviation: string; conversion_factor: string }

/** Hundredths of the item's unit, exactly. The quantity and the factors have four decimals. */
function converted(quantity: string, from: Unit, to: Unit): bigint {
  const sent = parseMoney(quantity, 4)
  const divisor = minorUnits(to.conversion_factor) * 100n
  const dividend = sent === undefined ? undefined : sent * minorUnits(from.conversion_factor)
  if (dividend === undefined || dividend % divisor !== 0n)
    throw invalid({ quantity: `This is no whole number of hundredths of ${to.abbreviation}.` })
  return dividend / divisor
}
