import type { ControlReads } from '../../platform/db/control.ts'
import type { Reads } from '../../platform/tenancy/tenant.ts'

/** A kitchen's sandboxes, newest first: three at most. */
export const sandboxesOf = (db: ControlReads, kitchen: number) =>
  db
    .selectFrom('tenants')
    .select(['id', 'slug', 'name', 'state', 'created_at'])
    .where('sandbox_of', '=', kitchen)
    .where('state', '<>', 'deleted')
    .orderBy('id', 'desc')
    .execute()

export const asker = (db: Reads, account: number) =>
  db.selectFrom('accounts').select(['username', 'email']).where('id', '=', account).executeTakeFirstOrThrow()
