import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { insertSession, lockSession, noteLogin, revokeSession, rotateSession } from './auth.sql.ts'
import type { Principals } from './principals.ts'
import type { Realm } from './realm.ts'
import { logSecurity } from './security-log.ts'
import { accessSeconds, sessionSeconds, tokenNotValid, type TokenMint } from './tokens.ts'

export type AuthDeps = { tokens: TokenMint; principals: Principals; clock: Clock; log: Logger }

export type TokenPair = { access: string; refresh: string; access_expires_at: Date }
/** The same sign-in for our own pages: what their browser keeps, and what they show when they change something. */
export type PageSession = { session: string; csrf: string }

/** How long after a rotation the token before it still gets the same successor: a client's parallel refreshes. */
const graceMs = 30_000

/** Begins a sign-in that ends 24 hours from now, however often it is refreshed. */
export async function startSession(
  deps: AuthDeps,
  realm: Realm,
  account: number,
): Promise<TokenPair & { pages: PageSession }> {
  const now = deps.clock.now()
  const session = randomUUID()
  const expires = new Date(now.getTime() + sessionSeconds * 1000)
  await realm.write(async (tx) => {
    await insertSession(tx, session, account, now, expires)
    await noteLogin(tx, account, now)
  })
  const started = { session, account, generation: 1, rotatedAt: now, expires }
  return { ...pair(deps, realm, started), pages: pages(deps, realm, started) }
}

/**
 * Exchanges a refresh token for the next pair. Sent again within the grace, the token before the current one gets that
 * same current one, so parallel refreshes agree. Any older one is a replay: the whole sign-in is revoked. 401 in all
 * other cases.
 */
export async function refreshSession(deps: AuthDeps, realm: Realm, refresh: string): Promise<TokenPair> {
  const claims = deps.tokens.verify(refresh, 'refresh')
  const now = deps.clock.now()
  const outcome = await realm.write(async (tx) => {
    const session = await lockSession(tx, claims.session)
    if (!session || session.revoked_at || session.account !== claims.user_id) return undefined
    const { account, generation } = session
    const expires = new Date(session.expires_at)
    if (expires <= now) return undefined
    if (claims.generation === generation) {
      await rotateSession(tx, claims.session, now)
      return { session: claims.session, account, generation: generation + 1, rotatedAt: now, expires }
    }
    const rotatedAt = new Date(session.rotated_at)
    if (claims.generation === generation - 1 && now.getTime() - rotatedAt.getTime() <= graceMs) {
      return { session: claims.session, account, generation, rotatedAt, expires }
    }
    await revokeSession(tx, claims.session, now)
    return { replayedOf: account }
  })
  deps.principals.forget(realm.id, claims.session)
  if (outcome && 'replayedOf' in outcome) logSecurity(deps.log, 'refresh_replayed', realm, outcome.replayedOf)
  if (!outcome || 'replayedOf' in outcome) throw tokenNotValid('refresh')
  return pair(deps, realm, outcome)
}

/** Ends a sign-in: its tokens and its cookie are refused from now on. Answers whether it was still going on. */
export async function endSession(deps: AuthDeps, realm: Realm, session: string): Promise<boolean> {
  const wasLive = await realm.write((tx) => revokeSession(tx, session, deps.clock.now()))
  deps.principals.forget(realm.id, session)
  return wasLive
}

type Session = { session: string; account: number; generation: number; rotatedAt: Date; expires: Date }

function pair(
  { tokens }: AuthDeps,
  realm: Realm,
  { session, account, generation, rotatedAt, expires }: Session,
): TokenPair {
  const claims = { user_id: account, realm: realm.id, session, generation }
  const now = tokens.seconds()
  const end = Math.floor(expires.getTime() / 1000)
  const accessEnd = Math.min(now + accessSeconds, end)
  return {
    access: tokens.sign({ ...claims, token_type: 'access', iat: now }, accessEnd),
    refresh: tokens.sign(
      { ...claims, token_type: 'refresh', iat: Math.floor(rotatedAt.getTime() / 1000) },
      end,
    ),
    access_expires_at: new Date(accessEnd * 1000),
  }
}

function pages({ tokens }: AuthDeps, realm: Realm, { session, account, expires }: Session): PageSession {
  const claims = { user_id: account, realm: realm.id, session, generation: 1, iat: tokens.seconds() }
  const end = Math.floor(expires.getTime() / 1000)
  return { session: tokens.sign({ ...claims, token_type: 'cookie' }, end), csrf: tokens.csrf(session) }
}
