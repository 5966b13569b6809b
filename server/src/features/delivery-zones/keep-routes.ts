import { refuse } from '../../refusals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Reads, Tenant } from '../../platform/tenancy/tenant.ts'
import type { RouteCreate, RoutePatch } from './routes.schema.ts'
import * as sql from './routes.sql.ts'
import { knownZone, zoneToPutInto } from './zone-field.ts'

/** One page of routes by zone and name. */
export async function listRoutes(db: Reads, filter: sql.RouteFilter, request: PageRequest) {
  await knownZone(db, filter.zone)
  return sql.listRoutes(db, filter, request)
}

/** 404 when there is none, or no longer. */
export async function presentRoute(db: Reads, id: number) {
  const route = await sql.routeById(db, id)
  if (!route) throw refuse('not_found')
  return route
}

/** A name that is taken in its zone is refused by its unique index, as it is for two who ask at once. */
export const createRoute = (tenant: Tenant, wish: Static<typeof RouteCreate>) =>
  tenant.write(async (tx) => {
    await zoneToPutInto(tx, wish.zone)
    const { id } = await sql.insertRoute(tx, wish)
    return presentRoute(tx, id)
  })

export const changeRoute = (tenant: Tenant, id: number, changes: Static<typeof RoutePatch>) =>
  tenant.write(async (tx) => {
    await zoneToPutInto(tx, changes.zone)
    if (Object.keys(changes).length) await sql.updateRoute(tx, id, changes)
    return presentRoute(tx, id)
  })

/** Takes a route off every list and choice; its name is free again. */
export const removeRoute = (tenant: Tenant, id: number) =>
  tenant.write(async (tx) => {
    if (!(await sql.archiveRoute(tx, id))) throw refuse('not_found')
  })
