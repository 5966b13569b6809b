import type { Insertable } from 'kysely'
import type { TenantDb } from '../db/tenant-db.generated.ts'
import type { Tx } from '../tenancy/tenant.ts'
import { accountWithEmail, insertAccount } from './accounts.sql.ts'
import type { Role } from './roles.ts'

export type NewAccount = Pick<
  Insertable<TenantDb['accounts']>,
  'username' | 'email' | 'first_name' | 'last_name' | 'password_hash'
> & {
  role: Exclude<Role, 'superuser'>
}

/** Makes an account in a kitchen, or says which of its names is somebody's already, in any case. Never takes one over. */
export async function openAccount(
  tx: Tx,
  account: NewAccount,
): Promise<{ id: number } | { taken: 'username' | 'email' }> {
  const made = await insertAccount(tx, account)
  if (made) return made
  return { taken: account.email && (await accountWithEmail(tx, account.email)) ? 'email' : 'username' }
}
