import { sql, type Insertable } from 'kysely'
import type { TenantDb } from '../../platform/db/tenant-db.generated.ts'
import { rows } from '../../platform/db/handles.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

type Account = Insertable<TenantDb['accounts']>

/** Undefined when the account has another role by now. */
export const updateDriverAccount = (tx: Tx, id: number, changes: Partial<Account>) =>
  tx
    .updateTable('accounts')
    .set(changes)
    .where('id', '=', id)
    .where('role', '=', 'driver')
    .returning('id')
    .executeTakeFirst()

/** For who is going to change an account that may be a driver's: the driver's row is always locked before the account's. */
export const holdDriverOf = (tx: Tx, account: number) =>
  tx
    .selectFrom('drivers')
    .select('id')
    .where('account', '=', account)
    .where('archived_at', 'is', null)
    .forNoKeyUpdate()
    .execute()

/** After an account has changed: who has no active driver's account gets no deliveries, and a retired one leaves the list. */
export const followAccount = (tx: Tx, account: number) =>
  rows(
    tx,
    sql`
    update drivers set is_active = accounts.is_active and accounts.role = 'driver', archived_at = accounts.archived_at
    from accounts where accounts.id = ${account} and drivers.account = accounts.id and drivers.archived_at is null`,
  )
