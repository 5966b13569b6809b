import { invalid, refuse } from '../../refusals.ts'
import { accountById, replacePassword, revokeSessions } from '../../platform/auth/auth.sql.ts'
import { onPasswordChange, tried } from '../../platform/auth/lock-out.ts'
import { checkPassword } from '../../platform/auth/passwords.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Realm } from '../../platform/auth/realm.ts'
import { logSecurity } from '../../platform/auth/security-log.ts'
import type { AuthDeps } from '../../platform/auth/sessions.ts'
import type { Static } from '../../platform/http/schemas.ts'
import type { PasswordChange } from './password.schema.ts'
import { hashNewPassword } from './new-password.ts'
import { forgetReset } from './password-resets.sql.ts'

const wrong = () =>
  invalid({ old_password: 'Your old password was entered incorrectly. Please enter it again.' })

/**
 * Changes one's own password and ends all one's other sign-ins. The old password is counted like one at the door, so that
 * who finds an open screen cannot try them all. 400 under `old_password` when it is wrong, else under `new_password2`.
 * An API key changes no password: 403.
 */
export async function changePassword(
  deps: AuthDeps,
  realm: Realm,
  { account: id, session }: Principal,
  wish: Static<typeof PasswordChange>,
): Promise<void> {
  if (!session) throw refuse('permission_denied')
  const account = await accountById(realm.read, id)
  if (!account) throw refuse('user_not_found')
  const check = () => checkPassword(account.password_hash, wish.old_password)
  if (!(await tried(deps, realm, onPasswordChange(id), check))) throw wrong()

  const hash = await hashNewPassword(wish, account)
  await realm.write(async (tx) => {
    // Somebody else may have changed it meanwhile.
    if (!(await replacePassword(tx, id, account.password_hash, hash))) throw wrong()
    await forgetReset(tx, id)
    await revokeSessions(tx, id, deps.clock.now(), session)
  })
  deps.principals.forgetAll()
  logSecurity(deps.log, 'password_changed', realm, id)
}
