import { found, refuse } from '../../refusals.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import type { NewUnit, UnitPatch } from './units.schema.ts'
import { archiveUnit, insertUnit, itemInUnit, lockUnit, updateUnit } from './units.sql.ts'

/** A new unit; without a factor it is its category's base unit. */
export const createUnit = (tenant: Tenant, wish: NewUnit) =>
  tenant.write((tx) => insertUnit(tx, { ...wish, ...factor(wish) }))

export const changeUnit = (tenant: Tenant, id: number, wish: UnitPatch) =>
  tenant.write(async (tx) => found(await updateUnit(tx, id, { ...wish, ...factor(wish) })))

/** Takes a unit out of every list; 409 while items are counted in it. */
export const removeUnit = (tenant: Tenant, id: number): Promise<void> =>
  tenant.write(async (tx) => {
    found(await lockUnit(tx, id))
    if (await itemInUnit(tx, id)) throw refuse('in_use')
    await archiveUnit(tx, id)
  })

/** A factor has four decimals and the bounds of an amount. */
const factor = ({ conversion_factor: sent }: UnitPatch) =>
  sent === undefined ? {} : { conversion_factor: moneyField('conversion_factor', sent, 4, { above: 0n }) }
