import { refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { presentRoute, presentZone } from '../delivery-zones/index.ts'
import * as sql from './drivers.sql.ts'

/** 404 when there is none, or no longer. */
export async function presentDriver(db: Reads, id: number) {
  const driver = await sql.driverById(db, id)
  if (!driver) throw refuse('not_found')
  const [presented] = await withPlaces(db, [driver])
  if (!presented) throw new Error('one row makes one')
  return presented
}

/** One page of drivers with their zones and routes, in four statements. */
export async function presentDrivers(db: Reads, is_active: boolean | undefined, request: PageRequest) {
  const page = await sql.listDrivers(db, is_active, request)
  return { ...page, rows: await withPlaces(db, page.rows) }
}

/** Who drives in a zone, by name. */
export async function driversOfZone(db: Reads, id: number) {
  await presentZone(db, id)
  return withPlaces(db, await sql.driversOfZone(db, id))
}

/** Who drives a route, by name. */
export async function driversOfRoute(db: Reads, id: number) {
  await presentRoute(db, id)
  return withPlaces(db, await sql.driversOfRoute(db, id))
}

async function withPlaces<Row extends { id: number }>(db: Reads, drivers: Row[]) {
  const ids = drivers.map(({ id }) => id)
  const zones = Map.groupBy(await sql.zonesOf(db, ids), ({ driver }) => driver)
  const routes = Map.groupBy(await sql.routesOf(db, ids), ({ driver }) => driver)
  return drivers.map((driver) => {
    const assigned_zones = zones.get(driver.id) ?? []
    const assigned_routes = routes.get(driver.id) ?? []
    return {
      ...driver,
      zone_ids: assigned_zones.map(({ id }) => id),
      assigned_zones,
      route_ids: assigned_routes.map(({ id }) => id),
      assigned_routes,
    }
  })
}
