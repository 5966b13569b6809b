import { createApiKey } from '../../platform/auth/api-keys.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tenant } from '../../platform/tenancy/tenant.ts'
import { invalid, refuse } from '../../refusals.ts'
import type { NewApiKey } from './api-keys.schema.ts'
import { employee, keyById, revokeKey } from './api-keys.sql.ts'

/** A key may do what its account may, but make no other keys: one that leaked could be followed by more. */
function signedInThemselves({ session }: Principal) {
  if (!session) throw refuse('permission_denied')
}

/** Makes a key that acts as the caller or another of the kitchen's people, for 90 days unless said. Its text is told once. */
export function makeKey(
  { clock }: { clock: Clock },
  tenant: Tenant,
  by: Principal,
  { name, scope = 'read', days = 90, account = by.account }: NewApiKey,
) {
  signedInThemselves(by)
  return tenant.write(async (tx) => {
    if (!(await employee(tx, account))) throw invalid({ account: 'There is no such account.' })
    const { id, key } = await createApiKey(tx, tenant.id, { account, name, scope, days }, clock.now())
    const made = await keyById(tx, id)
    if (!made) throw new Error('the key was just made')
    return { ...made, key }
  })
}

/** Ends a key: on this server within three seconds, and on every other one. */
export async function endKey(tenant: Tenant, by: Principal, id: string): Promise<void> {
  signedInThemselves(by)
  if (!(await tenant.write((tx) => revokeKey(tx, id)))) throw refuse('not_found')
}
