import type { Insertable } from 'kysely'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import type { ReadsOf, TxOf } from '../../platform/db/handles.ts'

/** Whether anybody can sign in to the platform. */
export const superuserExists = async (db: ReadsOf<ControlDb>): Promise<boolean> =>
  (await db
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'superuser')
    .where('is_active', '=', true)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Undefined when the username or the e-mail address is taken, in any case. */
export const insertOperator = (
  tx: TxOf<ControlDb>,
  account: Omit<Insertable<ControlDb['accounts']>, 'role'>,
) =>
  tx
    .insertInto('accounts')
    .values({ ...account, role: 'superuser' })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
