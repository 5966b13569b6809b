import type { FastifyRequest } from 'fastify'

/** A page of another site can ask us, but not hide where it comes from. Programs, and links that are followed, send no Origin. */
export function sameOrigin({ headers, host }: FastifyRequest): boolean {
  if (headers.origin === undefined) return true
  return URL.canParse(headers.origin) && new URL(headers.origin).host === host
}
