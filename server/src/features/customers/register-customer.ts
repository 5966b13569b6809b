import { invalid, refuse } from '../../refusals.ts'
import { hashPassword, passwordProblems } from '../../platform/auth/passwords.ts'
import { realmOfTenant } from '../../platform/auth/realm.ts'
import { startSession, type AuthDeps } from '../../platform/auth/sessions.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { requireFeature } from '../plan-limits/index.ts'
import type { Register } from './customers.schema.ts'
import { openCustomer } from './open-customer.ts'

/** Somebody becomes a customer by themselves and is signed in. A taken phone or e-mail address: 400 {"error"}. */
export async function registerCustomer(deps: AuthDeps, tenant: Tenant, wish: Static<typeof Register>) {
  requireFeature(tenant, 'customer_app')
  const { phone, password, email = '', first_name = '', last_name = '' } = wish
  const own = [phone, phone.replace(/\D/g, ''), email, email.split('@')[0] ?? '', first_name, last_name]
  const problems = passwordProblems(password, own)
  if (problems.length) throw invalid({ password: problems })

  const password_hash = await hashPassword(password)
  const name = `${first_name} ${last_name}`.trim().slice(0, 100)
  const made = await tenant.write(async (tx) => {
    const account = { username: phone, email, first_name, last_name, password_hash }
    const customer = await openCustomer(tx, tenant, { account, customer: { name, phone } })
    if ('taken' in customer) throw refuse('account_taken')
    return customer
  })
  const { access, refresh } = await startSession(deps, realmOfTenant(tenant), made.account)
  return {
    user: { id: made.account, username: made.username, email, name, phone },
    tokens: { access, refresh },
  }
}
