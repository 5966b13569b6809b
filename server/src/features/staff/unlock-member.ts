import { liftLock } from '../../platform/auth/lock-out.ts'
import { realmOfTenant } from '../../platform/auth/realm.ts'
import { logSecurity } from '../../platform/auth/security-log.ts'
import type { AuthDeps } from '../../platform/auth/sessions.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { presentMember } from './present-member.ts'

/** Lets somebody sign in again who was locked out by wrong passwords. Answers whether there was anything to lift. */
export async function unlockMember({ log }: Pick<AuthDeps, 'log'>, tenant: Tenant, id: number) {
  await presentMember(tenant.read, id)
  const realm = realmOfTenant(tenant)
  const lifted = await realm.write((tx) => liftLock(tx, id))
  if (lifted) logSecurity(log, 'lock_lifted', realm, id)
  return lifted
}
