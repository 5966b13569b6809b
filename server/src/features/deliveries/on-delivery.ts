import { refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { lockOrder, type Step } from '../fulfilment/index.ts'
import { ownDriver } from './own-driver.ts'

/**
 * Does something to a delivery while its order is locked. Whose it is is judged behind the lock, so a driver from whom it
 * was just taken gets the same 404 as for any other's.
 */
export const onDelivery = <T>(
  tenant: Tenant,
  who: Principal,
  id: number,
  work: (step: Step) => Promise<T>,
): Promise<T> =>
  tenant.write(async (tx) => {
    const own = await ownDriver(tx, who)
    const order = await lockOrder(tx, { delivery: id })
    if (!order || (own !== undefined && order.driver !== own)) throw refuse('not_found')
    return work({ tx, tenant, order, actor: who.account })
  })
