import { sql, type Insertable } from 'kysely'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import { ordered, pageOf, searched, type PageRequest } from '../../platform/db/listing.ts'
import type { Reads, Tx } from '../../platform/tenancy/tenant.ts'

type Zone = Insertable<TenantDb['zones']>

const now = sql<string>`kitchen_now()`

/** A zone by its number ("7") or, in any case, by its name. */
export const findZone = (db: Reads, wish: string) => {
  const id = /^\d{1,9}$/.test(wish) ? Number(wish) : 0
  return db
    .selectFrom('zones')
    .select(['id', 'name'])
    .where('archived_at', 'is', null)
    .where((where) => where.or([where('id', '=', id), where(sql`lower(name)`, '=', sql`lower(${wish})`)]))
    .orderBy(sql`id = ${id}`, 'desc')
    .limit(1)
    .executeTakeFirst()
}

const zones = (db: Reads) =>
  db
    .selectFrom('zones')
    .where('archived_at', 'is', null)
    .select((eb) => [
      'id',
      'name',
      'description',
      'delivery_fee',
      'estimated_delivery_time',
      'is_active',
      'created_at',
      eb
        .selectFrom('routes')
        .whereRef('routes.zone', '=', 'zones.id')
        .where('routes.archived_at', 'is', null)
        .select(sql<number>`count(*)`.as('routes'))
        .$asScalar()
        .as('route_count'),
      eb
        .selectFrom('driver_zones')
        .innerJoin('drivers', 'drivers.id', 'driver_zones.driver')
        .whereRef('driver_zones.zone', '=', 'zones.id')
        .where('drivers.archived_at', 'is', null)
        .select(sql<number>`count(*)`.as('drivers'))
        .$asScalar()
        .as('assigned_driver_count'),
    ])

export function listZones(db: Reads, filter: { is_active: boolean | undefined }, page: PageRequest) {
  let query = searched(zones(db), page.words, ['name'])
  if (filter.is_active !== undefined) query = query.where('is_active', '=', filter.is_active)
  return pageOf(ordered(query, page.ordering, sortable, ['name'], 'id'), page)
}
const sortable = [
  'id',
  'name',
  'description',
  'delivery_fee',
  'estimated_delivery_time',
  'is_active',
  'created_at',
]

export const zoneById = (db: Reads, id: number) => zones(db).where('id', '=', id).executeTakeFirst()

export const insertZone = (tx: Tx, zone: Zone) =>
  tx.insertInto('zones').values(zone).returning('id').executeTakeFirstOrThrow()

export const updateZone = (tx: Tx, id: number, changes: Partial<Zone>) =>
  tx
    .updateTable('zones')
    .set(changes)
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** With its routes and schedules. */
export const archiveZone = (tx: Tx, id: number) =>
  tx
    .with('its_routes', (db) =>
      db
        .updateTable('routes')
        .set({ archived_at: now })
        .where('zone', '=', id)
        .where('archived_at', 'is', null),
    )
    .with('its_schedules', (db) =>
      db
        .updateTable('delivery_schedules')
        .set({ archived_at: now })
        .where('zone', '=', id)
        .where('archived_at', 'is', null),
    )
    .updateTable('zones')
    .set({ archived_at: now })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/** Until the transaction ends nobody adds anything to the zone. */
export const lockZone = (tx: Tx, id: number) =>
  tx.selectFrom('zones').select('id').where('id', '=', id).forNoKeyUpdate().execute()

/** A zone that is there, and stays until the transaction ends. */
export const holdZone = (tx: Tx, id: number) =>
  tx
    .selectFrom('zones')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forShare()
    .executeTakeFirst()
