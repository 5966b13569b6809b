import { refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import type { Delivery } from './deliveries.schema.ts'
import * as sql from './deliveries.sql.ts'
import { knownDriver } from './known-driver.ts'
import { ownDriver } from './own-driver.ts'

type Row = NonNullable<Awaited<ReturnType<typeof sql.deliveryById>>>

/** The contract leaves driver_id out where there is no driver. */
const present = (row: Row): Delivery => (row.driver === null ? row : { ...row, driver_id: row.driver })

/** One page of deliveries, newest first; a driver gets own ones only. */
export async function listDeliveries(
  db: Reads,
  who: Principal,
  filter: sql.DeliveryFilter,
  request: PageRequest,
) {
  await knownDriver(db, filter.driver)
  const page = await sql.listDeliveries(db, await ownDriver(db, who), filter, request)
  return { ...page, rows: page.rows.map(present) }
}

/** 404 for another driver's delivery, as for one that never was. */
export async function readDelivery(db: Reads, who: Principal, id: number) {
  const delivery = await sql.deliveryById(db, await ownDriver(db, who), id)
  if (!delivery) throw refuse('not_found')
  return present(delivery)
}

/** How many there are and how they stand; a driver's own ones for a driver. */
export const deliveryStats = async (db: Reads, who: Principal) =>
  sql.deliveryStats(db, await ownDriver(db, who))
