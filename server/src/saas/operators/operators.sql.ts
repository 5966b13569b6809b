import type { Insertable } from 'kysely'
import type { ControlDb } from '../../platform/db/control-db.generated.ts'
import type { TxOf } from '../../platform/db/handles.ts'

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
