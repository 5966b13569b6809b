import { emit } from '../../platform/events/emit.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { insertVersion, writeMeals } from './plans.sql.ts'
import { lockLocked, type Slot, type SlotKey } from './slots.sql.ts'

type Why = { reason: string; actor: number | null }

/**
 * Says that something about the meals of a slot has changed. Is it locked, its plan gets another version when the change is
 * one of what is cooked (domain rule 10); before the lock nothing happens. Answers whether there is a new version.
 */
export async function noteChange(tx: Tx, key: SlotKey, why: Why): Promise<boolean> {
  const slot = await lockLocked(tx, key)
  if (!slot || (await writeMeals(tx, slot, slot.version + 1)) === 0) return false
  await writeVersion(tx, slot, why)
  return true
}

/** The same of several slots, each once and the earliest first, so that no two wait for each other. */
export async function noteChanges(tx: Tx, keys: SlotKey[], why: Why): Promise<void> {
  const slots = new Map(keys.map((key) => [`${key.date} ${key.meal_slot ?? 0}`, key]))
  for (const key of slots.values().toArray().sort(byDay)) await noteChange(tx, key, why)
}

const byDay = (one: SlotKey, other: SlotKey) =>
  one.date < other.date ? -1 : one.date > other.date ? 1 : (one.meal_slot ?? 0) - (other.meal_slot ?? 0)

/** The plan of a slot as it is once all of its meals are decided: version 1. */
export async function writeFirstVersion(tx: Tx, slot: Slot): Promise<void> {
  await writeMeals(tx, slot, 1)
  await writeVersion(tx, slot, { reason: 'The cut-off has passed', actor: null })
}

async function writeVersion(tx: Tx, { id, version, date, meal_slot }: Slot, why: Why) {
  await insertVersion(tx, { slot: id, version: version + 1, ...why })
  await emit(tx, {
    topic: 'kitchen',
    type: version === 0 ? 'plan.locked' : 'plan.changed',
    data: { delivery_date: date, meal_slot, version: version + 1, reason: why.reason },
  })
}
