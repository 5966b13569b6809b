import type { Insertable } from 'kysely'
import type { TenantDb } from '../db/tenant-db.generated.ts'
import type { Reads, Tx } from '../tenancy/tenant.ts'
import type { Role } from './roles.ts'

export async function apiKeyById(db: Reads, id: string) {
  const row = await db
    .selectFrom('api_keys')
    .innerJoin('accounts', 'accounts.id', 'api_keys.account')
    .select(['api_keys.account', 'secret_hash', 'expires_at', 'revoked_at', 'scope', 'role', 'is_active'])
    .where('api_keys.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, role: row.role as Role } // the table's check constraint allows roles only
}

export const insertApiKey = (tx: Tx, key: Insertable<TenantDb['api_keys']>) =>
  tx.insertInto('api_keys').values(key).execute()
