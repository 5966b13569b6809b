import { refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { driverById, listDrivers, zonesOf } from './drivers.sql.ts'

type Zones = Awaited<ReturnType<typeof zonesOf>>

/** Routes are not drawn yet; clients read the two lists nevertheless. */
const withZones = <Row>(row: Row, zones: Zones = []) => ({
  ...row,
  zone_ids: zones.map(({ id }) => id),
  assigned_zones: zones,
  route_ids: [],
  assigned_routes: [],
})

/** 404 when there is none, or no longer. */
export async function presentDriver(db: Reads, id: number) {
  const driver = await driverById(db, id)
  if (!driver) throw refuse('not_found')
  return withZones(driver, await zonesOf(db, [id]))
}

/** One page of drivers with their zones, in three statements. */
export async function presentDrivers(db: Reads, is_active: boolean | undefined, request: PageRequest) {
  const page = await listDrivers(db, is_active, request)
  const zones = await zonesOf(
    db,
    page.rows.map(({ id }) => id),
  )
  const byDriver = Map.groupBy(zones, ({ driver }) => driver)
  return { ...page, rows: page.rows.map((row) => withZones(row, byDriver.get(row.id))) }
}
