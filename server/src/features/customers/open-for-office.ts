import type { Tenant, Tx } from '../../platform/tenancy/tenant.ts'
import { openCustomer, type NewCustomer } from './open-customer.ts'

/**
 * Makes a customer whom the office knows by name and number: no password yet, and a username made of the number. Answers
 * as openCustomer does.
 */
export function openForOffice(
  tx: Tx,
  tenant: Tenant,
  { email = '', ...customer }: NewCustomer['customer'] & { phone: string; email?: string },
) {
  const [first_name = '', ...rest] = customer.name.split(/\s+/)
  const username = `cust_${customer.phone.replace(/[+\-\s]/g, '')}`
  return openCustomer(tx, tenant, {
    account: { username, email, first_name, last_name: rest.join(' '), password_hash: null },
    customer,
  })
}
