import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, readPlans, withoutMeal, type Era, type FullPlan, type Line } from '../meals/index.ts'
import { dayBefore, firstOpenDate } from './end-early.ts'
import type { Subscription } from './lock-subscription.ts'
import { keepFormerLines } from './slots.sql.ts'

const forever = '9999-12-31'

/**
 * Other lines of a running subscription hold from the first date that none of its slots, old or new, has locked. The dates
 * before keep those that they had, with what is owed of them and what they are worth; what they leave of a paid period is
 * shared by the meals of the new lines (docs/decisions/0010-calendar.md). Refuses, by `field`, when no such meal is left,
 * and when one of the later meals was eaten in advance. Answers all former lines.
 */
export async function keepLines(
  tx: Tx,
  { id, status, start_date, today, lines: former, eras: known }: Subscription,
  lines: Line[],
  field: string,
): Promise<Era[]> {
  if (status === 'pending') return known
  const [plan] = await readPlans(tx, { ids: [id], from: start_date, to: forever })
  if (!plan) throw new Error('it is locked, so it is there')
  const slots = [...former, ...lines].map(({ meal_slot }) => meal_slot)
  const until_date = dayBefore(await firstOpenDate(tx, slots, today))
  const isNew = until_date >= start_date && !known.some((era) => era.until_date >= until_date)
  const eras = isNew ? [...known, { until_date, lines: former }] : known
  if (plan.pricing === 'period') judgePaid(plan, { ...plan, lines, eras }, field)
  if (isNew) await keepFormerLines(tx, id, until_date)
  return eras
}

function judgePaid(before: FullPlan, after: FullPlan, field: string): void {
  const until = after.eras.at(-1)?.until_date ?? ''
  const ahead = lastEatenAhead(before, until)
  if (ahead !== undefined)
    throw invalid({
      [field]: `The meal of ${ahead} is served before; this can be changed from ${addDays(ahead, 1)} on.`,
    })
  if (withoutMeal(after) > withoutMeal(before))
    throw invalid({ [field]: 'What is paid already would be left without a meal.' })
}

/** The last date behind this one whose meal is locked already, mostly because it was moved to an earlier date. */
function lastEatenAhead({ kept, overrides, end_date }: FullPlan, until: string): string | undefined {
  const isKept = (date: string, slot: number | null) =>
    kept.some((one) => one.date === date && one.meal_slot === slot)
  const moved = overrides.flatMap(({ date, meal_slot, stands_for }) =>
    stands_for !== null && (date <= until || isKept(date, meal_slot)) ? [stands_for] : [],
  )
  return [...kept.map(({ date }) => date).filter((date) => date <= end_date), ...moved]
    .filter((date) => date > until)
    .toSorted()
    .at(-1)
}
