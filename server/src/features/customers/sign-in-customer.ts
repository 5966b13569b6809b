import { refuse } from '../../refusals.ts'
import { enter, type Visitor } from '../../platform/auth/door.ts'
import { realmOfTenant } from '../../platform/auth/realm.ts'
import type { AuthDeps } from '../../platform/auth/sessions.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { customerByPhone } from './customers.sql.ts'

/**
 * Signs in by phone. One 401 for an unknown phone and a wrong password, at the same cost; that an account is switched
 * off is told (403) only to who knows its password. After too many failures `sign_in_locked`.
 */
export async function signInCustomer(
  deps: AuthDeps,
  tenant: Tenant,
  visitor: Visitor,
  phone: string,
  password: string,
) {
  const account = await customerByPhone(tenant.read, phone)
  const login = phone.replace(/\D/g, '')
  const entered = await enter(deps, realmOfTenant(tenant), { account, login, password, visitor })
  if (entered === 'inactive') throw refuse('customer_inactive')
  if (!account || entered === 'wrong') throw refuse('customer_credentials')
  const { access, refresh, device, pages } = entered
  return { signedIn: { user: account, tokens: { access, refresh } }, device, pages }
}
