import { refuse } from '../../refusals.ts'
import { accountById } from '../../platform/auth/auth.sql.ts'
import type { Realm } from '../../platform/auth/realm.ts'

type Account = NonNullable<Awaited<ReturnType<typeof accountById>>>

/** Django's group names, which clients choose their screens by. An administrator is in no group. */
const groups: Record<string, string[]> = {
  manager: ['Manager'],
  kitchen_staff: ['Kitchen Staff'],
  driver: ['Driver'],
}

/** An account as sign-in shows it: its number is called `pk` there. */
export const presentAccount = ({ id, username, email, first_name, last_name, role }: Account) => ({
  pk: id,
  username,
  email,
  first_name,
  last_name,
  groups: groups[role] ?? [],
})

export async function ownAccount(realm: Realm, id: number) {
  const account = await accountById(realm.read, id)
  if (!account) throw refuse('user_not_found')
  return presentAccount(account)
}
