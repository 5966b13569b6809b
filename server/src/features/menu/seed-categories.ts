import type { Tx } from '../../platform/tenancy/tenant.ts'
import { insertCategoriesByName } from './seed-categories.sql.ts'

const usual = ['Veg', 'Non-Veg', 'Vegan', 'Gluten-Free']

/** Gives a kitchen the usual categories (contract 11); which of them is `made` and which was there already. */
export async function seedCategories(tx: Tx): Promise<{ name: string; made: boolean }[]> {
  const made = await insertCategoriesByName(tx, usual)
  return usual.map((name) => ({ name, made: made.includes(name) }))
}
