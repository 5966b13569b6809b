import { found } from '../../refusals.ts'
import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { lockOrder, moveOrder } from '../fulfilment/index.ts'
import { noteChanges, settleMissed } from '../production/index.ts'
import type { LockedMeal } from './closures.sql.ts'

type Why = { reason: string; actor: number }

/** Takes locked meals that nobody has begun to cook out of the kitchen. */
export async function callOff(tx: Tx, tenant: Tenant, meals: LockedMeal[], why: Why): Promise<void> {
  for (const { id } of meals) {
    const order = found(await lockOrder(tx, { order: id }))
    await moveOrder({ tx, tenant, order, ...why }, 'cancelled')
  }
}

/**
 * What follows once the calendars know: as the lock of these meals is over, what they give is given now, and the plans that
 * they were in get another version.
 */
export async function settleCalledOff(tx: Tx, tenant: Tenant, meals: LockedMeal[], why: Why): Promise<void> {
  for (const { subscription, date, meal_slot, credited } of meals) {
    const called_off = { meal_slot, credited }
    await settleMissed(tx, tenant, { ids: [subscription], from: date, to: date, called_off })
  }
  await noteChanges(tx, meals, why)
}
