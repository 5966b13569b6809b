import { refuse } from '../../refusals.ts'
import { retireAccount } from '../../platform/auth/accounts.sql.ts'
import type { Principals } from '../../platform/auth/principals.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { archiveCustomer, lockCustomer } from './customers.sql.ts'

/** Takes a customer off the lists; orders and money stay in the books. Phone and e-mail address are free again. */
export async function removeCustomer(
  { principals }: { principals: Principals },
  tenant: Tenant,
  id: number,
): Promise<void> {
  await tenant.write(async (tx) => {
    const customer = await lockCustomer(tx, id)
    if (!customer) throw refuse('not_found')
    await archiveCustomer(tx, id)
    await retireAccount(tx, customer.account)
  })
  principals.forgetAll()
}
