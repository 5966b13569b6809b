import { invalid } from '../../refusals.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { Realm } from '../../platform/auth/realm.ts'
import type { UserPatch } from './auth.schema.ts'
import { accountOfEmail, updateOwnAccount } from './own-account.sql.ts'
import { ownAccount } from './own-account.ts'

/**
 * Changes what is named. One's own unchanged username is never refused (D28), whatever it looks like: a customer's is
 * their phone as they wrote it. Another's username or e-mail address is, since people sign in by either: 400 by field.
 */
export async function changeOwnAccount(realm: Realm, id: number, wish: Static<typeof UserPatch>) {
  const { username } = await ownAccount(realm, id)
  if (wish.username !== undefined && wish.username !== username) {
    if (!/^[\w.@+-]{1,150}$/.test(wish.username))
      throw invalid({ username: 'Enter 1 to 150 letters, digits and @/./+/-/_ only.' })
    const holder = await accountOfEmail(realm.read, wish.username)
    if (holder && holder.id !== id) throw invalid({ username: 'This is taken already.' })
  }
  if (Object.keys(wish).length) await realm.write((tx) => updateOwnAccount(tx, id, wish))
  return ownAccount(realm, id)
}
