import { sql, type Insertable } from 'kysely'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Route = Insertable<TenantDb['routes']>

const routes = (db: Reads) =>
  db
    .selectFrom('routes as r')
    .innerJoin('zones', 'zones.id', 'r.zone')
    .where('r.archived_at', 'is', null)
    .select((eb) => [
      'r.id',
      'r.name',
      'r.zone',
      'zones.name as zone_name',
      'r.description',
      'r.is_active',
      'r.created_at',
      eb
        .selectFrom('driver_routes')
        .innerJoin('drivers', 'drivers.id', 'driver_routes.driver')
        .whereRef('driver_routes.route', '=', 'r.id')
        .where('drivers.archived_at', 'is', null)
        .select(sql<number>`count(*)`.as('drivers'))
        .$asScalar()
        .as('assigned_driver_count'),
    ])

const sortable = ['id', 'name', 'zone', 'zone_name', 'description', 'is_active', 'created_at']

export type RouteFilter = { zone?: number | undefined; is_active?: boolean | undefined }

export function listRoutes(db: Reads, { zone, is_active }: RouteFilter, page: PageRequest) {
  let query = searched(routes(db), page.words, ['r.name'])
  if (zone !== undefined) query = query.where('r.zone', '=', zone)
  if (is_active !== undefined) query = query.where('r.is_active', '=', is_active)
  return pageOf(ordered(query, page.ordering, sortable, ['zone_name', 'name'], 'r.id'), page)
}

export const routeById = (db: Reads, id: number) => routes(db).where('r.id', '=', id).executeTakeFirst()

export const insertRoute = (tx: Tx, route: Route) =>
  tx.insertInto('routes').values(route).returning('id').executeTakeFirstOrThrow()

export const updateRoute = (tx: Tx, id: number, changes: Partial<Route>) =>
  tx.updateTable('routes').set(changes).where('id', '=', id).where('archived_at', 'is', null).execute()

export const archiveRoute = (tx: Tx, id: number) =>
  tx
    .updateTable('routes')
    .set({ archived_at: sql<string>`kitchen_now()` })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
