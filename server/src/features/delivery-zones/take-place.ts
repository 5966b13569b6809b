import { refuse } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { loadsOf, lockPlaces } from './capacity.sql.ts'
import { placesLeft } from './places-left.ts'

/**
 * An order takes one of the places that a zone's schedules have on a day, or is refused with 409 `zone_full`. To be called
 * before the order is written, in the transaction that writes it: of two who want the last place the second waits for the
 * first and counts its order.
 */
export async function takePlace(
  tx: Tx,
  { zone, delivery_date, meal_slot }: { zone: number; delivery_date: string; meal_slot: number },
): Promise<void> {
  await lockPlaces(tx, zone, delivery_date)
  // A statement of its own: its view of the orders must be newer than the lock.
  if (placesLeft(await loadsOf(tx, delivery_date, zone), meal_slot) < 1)
    throw refuse('zone_full', { delivery_date, meal_slot })
}
