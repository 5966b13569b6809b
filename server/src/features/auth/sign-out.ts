import { Refusal, refuse } from '../../refusals.ts'
import type { Principal } from '../../platform/auth/principals.ts'
import type { Realm } from '../../platform/auth/realm.ts'
import { endSession } from '../../platform/auth/sessions.ts'
import { tokenNotValid } from '../../platform/auth/tokens.ts'
import { realmOfToken, type TokenDeps } from './realm-of-token.ts'

type Leaving = {
  /** Who is signed in, if anybody is, and where. */
  principal: Principal | undefined
  realm: Realm
  refresh: string | undefined
  slug: string | undefined
}

/**
 * Ends the sign-in that asks and that of a refresh token, which may be another one of the same kitchen, or of the
 * platform. Of somebody who is signed in a token that is no good is ignored; of anybody else it is refused with 401.
 */
export async function signOut(deps: TokenDeps, { principal, realm, refresh, slug }: Leaving): Promise<void> {
  if (!principal) {
    if (!refresh) throw refuse('not_authenticated')
    const named = await realmOfToken(deps, refresh, 'refresh', slug)
    if (!(await endSession(deps, named.realm, named.claims.session))) throw tokenNotValid('refresh')
    return
  }
  if (!principal.session) throw refuse('permission_denied')
  await endSession(deps, realm, principal.session)
  const other = refresh && sessionOf(deps, realm, refresh)
  if (other && other !== principal.session) await endSession(deps, realm, other)
}

function sessionOf({ tokens }: TokenDeps, realm: Realm, refresh: string): string | undefined {
  try {
    const claims = tokens.verify(refresh, 'refresh')
    return claims.realm === realm.id ? claims.session : undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
