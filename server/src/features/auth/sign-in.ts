import { invalid } from '../../refusals.ts'
import { accountByLogin } from '../../platform/auth/auth.sql.ts'
import { enter, type Visitor } from '../../platform/auth/door.ts'
import type { Realm } from '../../platform/auth/realm.ts'
import type { AuthDeps } from '../../platform/auth/sessions.ts'
import { presentAccount } from './own-account.ts'

/**
 * Signs in by username or e-mail address. One answer for an unknown account, a wrong password and a switched-off account;
 * after too many of them `sign_in_locked`.
 */
export async function signIn(
  deps: AuthDeps,
  realm: Realm,
  visitor: Visitor,
  login: string,
  password: string,
) {
  const account = await accountByLogin(realm.read, login)
  const entered = await enter(deps, realm, { account, login, password, visitor })
  if (!account || typeof entered === 'string')
    throw invalid({ non_field_errors: 'Unable to log in with provided credentials.' })
  const { access, refresh, device, pages } = entered
  return { signedIn: { access, refresh, user: presentAccount(account) }, device, pages }
}
