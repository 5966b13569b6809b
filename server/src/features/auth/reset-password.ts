import { invalid } from '../../refusals.ts'
import { accountById, replacePassword, revokeSessions } from '../../platform/auth/auth.sql.ts'
import { forgetDevices } from '../../platform/auth/devices.sql.ts'
import { liftLock, mayAsk, onReset } from '../../platform/auth/lock-out.ts'
import type { Realm } from '../../platform/auth/realm.ts'
import { logSecurity } from '../../platform/auth/security-log.ts'
import type { AuthDeps } from '../../platform/auth/sessions.ts'
import type { RealmId } from '../../platform/auth/tokens.ts'
import type { Static } from '../../platform/http/schemas.ts'
import { hashNewPassword } from './new-password.ts'
import type { PasswordReset } from './password.schema.ts'
import { accountToReset, takeReset } from './password-resets.sql.ts'
import { digest } from './send-password-reset.ts'

export type ResetDeps = AuthDeps & {
  /** Asks for the mail with the link; it goes out later, if the address is somebody's. */
  mailPasswordReset(wish: { realm: RealmId; email: string }): Promise<void>
}

/** Asks for a reset by mail. The same work whether the address is somebody's or not; five an hour, more are forgotten. */
export async function askForReset(deps: ResetDeps, realm: Realm, email: string): Promise<void> {
  if (await mayAsk(deps, realm, onReset(email))) await deps.mailPasswordReset({ realm: realm.id, email })
}

const unusable = () => invalid({ token: 'This link is not valid, or no longer.' })

/**
 * Sets a password by a mailed link, and ends all sign-ins of the account. Who can read its mail is its owner: the lock is
 * lifted, and devices are unknown again. A password that is refused leaves the link as it is.
 */
export async function resetPassword(deps: ResetDeps, realm: Realm, wish: Static<typeof PasswordReset>) {
  const id = Number(wish.uid)
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) throw invalid({ uid: 'Invalid value' })
  const now = deps.clock.now()
  const secret = digest(wish.token, (await accountById(realm.read, id))?.email ?? '')
  const account = await accountToReset(realm.read, id, secret, now)
  if (!account) throw unusable()

  const hash = await hashNewPassword(wish, account)
  await realm.write(async (tx) => {
    if (!(await takeReset(tx, secret))) throw unusable()
    if (!(await replacePassword(tx, id, account.password_hash, hash))) throw unusable()
    await revokeSessions(tx, id, now)
    await forgetDevices(tx, id)
    await liftLock(tx, id)
  })
  deps.principals.forgetAll()
  logSecurity(deps.log, 'password_reset', realm, id)
}
