import { createHmac, timingSafeEqual } from 'node:crypto'
import { createSigner, createVerifier, TokenError } from 'fast-jwt'
import type { Clock } from '../clock.ts'
import { refuse } from '../../refusals.ts'

/** The platform itself, or a tenant by its id. Every token is bound to exactly one. */
export type RealmId = 'platform' | number

export type Claims = {
  /** `cookie`: kept by a browser for our own pages. None of them passes for another. */
  token_type: 'access' | 'refresh' | 'cookie'
  user_id: number
  realm: RealmId
  /** The sign-in that the token belongs to. */
  session: string
  /** Which of the session's refresh tokens this is. */
  generation: number
  iat: number
  exp: number
}

export const accessSeconds = 60 * 60
export const sessionSeconds = 24 * 60 * 60

/** Signs and checks the platform's own tokens: HS256 with a key derived for this use alone. */
export function tokenMint(secretKey: string, clock: Clock) {
  const keyFor = (use: string) => createHmac('sha256', secretKey).update(use).digest()
  const [key, csrfKey] = [keyFor('jwt'), keyFor('csrf')]
  const sign = createSigner({ key, algorithm: 'HS256', iss: 'fun-adventure-kitchen' })
  const proof = (use: string, text: string) =>
    createHmac('sha256', keyFor(`link ${use}`))
      .update(text)
      .digest('base64url')
  const seconds = () => Math.floor(clock.now().getTime() / 1000)
  // Expiry is judged below, against our clock; fast-jwt knows only the system's.
  const verify = createVerifier({
    key,
    algorithms: ['HS256'],
    ignoreExpiration: true,
    allowedIss: 'fun-adventure-kitchen',
    requiredClaims: ['iss'],
  })

  return {
    /** An access token from now, or a refresh token from the instant of its rotation: signed again it is the same text. */
    sign: (claims: Omit<Claims, 'exp'>, expires: number) => sign({ ...claims, exp: expires }),
    seconds,
    /** What our own pages show to prove that they are ours (http/session-cookie.ts). Bound to the session, stored nowhere. */
    csrf: (session: string) => createHmac('sha256', csrfKey).update(session).digest('base64url'),
    /** Text with the proof that we wrote it for this use: what a link carries that opens something without a sign-in. */
    seal: (use: string, text: string) => `${text}.${proof(use, text)}`,
    /** The text of what was sealed for this use; undefined when we did not, to the letter. */
    unseal(use: string, sealed: string): string | undefined {
      const end = sealed.lastIndexOf('.')
      const text = sealed.slice(0, Math.max(end, 0))
      const [given, own] = [sealed.slice(end + 1), proof(use, text)].map((letters) => Buffer.from(letters))
      return given!.length === own!.length && timingSafeEqual(given!, own!) ? text : undefined // two in, two out
    },
    /** The claims of a token of this kind. Refuses with 401 `token_not_valid` whatever is wrong with it. */
    verify(token: string, kind: Claims['token_type']): Claims {
      const claims = parsed(token)
      const now = seconds()
      if (claims?.token_type !== kind || claims.exp <= now || claims.iat > now + 30) throw tokenNotValid(kind)
      return claims
    },
  }

  function parsed(token: string): Claims | undefined {
    // The last letter of a signature has bits to spare, and a lenient decoder takes padding: one token, one text.
    const signature = token.slice(token.lastIndexOf('.') + 1)
    if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return undefined
    try {
      const claims: Partial<Claims> | null = verify(token)
      return isWhole(claims) ? claims : undefined
    } catch (error) {
      if (error instanceof TokenError) return undefined
      throw error
    }
  }
}
/** What our key has signed once, here or elsewhere, counts in the form that sign() gives it only. */
function isWhole(claims: Partial<Claims> | null): claims is Claims {
  if (claims === null) return false
  const { user_id, realm, session, iat, exp } = claims
  return (
    [user_id, iat, exp].every(Number.isInteger) &&
    (realm === 'platform' || Number.isInteger(realm)) &&
    typeof session === 'string'
  )
}
export type TokenMint = ReturnType<typeof tokenMint>

export const tokenNotValid = (kind: Claims['token_type'] = 'access') =>
  refuse('token_not_valid', {
    messages: [
      {
        token_class: kind === 'refresh' ? 'RefreshToken' : 'AccessToken',
        token_type: kind,
        message: 'Token is invalid or expired',
      },
    ],
  })
