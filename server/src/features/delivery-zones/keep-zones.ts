import { refuse } from '../../refusals.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Reads, Tenant } from '../../platform/tenancy/tenant.ts'
import type { ZoneCreate, ZonePatch } from './zones.schema.ts'
import { archiveZone, insertZone, lockZone, updateZone, zoneById } from './zones.sql.ts'

export { listZones } from './zones.sql.ts'

/** 404 when there is none, or no longer. */
export async function presentZone(db: Reads, id: number) {
  const zone = await zoneById(db, id)
  if (!zone) throw refuse('not_found')
  return zone
}

/** A taken name is refused by its unique index, as it is for two who ask at once. */
export const createZone = (tenant: Tenant, { delivery_fee = '0', ...wish }: Static<typeof ZoneCreate>) =>
  tenant.write(async (tx) => {
    const { id } = await insertZone(tx, {
      ...wish,
      delivery_fee: moneyField('delivery_fee', delivery_fee, tenant.currency_digits),
    })
    return presentZone(tx, id)
  })

export const changeZone = (tenant: Tenant, id: number, { delivery_fee, ...wish }: Static<typeof ZonePatch>) =>
  tenant.write(async (tx) => {
    const fee = delivery_fee !== undefined && {
      delivery_fee: moneyField('delivery_fee', delivery_fee, tenant.currency_digits),
    }
    const changes = { ...wish, ...fee }
    if (Object.keys(changes).length) await updateZone(tx, id, changes)
    return presentZone(tx, id)
  })

/**
 * Takes a zone off every list and choice, with its routes and schedules: whoever was in it is in none. What was delivered
 * there keeps it.
 */
export const removeZone = (tenant: Tenant, id: number) =>
  tenant.write(async (tx) => {
    await lockZone(tx, id)
    if (!(await archiveZone(tx, id))) throw refuse('not_found')
  })
