import { sql, type Insertable } from 'kysely'
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

const sortable = {
  id: 'drivers.id',
  name: 'drivers.name',
  phone: 'drivers.phone',
  is_active: 'drivers.is_active',
  created_at: 'drivers.created_at',
}

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

export const archiveDriver = (tx: Tx, id: number) =>
  tx
    .updateTable('drivers')
    .set({ archived_at: sql<string>`kitchen_now()`, is_active: false })
    .where('id', '=', id)
    .execute()

/** Replaces a driver's zones; zones that do not exist are skipped (contract 5.10). */
export async function replaceZones(tx: Tx, driver: number, zones: number[]): Promise<void> {
  await tx.deleteFrom('driver_zones').where('driver', '=', driver).execute()
  await tx
    .insertInto('driver_zones')
    .columns(['driver', 'zone'])
    .expression((eb) =>
      eb
        .selectFrom('zones')
        .select([sql<number>`${driver}::integer`.as('driver'), 'id'])
        .where('id', '=', sql<number>`any(${zones})`)
        .where('archived_at', 'is', null),
    )
    .execute()
}
