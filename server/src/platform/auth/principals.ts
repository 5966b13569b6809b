import type { Clock } from '../clock.ts'
import { BoundedCache } from '../bounded-cache.ts'
import { principalOfSession } from './auth.sql.ts'
import type { Realm } from './realm.ts'
import type { Role } from './roles.ts'
import { tokenNotValid, type Claims, type RealmId } from './tokens.ts'
import { refuse } from '../../refusals.ts'

/** Who asks. */
export type Principal = {
  account: number
  role: Role
  realm: RealmId
  /** Absent when an API key signs in. */
  session?: string
  /** An API key that may look at everything its account may see, and change nothing. */
  readOnly?: boolean
}

/**
 * The people behind access tokens. The database is asked at most every three seconds per session, so that a revoked
 * session, a deactivated account or another role takes effect everywhere within that time, and here at once (`forget`).
 */
export function principals(clock: Clock) {
  const cache = new BoundedCache<Promise<Principal & { is_active: boolean }>>(20_000, 3_000)

  return {
    async ofToken(realm: Realm, claims: Claims): Promise<Principal> {
      const key = `${realm.id}:${claims.session}`
      const found = await cache.remember(key, () => find(realm, claims))
      if (found.account !== claims.user_id) throw tokenNotValid()
      if (!found.is_active) throw refuse('user_inactive')
      return found
    },
    forget: (realm: RealmId, session: string) => cache.delete(`${realm}:${session}`),
    /** When an account changes: all its sessions are looked up anew. Which these are the cache does not know. */
    forgetAll: () => cache.clear(),
  }

  async function find(realm: Realm, { session }: Claims) {
    const row = await principalOfSession(realm.read, session, clock.now())
    if (!row) throw tokenNotValid()
    return { ...row, realm: realm.id, session }
  }
}
export type Principals = ReturnType<typeof principals>
