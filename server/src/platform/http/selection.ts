import type { FastifyRequest } from 'fastify'
import type { HostRules } from './hosts.ts'

declare module 'fastify' {
  interface FastifyInstance {
    hosts: HostRules
  }
}

const owned = Symbol('slug of the host')
type Arrived = FastifyRequest & { [owned]?: string | undefined }

/** The host that a request came by is a kitchen's own. */
export const noteOwnedHost = (request: Arrived, slug: string): void => {
  request[owned] = slug
}

/**
 * The slug that a request selects, in lower case: X-Tenant-ID, else X-Tenant-Slug, else the kitchen whose own the host is,
 * else the first label of a host with three or more. Undefined is the platform's own context. Two headers that disagree select a kitchen that cannot exist.
 */
export function selectedSlug(request: Arrived): string | undefined {
  const { headers } = request
  const id = named(headers['x-tenant-id'])
  const slug = named(headers['x-tenant-slug'])
  if (id !== undefined && slug !== undefined && id !== slug) return '?'
  return id ?? slug ?? request[owned] ?? request.server.hosts.slug(request.hostname)
}

/** Node joins a header that is sent twice with a comma, which no slug has. */
const named = (header: string | string[] | undefined) => (header ? String(header).toLowerCase() : undefined)
