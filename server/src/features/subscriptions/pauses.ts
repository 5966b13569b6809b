import { invalid, refuse } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, firstOpenDates, slotsOf } from '../meals/index.ts'
import type { Subscription } from './lock-subscription.ts'
import { deletePause, insertPauses, pausesFrom, type NewPause, type Pause } from './pauses.sql.ts'

export type Span = {
  from_date: string
  until_date?: string | null | undefined
  meal_slot?: number | null | undefined
  reason?: string | undefined
}

/**
 * Pauses a subscription or one of its slots, until a date or until somebody resumes it. Meals that are locked stay. There
 * is one open pause of a slot at the most (domain rule 7).
 */
export async function beginPause(
  tx: Tx,
  { id, today, lines, pause_gives: gives }: Subscription,
  { from_date, until_date = null, meal_slot = null, reason = '' }: Span,
  created_by: number | null,
): Promise<void> {
  if (from_date < today) throw invalid({ from_date: 'This day is over.' })
  if (until_date !== null && until_date < from_date)
    throw invalid({ until_date: 'The end comes before the start.' })
  if (meal_slot !== null && !lines.some((line) => line.meal_slot === meal_slot))
    throw invalid({ meal_slot: 'This subscription is not served in this slot.' })
  const standing = await pausesFrom(tx, id, from_date)
  // An open pause of the whole covers whatever was planned for some days, which is there again once it has ended.
  const isWhole = until_date === null && meal_slot === null
  const clashes = (pause: Pause) => !isWhole || (pause.until_date === null && pause.meal_slot === null)
  if (standing.some((pause) => clashes(pause) && overlaps(pause, { from_date, until_date, meal_slot })))
    throw refuse('already_paused')
  await insertPauses(tx, [{ subscription: id, from_date, until_date, meal_slot, gives, reason, created_by }])
}

const overlaps = (one: Pick<Pause, 'from_date' | 'until_date' | 'meal_slot'>, other: typeof one) =>
  (one.meal_slot === null || other.meal_slot === null || one.meal_slot === other.meal_slot) &&
  (one.until_date === null || one.until_date >= other.from_date) &&
  (other.until_date === null || other.until_date >= one.from_date)

/**
 * Ends pauses, of one slot or all, from each slot's first date that is not locked: what a cut-off has passed for while it
 * was paused stays so. `open`: only those without an end. Answers whether there was a pause.
 */
export async function endPauses(
  tx: Tx,
  subscription: Subscription,
  { meal_slot, open = false }: { meal_slot?: number | null | undefined; open?: boolean } = {},
): Promise<boolean> {
  const { id, today } = subscription
  const isMeant = (slot: number | null) => meal_slot == null || slot === meal_slot
  const pauses = (await pausesFrom(tx, id, today)).filter(
    (pause) => (pause.meal_slot === null || isMeant(pause.meal_slot)) && (!open || pause.until_date === null),
  )
  const slots = slotsOf(subscription)
  const opening = await firstOpenDates(tx, slots)
  for (const { id: pause, ...before } of pauses) {
    await deletePause(tx, pause)
    const covered = before.meal_slot === null ? slots : [before.meal_slot]
    const left = covered.flatMap((slot): NewPause[] => {
      const part = { ...before, subscription: id, meal_slot: slot }
      if (!isMeant(slot)) return [part]
      const until_date = addDays(opening.get(slot) ?? today, -1)
      return until_date < before.from_date
        ? []
        : [{ ...part, until_date: earlier(until_date, before.until_date) }]
    })
    if (left.length) await insertPauses(tx, left)
  }
  return pauses.length > 0
}

const earlier = (one: string, other: string | null) => (other !== null && other < one ? other : one)
