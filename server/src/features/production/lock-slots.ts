import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { syncMeals } from '../meals/index.ts'
import { lockMeals } from './lock-meals.ts'
import { lockPending } from './meals.sql.ts'
import { hindered } from './missed.sql.ts'
import { noteChange, writeFirstVersion } from './note-change.ts'
import { raiseExceptions } from './raise-exceptions.ts'
import { serveSafely } from './serve-safely.ts'
import { giveWaiting, settleMissed } from './settle-missed.ts'
import {
  claimLocked,
  claimSlot,
  lockRunning,
  openDueSlots,
  setLookedTo,
  slotWithStrays,
  type Slot,
} from './slots.sql.ts'

/** Of twenty thousand meals a turn takes about as long as a request may, and the kitchen's screens fill meanwhile. */
const mostPerTurn = 1000

/**
 * Recurring work: locks each slot of a date once its cut-off has passed (domain rules 1, 9, 10 and 15), a part of one in
 * each turn. First its calendar is caught up with and what was missed is settled; then its meals get their dishes and
 * their money and go to the kitchen; then the first version of the plan is written. Until their day is over plans are kept
 * up to date with their orders. A slot is locked by one node at a
 * time; what a node has left undone the next one goes on with, be it days later. Answers whether there may be more.
 */
export async function lockSlots(tx: Tx, _now: Date, tenant: Tenant): Promise<boolean> {
  const slot = (await claimSlot(tx)) ?? ((await openDueSlots(tx)) ? await claimSlot(tx) : undefined)
  if (!slot)
    return (
      (await lockStrays(tx, tenant)) ||
      (await giveWaiting(tx, tenant, mostPerTurn)) ||
      (await serveSafely(tx, tenant)) ||
      recount(tx)
    )
  if (slot.looked_to !== null) await lookAtSubscriptions(tx, tenant, slot, slot.looked_to)
  else await decideMeals(tx, tenant, slot)
  return true
}

/** Meals that came into a slot after its lock: of a subscription that was activated late, or added by the office. */
async function lockStrays(tx: Tx, tenant: Tenant): Promise<boolean> {
  const slot = await slotWithStrays(tx)
  if (!slot) return false
  await lockMeals(tx, tenant, slot, await lockPending(tx, slot, mostPerTurn))
  return noteChange(tx, slot, { reason: 'Added after the lock', actor: null })
}

/**
 * What came past everybody: an order that was placed while its slot was being locked, or in a slot that closes with its day;
 * an allergy that became known and harms nobody. Answers whether there was something.
 */
async function recount(tx: Tx): Promise<boolean> {
  let changed = false
  for (const slot of await claimLocked(tx))
    if (await noteChange(tx, slot, { reason: 'Counted again', actor: null })) changed = true
  return changed
}

async function lookAtSubscriptions(tx: Tx, tenant: Tenant, slot: Slot, after: number): Promise<void> {
  const { id, date, meal_slot } = slot
  const ids = await lockRunning(tx, { date, meal_slot, after, most: mostPerTurn })
  const days = { from: date, to: date }
  if (ids.length)
    await syncMeals(tx, tenant, {
      ids,
      ...days,
      actor: null,
      reason: 'The cut-off has passed',
      isAgreed: true,
    })
  await settleMissed(tx, tenant, { ids: await hindered(tx, ids, date, date), ...days })
  await setLookedTo(tx, id, ids.length < mostPerTurn ? null : (ids.at(-1) ?? null))
}

/** What is of yesterday is not cooked any more; whoever paid for it is not forgotten. */
async function decideMeals(tx: Tx, tenant: Tenant, slot: Slot): Promise<void> {
  const meals = await lockPending(tx, slot, mostPerTurn)
  if (meals.length && slot.is_over)
    await raiseExceptions(
      tx,
      meals.map(({ id }) => ({
        order: id,
        kind: 'uncooked',
        reason: 'Its day went by without being locked.',
      })),
    )
  else if (meals.length) await lockMeals(tx, tenant, slot, meals)
  if (meals.length < mostPerTurn) await writeFirstVersion(tx, slot)
}
