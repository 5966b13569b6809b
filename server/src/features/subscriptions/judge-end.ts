import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { addDays, type Line } from '../meals/index.ts'
import { dayBefore, firstOpenDate } from './end-early.ts'
import type { Subscription } from './lock-subscription.ts'
import { billedUntil } from './subscriptions.sql.ts'

/**
 * Whether meals behind an earlier end are invoiced, so that it gives them back as whenever a running one ends early. Refuses an end
 * before such meals that are locked, and one behind dates that are locked without a meal: those do not become paid ones
 * afterwards.
 */
export async function judgeEnd(
  tx: Tx,
  { id, status, end_date, today }: Subscription,
  { last_date, lines }: { last_date: string; lines: Pick<Line, 'meal_slot'>[] },
): Promise<boolean> {
  const slots = lines.map(({ meal_slot }) => meal_slot)
  const open = await firstOpenDate(tx, slots, today)
  const runs = status === 'active' || status === 'paused'
  if (runs && last_date > end_date && open > addDays(end_date, 1))
    throw invalid({ end_date: `This subscription ended on ${end_date}; days behind it are locked.` })
  const billed = await billedUntil(tx, id)
  if (last_date >= end_date || billed === null || billed <= last_date) return false
  const first = dayBefore(open)
  if (last_date < first)
    throw invalid({ end_date: `Meals until ${first} are locked; it can end then at the earliest.` })
  return true
}
