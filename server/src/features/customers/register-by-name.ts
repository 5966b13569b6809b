import { invalid, refuse } from '../../refusals.ts'
import { accountById } from '../../platform/auth/auth.sql.ts'
import { hashPassword, passwordProblems } from '../../platform/auth/passwords.ts'
import { realmOfTenant } from '../../platform/auth/realm.ts'
import { startSession, type AuthDeps } from '../../platform/auth/sessions.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { presentAccount } from '../auth/index.ts'
import { requireFeature } from '../plan-limits/index.ts'
import type { RegisterByName } from './customers.schema.ts'
import { openCustomer } from './open-customer.ts'

/**
 * Somebody becomes a customer by a username and an e-mail address, and is signed in (contract D8: of customers only). 400 by
 * field when either is somebody's.
 */
export async function registerByName(deps: AuthDeps, tenant: Tenant, wish: Static<typeof RegisterByName>) {
  requireFeature(tenant, 'customer_app')
  const { username, email, password1, password2 } = wish
  if (password1 !== password2) throw invalid({ non_field_errors: "The two password fields didn't match." })
  const problems = passwordProblems(password1, [username, email, email.split('@')[0] ?? ''])
  if (problems.length) throw invalid({ password1: problems })

  const password_hash = await hashPassword(password1)
  const made = await tenant.write(async (tx) => {
    const account = { username, email, first_name: '', last_name: '', password_hash }
    const customer = await openCustomer(tx, tenant, { account, customer: { name: username } })
    if ('taken' in customer)
      throw invalid({ email: 'A user is already registered with this e-mail address.' })
    if (customer.username !== username)
      throw invalid({ username: 'A user with that username already exists.' })
    return customer
  })
  const realm = realmOfTenant(tenant)
  const { access, refresh } = await startSession(deps, realm, made.account)
  const account = await accountById(realm.read, made.account)
  if (!account) throw refuse('user_not_found')
  return { access, refresh, user: presentAccount(account) }
}
