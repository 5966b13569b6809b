/** What is asked of a zone on a day and what it takes, for one meal slot, or (null) for no particular one. */
export type Load = {
  meal_slot: number | null
  /** The deliveries of its active schedules; null when no schedule names it. */
  capacity: number | null
  /** The orders that are not cancelled. */
  booked: number
}

/**
 * How many more orders a zone takes on a day: for one slot, or for all together. The orders of a slot fill the schedules
 * that name it and then those that name none, which all slots share. Infinity where no schedule says anything.
 */
export function placesLeft(loads: Load[], meal_slot?: number): number {
  const named = loads.filter((load) => load.meal_slot !== null)
  const shared = loads.find((load) => load.meal_slot === null)
  const overflow = named.reduce((all, { capacity, booked }) => all + Math.max(0, booked - (capacity ?? 0)), 0)
  const sharedLeft = Math.max(0, (shared?.capacity ?? 0) - overflow - (shared?.booked ?? 0))

  const asked = meal_slot === undefined ? named : named.filter((load) => load.meal_slot === meal_slot)
  const limited = [...asked, ...(shared ? [shared] : [])].some(({ capacity }) => capacity !== null)
  if (!limited) return Infinity
  return asked.reduce((all, { capacity, booked }) => all + Math.max(0, (capacity ?? 0) - booked), sharedLeft)
}
