import type { FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../auth/network-of.ts'
import type { Limiter, Limiters, Standing } from '../limiters.ts'
import { refuse } from '../../refusals.ts'
import { addressOf } from './address.ts'
import { askerOf, optionalPrincipalOf } from './context.ts'
import type { Limits } from './settings.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For programs that sign what they send for all kitchens from the same few addresses: counted by kitchen only. */
    signed?: boolean
  }
}

/**
 * Counts requests, over all corridors that share it, and refuses what is over a limit with 429; the standard headers say
 * where one stands. A signed-in person is counted as themselves, wherever they sit: a kitchen shares one address
 * (contract C15). A kitchen has a generous limit of its own, so that it cannot take all of the server; its visitors are
 * counted apart, or strangers could lock its people out.
 */
export function openThrottle(limiters: Limiters, { perAddress, perUser, perTenant }: Limits) {
  const open = (name: string, points: number) => limiters.open({ name, points, seconds: 60 })
  const addresses = open('address', perAddress)
  const users = open('user', perUser)
  const kitchens = open('kitchen', perTenant)
  const visitors = open('kitchen-visitors', perTenant)

  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.routeOptions.config.watched) return
    const principal = optionalPrincipalOf(request)
    const { tenant } = askerOf(request)
    if (principal) await count(reply, users, `${principal.realm}:${principal.account}`)
    else if (!request.routeOptions.config.signed) await count(reply, addresses, networkOf(addressOf(request)))
    if (tenant === undefined) return
    const limiter = principal ? kitchens : visitors
    const standing = await limiter.consume(String(tenant))
    if (standing.over) throw tooMany(reply, limiter, standing)
  }

  async function count(reply: FastifyReply, limiter: Limiter, key: string) {
    const standing = await limiter.consume(key)
    // The contract has a shape of its own for the limit of an address.
    if (standing.over)
      throw tooMany(reply, limiter, standing, limiter === addresses ? { error: 'Too many requests.' } : {})
    reply.headers(headersOf(limiter, standing))
  }
}
export type Throttle = ReturnType<typeof openThrottle>

function tooMany(reply: FastifyReply, limiter: Limiter, standing: Standing, more = {}) {
  const { resetSeconds } = standing
  reply.headers(headersOf(limiter, standing))
  const refusal = refuse('throttled', { retry_after: resetSeconds, ...more })
  refusal.headers['retry-after'] = String(resetSeconds)
  return refusal
}

/** The draft of the IETF's HTTP API group, and the older names that the contract lists. */
const headersOf = ({ limit }: Limiter, { remaining, resetSeconds }: Standing) => ({
  'ratelimit-policy': `"${limit.name}";q=${limit.points};w=${limit.seconds}`,
  ratelimit: `"${limit.name}";r=${remaining};t=${resetSeconds}`,
  'x-ratelimit-limit': limit.points,
  'x-ratelimit-remaining': remaining,
  'x-ratelimit-reset': resetSeconds,
})
