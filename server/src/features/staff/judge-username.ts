import { invalid } from '../../refusals.ts'
import { accountWithEmail } from '../../platform/auth/accounts.sql.ts'
import type { Tx } from '../../platform/tenancy/tenant.ts'

/** People sign in by username or e-mail address: nobody is called what is somebody else's address. */
export async function judgeUsername(tx: Tx, username: string, own?: number): Promise<void> {
  const holder = await accountWithEmail(tx, username)
  if (holder && holder.id !== own) throw invalid({ username: 'This is the e-mail address of somebody else.' })
}
