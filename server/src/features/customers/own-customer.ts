import { refuse } from '../../refusals.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'
import { customerOfAccount } from './customers.sql.ts'

/** The customer behind an account that is signed in. 403 when the account is no customer's (contract 6). */
export async function ownCustomer(db: Reads, account: number) {
  const customer = await customerOfAccount(db, account)
  if (!customer) throw refuse('permission_denied')
  return customer
}
