import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PageSession } from '../auth/sessions.ts'
import { sessionSeconds, type Claims, type TokenMint } from '../auth/tokens.ts'
import { refuse } from '../../refusals.ts'
import { hideCookie, readCookie, showCookie } from './cookies.ts'
import { sameOrigin } from './same-origin.ts'

const lasting = { maxAge: sessionSeconds, sameSite: 'lax' } as const
const ended = { ...lasting, maxAge: 0 }
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a page of ours be signed in without its scripts holding a token. To pages of other sites it is not given: they
 * could sign a browser in as somebody else behind its owner's back.
 */
export function keepSession(reply: FastifyReply, { session, csrf }: PageSession): void {
  if (!sameOrigin(reply.request)) return
  hideCookie(reply, 'session', session, lasting)
  showCookie(reply, 'csrftoken', csrf, lasting)
}

export function forgetSession(reply: FastifyReply): void {
  hideCookie(reply, 'session', '', ended)
  showCookie(reply, 'csrftoken', '', ended)
}

export const hasSessionCookie = (request: FastifyRequest) => readCookie(request, 'session') !== undefined

/**
 * Whose the cookie of a request is, if it has one. Browsers send cookies whoever wrote the page, so what changes something
 * must show the token that only our own pages can read (`csrf_failed`), and pages of other sites read nothing by it.
 */
export function claimsOfCookie(tokens: TokenMint, request: FastifyRequest): Claims | undefined {
  const cookie = readCookie(request, 'session')
  if (cookie === undefined) return undefined
  const claims = tokens.verify(cookie, 'cookie')
  const ours = sameOrigin(request)
  if (reading.has(request.method)) return ours ? claims : undefined
  if (!ours || !equal(request.headers['x-csrftoken'], tokens.csrf(claims.session)))
    throw refuse('csrf_failed')
  return claims
}

function equal(sent: string | string[] | undefined, wanted: string): boolean {
  const [one, other] = [Buffer.from(String(sent)), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
