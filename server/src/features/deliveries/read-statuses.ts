import { refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { PageRequest } from '../../platform/db/listing.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { knownDriver } from './known-driver.ts'
import { ownDriver } from './own-driver.ts'
import * as sql from './statuses.sql.ts'

/** One page of orders and how their delivery stands, the newest day first; a driver gets own ones only. */
export async function listStatuses(
  db: Reads,
  who: Principal,
  filter: sql.StatusFilter,
  request: PageRequest,
) {
  await knownDriver(db, filter.driver)
  return sql.listStatuses(db, await ownDriver(db, who), filter, request)
}

export async function readStatus(db: Reads, who: Principal, order: number) {
  const status = await sql.statusById(db, await ownDriver(db, who), order)
  if (!status) throw refuse('not_found')
  return status
}
