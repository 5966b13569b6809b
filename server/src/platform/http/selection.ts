import type { FastifyRequest } from 'fastify'
import type { HostRules } from './hosts.ts'

declare module 'fastify' {
  interface FastifyInstance {
    hosts: HostRules
  }
}

/**
 * The slug that a request selects, in lower case: X-Tenant-ID, else X-Tenant-Slug, else the first label of a host with
 * three or more. Undefined is the platform's own context. Two headers that disagree select a kitchen that cannot exist.
 */
export function selectedSlug(request: FastifyRequest): string | undefined {
  const { headers } = request
  const id = named(headers['x-tenant-id'])
  const slug = named(headers['x-tenant-slug'])
  if (id !== undefined && slug !== undefined && id !== slug) return '?'
  return id ?? slug ?? request.server.hosts.slug(request.hostname)
}

/** Node joins a header that is sent twice with a comma, which no slug has. */
const named = (header: string | string[] | undefined) => (header ? String(header).toLowerCase() : undefined)
