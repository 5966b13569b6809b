import { refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { assignDriver } from '../fulfilment/index.ts'
import { onDelivery } from './on-delivery.ts'
import { readDelivery } from './read-deliveries.ts'

/** Gives an open delivery to a driver who is at work, or to another one. */
export async function handToDriver(
  tenant: Tenant,
  who: Principal,
  id: number,
  driver: number | null | undefined,
) {
  if (driver === undefined || driver === null) throw refuse('driver_required')
  return onDelivery(tenant, who, id, async (step) => {
    await assignDriver(step, driver)
    return readDelivery(step.tx, who, id)
  })
}
