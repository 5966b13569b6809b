import type { Tx } from '../../platform/tenancy/tenant.ts'
import { insertUnitsByAbbreviation } from './seed-units.sql.ts'

const usual = [
  { name: 'Kilogram', abbreviation: 'kg', category: 'weight', conversion_factor: '1' },
  { name: 'Gram', abbreviation: 'g', category: 'weight', conversion_factor: '0.001' },
  { name: 'Litre', abbreviation: 'L', category: 'volume', conversion_factor: '1' },
  { name: 'Millilitre', abbreviation: 'ml', category: 'volume', conversion_factor: '0.001' },
  { name: 'Piece', abbreviation: 'pc', category: 'unit', conversion_factor: '1' },
  { name: 'Pack', abbreviation: 'pack', category: 'unit', conversion_factor: '1' },
]

/** Gives a kitchen the usual units (contract 11); which of them is `made` and which was there already. */
export async function seedUnits(tx: Tx): Promise<{ name: string; made: boolean }[]> {
  const made = await insertUnitsByAbbreviation(tx, usual)
  return usual.map(({ name, abbreviation }) => ({ name, made: made.includes(abbreviation) }))
}
