import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from '../../refusals.ts'
import { optionalPrincipalOf } from './context.ts'

/** Points a minute. A signed-in person is counted as themselves, wherever they sit: a kitchen shares one address (contract C15). */
const perMinute = { signedIn: 600, anonymous: 100 }

/**
 * Counts requests, over all corridors that share it, and refuses what is over the limit with 429; the standard headers
 * say where one stands.
 */
export function openThrottle() {
  const limiters = {
    signedIn: new RateLimiterMemory({ points: perMinute.signedIn, duration: 60 }),
    anonymous: new RateLimiterMemory({ points: perMinute.anonymous, duration: 60 }),
  }
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const principal = optionalPrincipalOf(request)
    const kind = principal ? 'signedIn' : 'anonymous'
    const key = principal ? `${principal.realm}:${principal.account}` : request.ip
    const result = await limiters[kind].consume(key).catch((error: unknown) => {
      if (error instanceof RateLimiterRes) return error
      throw error
    })
    const seconds = Math.ceil(result.msBeforeNext / 1000)
    reply.headers({
      'x-ratelimit-limit': perMinute[kind],
      'x-ratelimit-remaining': result.remainingPoints,
      'x-ratelimit-reset': seconds,
    })
    if (result.consumedPoints > perMinute[kind]) {
      const refusal = refuse('throttled', { retry_after: seconds })
      refusal.headers['retry-after'] = String(seconds)
      throw refusal
    }
  }
}
export type Throttle = ReturnType<typeof openThrottle>
