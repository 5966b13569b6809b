import type { Tx } from '../../platform/tenancy/tenant.ts'
import {
  dropOverride,
  dropSkip,
  overrideOf,
  redirectSkip,
  writeOverride,
  writeSkip,
  type MealKey,
} from './facts.sql.ts'

/**
 * Moves a meal to another date, with all that is its own. A meal of the contract leaves a skip behind that gives nothing,
 * because it is eaten on the other date, wherever it moves on to; an extra one just goes on.
 */
export async function moveMeal(tx: Tx, key: MealKey, to: string, by: number | null): Promise<void> {
  const { extra_price = null, stands_for = null, ...own } = (await overrideOf(tx, key)) ?? {}
  const { date: _, ...kept } = { date: '', ...own }
  await dropOverride(tx, key)
  if (stands_for !== null) await redirectSkip(tx, { ...key, date: stands_for }, to)
  else if (extra_price === null) await writeSkip(tx, key, { gives: 'nothing', moved_to: to }, by)
  // What may still be written for a date without a meal is of a contract that was changed.
  await dropOverride(tx, { ...key, date: to })
  const origin = extra_price === null ? { stands_for: stands_for ?? key.date } : { extra_price }
  await writeOverride(tx, { ...key, date: to }, { ...kept, ...origin }, by)
}

/** Brings a meal that was moved back to its own date, with all that is its own; a skip of it on the other one is forgotten. */
export async function moveBack(tx: Tx, key: MealKey, from: string, by: number | null): Promise<void> {
  const moved = { ...key, date: from }
  const { date: _, meal_slot: __, stands_for: ___, ...own } = (await overrideOf(tx, moved)) ?? none
  await dropOverride(tx, moved)
  await dropSkip(tx, moved)
  if (Object.values(own).some((value) => value !== null)) await writeOverride(tx, key, own, by)
}
const none = { date: '', meal_slot: null, stands_for: null }
