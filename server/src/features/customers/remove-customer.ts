import { refuse } from '../../refusals.ts'
import { retireAccount } from '../../platform/auth/accounts.sql.ts'
import type { Principals } from '../../platform/auth/principals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { archiveCustomer, lockLeaving, stillOwed } from './customers.sql.ts'

/**
 * Takes a customer off the lists; orders and money stay in the books, phone and e-mail address are free again. 409 while
 * meals are still to come: what becomes of them and of their money the office decides first, by cancelling them.
 */
export async function removeCustomer(
  { principals }: { principals: Principals },
  tenant: Tenant,
  id: number,
): Promise<void> {
  await tenant.write(async (tx) => {
    const customer = await lockLeaving(tx, id)
    if (!customer) throw refuse('not_found')
    const owed = await stillOwed(tx, id)
    if (owed.subscriptions || owed.orders) throw refuse('in_use', owed)
    await archiveCustomer(tx, id)
    await retireAccount(tx, customer.account)
  })
  principals.forgetAll()
}
