import type { Tx } from '../../platform/tenancy/tenant.ts'
import { dropOverride, overrideOf, writeOverride, writeSkip, type MealKey } from './facts.sql.ts'

/**
 * Moves a meal to another date, with all that is its own. A meal of the contract leaves a skip behind that gives nothing,
 * because it is eaten on the other date; one that was moved or added before just goes on.
 */
export async function moveMeal(tx: Tx, key: MealKey, to: string, by: number | null): Promise<void> {
  const { extra_price = null, stands_for = null, ...own } = (await overrideOf(tx, key)) ?? {}
  const { date: _, ...kept } = { date: '', ...own }
  await dropOverride(tx, key)
  const isExtra = extra_price !== null || stands_for !== null
  if (!isExtra) await writeSkip(tx, key, { gives: 'nothing', moved_to: to }, by)
  const origin = extra_price === null ? { stands_for: stands_for ?? key.date } : { extra_price }
  await writeOverride(tx, { ...key, date: to }, { ...kept, ...origin }, by)
}
