import { invalid } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { driverById } from './deliveries.sql.ts'

/** A filter by a driver who never was is no filter: 400 on it. */
export async function knownDriver(db: Reads, driver: number | undefined): Promise<void> {
  if (driver !== undefined && !(await driverById(db, driver)))
    throw invalid({ driver: 'This driver does not exist.' })
}
