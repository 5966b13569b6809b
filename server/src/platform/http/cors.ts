import type { FastifyCorsOptions } from '@fastify/cors'

/** What pages of these origins may do; the headers are those of contract 1.7. "*" lets every origin in. */
export const corsOptions = (origins: string[]): FastifyCorsOptions => ({
  origin: origins.includes('*') ? true : origins.map(originRule),
  credentials: true,
  methods: 'DELETE, GET, OPTIONS, PATCH, POST, PUT',
  allowedHeaders:
    'accept, accept-encoding, authorization, content-type, dnt, origin, user-agent, x-csrftoken, x-requested-with, x-api-key, x-tenant-slug, x-tenant-id, idempotency-key',
  exposedHeaders:
    'x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, ratelimit, ratelimit-policy, retry-after, x-request-id, etag',
  maxAge: 86_400,
  optionsSuccessStatus: 200,
  // An OPTIONS that is no preflight asks what a path takes (options.ts), so both go on to the route.
  strictPreflight: false,
  preflightContinue: true,
})

/** "https://*.example.com" is any one label below it. */
function originRule(origin: string): string | RegExp {
  const [before, after] = origin.split('*.')
  if (after === undefined) return origin
  const plain = (text = '') => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(`^${plain(before)}[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.${plain(after)}$`)
}
