import { createHmac } from 'node:crypto'
import { createSigner, createVerifier, TokenError } from 'fast-jwt'
import type { Clock } from '../clock.ts'
import { refuse } from '../../refusals.ts'

/** The platform itself, or a tenant by its id. Every token is bound to exactly one. */
export type RealmId = 'platform' | number

export type Claims = {
  token_type: 'access' | 'refresh'
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
  const key = createHmac('sha256', secretKey).update('jwt').digest()
  const sign = createSigner({ key, algorithm: 'HS256', noTimestamp: true, iss: 'fun-adventure-kitchen' })
  const seconds = () => Math.floor(clock.now().getTime() / 1000)
  // Expiry is judged below, against our clock; fast-jwt knows only the system's.
  const verify = createVerifier({
    key,
    algorithms: ['HS256'],
    ignoreExpiration: true,
    allowedIss: 'fun-adventure-kitchen',
  })

  return {
    /** An access token from now, or a refresh token from the instant of its rotation: signed again it is the same text. */
    sign: (claims: Omit<Claims, 'exp'>, expires: number) => sign({ ...claims, exp: expires }),
    seconds,
    /** The claims of a token of this kind. Refuses with 401 `token_not_valid` whatever is wrong with it. */
    verify(token: string, kind: Claims['token_type']): Claims {
      const claims = parsed(token)
      const now = seconds()
      if (claims?.token_type !== kind || claims.exp <= now || claims.iat > now + 30) throw tokenNotValid(kind)
      return claims
    },
  }

  function parsed(token: string): Claims | undefined {
    try {
      return verify(token) as Claims // signed by us, so it has the form that sign() gave it
    } catch (error) {
      if (error instanceof TokenError) return undefined
      throw error
    }
  }
}
export type TokenMint = ReturnType<typeof tokenMint>

export const tokenNotValid = (kind: Claims['token_type'] = 'access') =>
  refuse('token_not_valid', {
    messages: [
      {
        token_class: kind === 'access' ? 'AccessToken' : 'RefreshToken',
        token_type: kind,
        message: 'Token is invalid or expired',
      },
    ],
  })
