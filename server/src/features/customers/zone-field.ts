import { invalid } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { findZone } from '../delivery-zones/index.ts'

/** The zone that a client means by a name, a number, or by empty text or null for none (contract C7). Refuses by field. */
export async function zoneField(db: Reads, wish: string | number | null): Promise<number | null> {
  if (!wish) return null
  const zone = await findZone(db, String(wish))
  if (!zone) throw invalid({ zone: `There is no zone "${wish}".` })
  return zone.id
}
