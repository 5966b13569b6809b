import { invalid } from '../../refusals.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'
import { holdZone, zoneById } from './zones.sql.ts'

/** A filter by a zone that is not there is no filter: 400 on it. */
export async function knownZone(db: Reads, zone: number | undefined): Promise<void> {
  if (zone !== undefined && !(await zoneById(db, zone))) throw invalid({ zone: 'This zone does not exist.' })
}

/** Something may be put into this zone, which is not archived meanwhile. */
export async function zoneToPutInto(tx: Tx, zone: number | undefined): Promise<void> {
  if (zone !== undefined && !(await holdZone(tx, zone))) throw invalid({ zone: 'This zone does not exist.' })
}
