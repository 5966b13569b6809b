import type { Tx } from '../../platform/tenancy/tenant.ts'
import { isSelected, writeOverride, writeSkip, type FullPlan, type Line } from '../meals/index.ts'
import type { Subscription } from './lock-subscription.ts'
import { insertPauses, pausesFrom } from './pauses.sql.ts'

/**
 * Writes what was decided about single dates from `from` on for the subscription that goes on, where it has the slot: its
 * skips and pauses give what its own package gives. A meal that was moved goes along when it is one of the new contract and
 * has its date to itself, and an extra one where there is no other.
 */
export async function carryOver(
  tx: Tx,
  old: FullPlan,
  next: Subscription,
  from: string,
  by: number,
): Promise<void> {
  const { id: subscription, lines, skip_gives, pause_gives } = next
  const lineOf = (meal_slot: number | null): Line | undefined =>
    lines.find((line) => line.meal_slot === meal_slot)
  const has = (date: string, meal_slot: number | null) => {
    const line = lineOf(meal_slot)
    return line !== undefined && isSelected(line, date)
  }
  const hasSlot = (meal_slot: number | null) => meal_slot === null || lineOf(meal_slot) !== undefined

  for (const { date, meal_slot, moved_to } of old.skips) {
    const key = { subscription, date, meal_slot }
    if (date < from || !has(date, meal_slot)) continue
    if (moved_to === null) await writeSkip(tx, key, { gives: skip_gives }, by)
    else if (moved_to >= from && !has(moved_to, meal_slot))
      await writeSkip(tx, key, { gives: 'nothing', moved_to }, by)
  }
  for (const { date, meal_slot, extra_price, stands_for, ...differs } of old.overrides) {
    const isExtra = extra_price !== null || stands_for !== null
    const moves = stands_for === null || (stands_for >= from && has(stands_for, meal_slot))
    if (date < from || lineOf(meal_slot) === undefined || !moves || (isExtra && has(date, meal_slot)))
      continue
    const { quantity, address, dish, difference, special_instructions } = differs
    const wish = { quantity, address, dish, difference, extra_price, stands_for, special_instructions }
    await writeOverride(tx, { subscription, date, meal_slot }, wish, by)
  }
  const pauses = (await pausesFrom(tx, old.id, from)).filter(({ meal_slot }) => hasSlot(meal_slot))
  const carried = pauses.map(({ from_date, until_date, meal_slot, reason, created_by }) => ({
    subscription,
    from_date: from_date < from ? from : from_date,
    until_date,
    meal_slot,
    gives: pause_gives,
    reason,
    created_by,
  }))
  if (carried.length) await insertPauses(tx, carried)
}
