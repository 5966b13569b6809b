import { invalid } from '../../refusals.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'
import { activeDefault } from './addresses.sql.ts'

/** What says where somebody lives. */
export const placeFields = ['street', 'city', 'building_name', 'floor_number', 'flat_number'] as const
export type Place = Record<(typeof placeFields)[number], string | null>

type Judged = Partial<Place> & { id?: number; customer: number; status: string }

export const samePlace = (one: Partial<Place>, other: Partial<Place>) =>
  placeFields.every((field) => (one[field] ?? '').toLowerCase() === (other[field] ?? '').toLowerCase())

/** The rules of an address as a whole (contract 5.5); what a single field may hold is in the schema. Refuses by field. */
export async function judgeAddress(tx: Tx, address: Judged): Promise<void> {
  if (!address.street && !address.building_name)
    throw invalid({ street: 'Fill in the street or the building name.' })
  if (address.status !== 'pending') return
  const known = await activeDefault(tx, address.customer)
  if (known && known.id !== address.id && samePlace(known, address)) {
    throw invalid({ non_field_errors: 'This is the default address already.' })
  }
}
