import { sql, type Updateable } from 'kysely'
import type { AuthTables } from '../../platform/auth/auth.sql.ts'
import type { ReadsOf, TxOf } from '../../platform/db/handles.ts'

export const updateOwnAccount = (
  tx: TxOf<AuthTables>,
  id: number,
  changes: Updateable<AuthTables['accounts']>,
) => tx.updateTable('accounts').set(changes).where('id', '=', id).execute()

/** The account of an e-mail address, in any case. */
export const accountOfEmail = (db: ReadsOf<AuthTables>, email: string) =>
  db
    .selectFrom('accounts')
    .select(['id', 'username', 'email', 'first_name', 'is_active'])
    .where('email', '<>', '')
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .executeTakeFirst()
