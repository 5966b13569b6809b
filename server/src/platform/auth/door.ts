import { knownDevice, rememberDevice } from './devices.ts'
import { countOnAddress, demandFreeAddress, onAccount, onDevice, onName, tried } from './lock-out.ts'
import { checkPassword } from './passwords.ts'
import type { Realm } from './realm.ts'
import { startSession, type AuthDeps } from './sessions.ts'

/** Where somebody signs in from. */
export type Visitor = {
  address: string
  /** The secret of a device that has signed in before; browsers keep it in a cookie. */
  device?: string | undefined
}

type Knock = {
  /** Whose the name is, if it is anybody's. */
  account: { id: number; password_hash: string | null; is_active: boolean } | undefined
  /** The name, by which tries on nobody's account are counted. */
  login: string
  password: string
  visitor: Visitor
}

/**
 * The one door: everybody who signs in with a password comes through here, in a kitchen or on the platform. An account
 * locks after five failures, and so does a name that nobody has; an address locks after a hundred. A device that the
 * account has signed in on is counted by itself, so that strangers cannot lock it. Refuses with `sign_in_locked`.
 * `inactive` is told only to who knows the password.
 */
export async function enter(deps: AuthDeps, realm: Realm, { account, login, password, visitor }: Knock) {
  const device = await knownDevice(realm, account?.id, visitor.device)
  if (!device) await demandFreeAddress(deps, realm, visitor.address)

  let knows = false
  const subject = account ? (device ? onDevice(account.id, device) : onAccount(account.id)) : onName(login)
  const enters = await tried(deps, realm, subject, async () => {
    knows = await checkPassword(account?.password_hash, password)
    return knows && account?.is_active === true
  })
  if (!enters || !account) {
    if (!device) await countOnAddress(deps, realm, visitor.address)
    return knows ? 'inactive' : 'wrong'
  }
  return {
    ...(await startSession(deps, realm, account.id)),
    device: await rememberDevice(deps, realm, account.id, visitor.device),
  }
}
