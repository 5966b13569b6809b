import { invalid } from '../../refusals.ts'
import { accountByLogin } from '../../platform/auth/auth.sql.ts'
import { checkPassword } from '../../platform/auth/passwords.ts'
import type { Realm } from '../../platform/auth/realm.ts'
import { startSession, type AuthDeps } from '../../platform/auth/sessions.ts'
import { presentAccount } from './own-account.ts'

/** Signs in by username or e-mail address. One answer for an unknown account, a wrong password and a switched-off account. */
export async function signIn(deps: AuthDeps, realm: Realm, login: string, password: string) {
  const account = await accountByLogin(realm.read, login)
  const right = await checkPassword(account?.password_hash, password)
  if (!account || !right || !account.is_active) {
    throw invalid({ non_field_errors: 'Unable to log in with provided credentials.' })
  }
  const { access, refresh } = await startSession(deps, realm, account.id)
  return { access, refresh, user: presentAccount(account) }
}
