import type { Tx } from '../../platform/tenancy/tenant.ts'
import { insertSlotsByCode } from './seed-meal-slots.sql.ts'

const usual = [
  { name: 'Lunch', code: 'lunch', cutoff_time: '10:00', sort_order: 1 },
  { name: 'Dinner', code: 'dinner', cutoff_time: '16:00', sort_order: 2 },
]

/** Gives a kitchen the two usual meal slots (contract 11); which of them is `made` and which was there already. */
export async function seedMealSlots(tx: Tx): Promise<{ name: string; made: boolean }[]> {
  const made = await insertSlotsByCode(tx, usual)
  return usual.map(({ name, code }) => ({ name, made: made.includes(code) }))
}
