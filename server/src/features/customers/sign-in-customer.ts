import { refuse } from '../../refusals.ts'
import { checkPassword } from '../../platform/auth/passwords.ts'
import { realmOfTenant } from '../../platform/auth/realm.ts'
import { startSession, type AuthDeps } from '../../platform/auth/sessions.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { customerByPhone } from './customers.sql.ts'

/**
 * Signs in by phone. One 401 for an unknown phone and a wrong password, at the same cost; that an account is switched
 * off is told (403) only to who knows its password.
 */
export async function signInCustomer(deps: AuthDeps, tenant: Tenant, phone: string, password: string) {
  const account = await customerByPhone(tenant.read, phone)
  const right = await checkPassword(account?.password_hash, password)
  if (!account || !right) throw refuse('customer_credentials')
  if (!account.is_active) throw refuse('customer_inactive')
  const { access, refresh } = await startSession(deps, realmOfTenant(tenant), account.id)
  return { user: account, tokens: { access, refresh } }
}
