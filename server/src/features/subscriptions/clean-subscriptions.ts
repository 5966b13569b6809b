import type { Owner } from '../../platform/db/owner.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { creditUndelivered } from '../invoices/index.ts'
import { cancelOpenOrders } from '../orders/index.ts'
import { countSubscriptions as count, deleteStopped, stopAll } from './clean-subscriptions.sql.ts'

export const countSubscriptions = ({ read }: Tenant) => count(read)

/**
 * Deletes a kitchen's subscriptions with their meals; answers how many of both. First all of them stop and their open
 * meals are cancelled; then what was invoiced and not delivered is credited: it is no longer owed, and what was paid of
 * it goes to the customer's wallet. Invoices and the ledger stay, numbers and all, and only their links to the rows that
 * go are cut. May be repeated after an interruption.
 */
export async function deleteSubscriptions(owner: Owner, tenant: Tenant) {
  const stopped = await tenant.write(stopAll)
  await cancelOpenOrders(tenant, { ofSubscriptions: true }, 'clean_tenant_subscriptions')
  for (const id of stopped)
    await tenant.write((tx) => creditUndelivered(tx, tenant, id, 'for meals that are not delivered', null))
  return deleteStopped(owner, tenant.database, stopped)
}
