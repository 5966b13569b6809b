import { sql, type Insertable, type RawBuilder } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Driver = Insertable<TenantDb['drivers']>

const drivers = (db: Reads) =>
  db
    .selectFrom('drivers')
    .leftJoin('accounts', 'accounts.id', 'drivers.account')
    .where('drivers.archived_at', 'is', null)
    .select([
      'drivers.id',
      'drivers.name',
      'drivers.phone',
      sql<string>`coalesce(accounts.email, '')`.as('email'),
      'drivers.vehicle_number',
      'drivers.vehicle_type',
      'drivers.is_active',
      'drivers.created_at',
    ])

const sortable = ['id', 'name', 'phone', 'email', 'vehicle_number', 'vehicle_type', 'is_active', 'created_at']

export function listDrivers(db: Reads, is_active: boolean | undefined, page: PageRequest) {
  let query = searched(drivers(db), page.words, ['drivers.name', 'drivers.phone'])
  if (is_active !== undefined) query = query.where('drivers.is_active', '=', is_active)
  return pageOf(ordered(query, page.ordering, sortable, ['name'], 'drivers.id'), page)
}

export const driverById = (db: Reads, id: number) =>
  drivers(db).where('drivers.id', '=', id).executeTakeFirst()

/** The zones of these drivers, by name; an archived zone is nobody's. */
export const zonesOf = (db: Reads, ids: number[]) =>
  db
    .selectFrom('driver_zones')
    .innerJoin('zones', 'zones.id', 'driver_zones.zone')
    .select(['driver_zones.driver', 'zones.id', 'zones.name'])
    .where('driver_zones.driver', '=', sql<number>`any(${ids})`)
    .where('zones.archived_at', 'is', null)
    .orderBy('zones.name')
    .execute()

export const insertDriver = (tx: Tx, driver: Driver) =>
  tx.insertInto('drivers').values(driver).returning('id').executeTakeFirstOrThrow()

export const lockDriver = (tx: Tx, id: number) =>
  tx
    .selectFrom('drivers')
    .select(['id', 'account', 'is_active'])
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const updateDriver = (tx: Tx, id: number, changes: Partial<Driver>) =>
  tx.updateTable('drivers').set(changes).where('id', '=', id).execute()

/** The orders that a driver is still to bring. What failed stays with whom it was. */
export const ordersToBring = (tx: Tx, driver: number) =>
  rows<{ id: number }>(
    tx,
    sql`select o.id from assignments who join orders o on o.id = who."order" left join deliveries d on d."order" = o.id
      where who.driver = ${driver} and o.status not in ('delivered', 'cancelled') and d.status is distinct from 'failed' order by o.id`,
  )

export const archiveDriver = (tx: Tx, id: number) =>
  tx
    .updateTable('drivers')
    .set({ archived_at: sql<string>`kitchen_now()`, is_active: false })
    .where('id', '=', id)
    .execute()

/** The routes of these drivers, by zone and name; an archived route is nobody's. */
export const routesOf = (db: Reads, ids: number[]) =>
  db
    .selectFrom('driver_routes')
    .innerJoin('routes', 'routes.id', 'driver_routes.route')
    .innerJoin('zones', 'zones.id', 'routes.zone')
    .select(['driver_routes.driver', 'routes.id', 'routes.name', 'routes.zone', 'zones.name as zone_name'])
    .where('driver_routes.driver', '=', sql<number>`any(${ids})`)
    .where('routes.archived_at', 'is', null)
    .orderBy('zones.name')
    .orderBy('routes.name')
    .execute()

export const driversOfZone = (db: Reads, zone: number) =>
  driversAmong(db, sql`select driver from driver_zones where zone = ${zone}`)
export const driversOfRoute = (db: Reads, route: number) =>
  driversAmong(db, sql`select driver from driver_routes where route = ${route}`)

const driversAmong = (db: Reads, ids: RawBuilder<unknown>) =>
  drivers(db)
    .where('drivers.id', '=', sql<number>`any(${ids})`)
    .orderBy('drivers.name')
    .orderBy('drivers.id')
    .execute()

export type Stats = { total: number; active: number; inactive: number; on_delivery_today: number }

/** How many drivers there are, and how many of them have something to bring today. */
export async function driverStats(db: Reads): Promise<Stats> {
  const [stats] = await rows<Stats>(
    db,
    sql`
    select count(*) as total, count(*) filter (where is_active) as active, count(*) filter (where not is_active) as inactive,
      count(*) filter (where exists (
        select from assignments who join orders o on o.id = who."order"
        where who.driver = drivers.id and o.delivery_date = kitchen_today() and o.status <> 'cancelled')) as on_delivery_today
    from drivers where archived_at is null`,
  )
  if (!stats) throw new Error('an aggregate answers one row')
  return stats
}

/** An account of a driver's, made with the staff, that no driver on the list has yet. */
export const unlistedAccount = (tx: Tx, email: string) =>
  tx
    .selectFrom('accounts')
    .select('id')
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .where('email', '<>', '')
    .where('role', '=', 'driver')
    .where('is_active', '=', true)
    .where('id', 'not in', (db) =>
      db
        .selectFrom('drivers')
        .select('account')
        .where('account', 'is not', null)
        .$castTo<{ account: number }>(),
    )
    .forNoKeyUpdate()
    .executeTakeFirst()

/** Replaces a driver's zones or routes; what does not exist is skipped (contract 5.10). */
export const replaceZones = (tx: Tx, driver: number, zones: number[]) =>
  replace(tx, { links: 'driver_zones', place: 'zone', places: 'zones' }, driver, zones)
export const replaceRoutes = (tx: Tx, driver: number, routes: number[]) =>
  replace(tx, { links: 'driver_routes', place: 'route', places: 'routes' }, driver, routes)

async function replace(
  tx: Tx,
  { links, place, places }: Record<'links' | 'place' | 'places', string>,
  driver: number,
  ids: number[],
) {
  await rows(tx, sql`delete from ${sql.table(links)} where driver = ${driver}`)
  await rows(
    tx,
    sql`
    insert into ${sql.table(links)} (driver, ${sql.ref(place)})
    select ${driver}::integer, id from ${sql.table(places)} where id = any(${ids}) and archived_at is null`,
  )
}
