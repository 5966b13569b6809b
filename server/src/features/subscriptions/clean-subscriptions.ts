import type { Owner } from '../../platform/db/owner.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { cancelOpenOrders } from '../orders/index.ts'
import { refundInvoice } from '../wallet/index.ts'
import {
  countSubscriptions as count,
  deleteStopped,
  lockUnearned,
  setRefunded,
  stopAll,
} from './clean-subscriptions.sql.ts'

export const countSubscriptions = ({ read }: Tenant) => count(read)

/**
 * Deletes a kitchen's subscriptions with their meals; answers how many of both. First all of them stop and their open
 * meals are cancelled; then what was paid with an invoice and not delivered goes to the customer's wallet, with an
 * explanation. Invoices and the ledger stay, numbers and all, and only their links to the rows that go are cut; an invoice
 * that nobody has paid, and of which nothing was delivered, is closed as failed. May be repeated after an interruption.
 */
export async function deleteSubscriptions(owner: Owner, tenant: Tenant) {
  const stopped = await tenant.write(stopAll)
  await cancelOpenOrders(tenant, { ofSubscriptions: true }, 'clean_tenant_subscriptions')
  for (const id of stopped) {
    await tenant.write(async (tx) => {
      const unearned = await lockUnearned(tx, id)
      if (!unearned) return
      await refundInvoice(tx, tenant, unearned)
      await setRefunded(tx, unearned.id, unearned.amount)
    })
  }
  return deleteStopped(owner, tenant.database)
}
