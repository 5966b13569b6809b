import type { FastifyRequest } from 'fastify'

/** First labels of a host that are never a kitchen's slug (contract C4). */
export const reservedLabels = new Set(['www', 'api', 'kitchen', 'admin', 'app'])

/**
 * The slug that a request selects, in lower case: X-Tenant-ID, else X-Tenant-Slug, else the first label of a host with
 * three or more. Undefined is the platform's own context. Two headers that disagree select a kitchen that cannot exist.
 */
export function selectedSlug(request: FastifyRequest): string | undefined {
  const { headers } = request
  const id = named(headers['x-tenant-id'])
  const slug = named(headers['x-tenant-slug'])
  if (id !== undefined && slug !== undefined && id !== slug) return '?'
  return id ?? slug ?? slugOfHost(request.hostname)
}

/** Node joins a header that is sent twice with a comma, which no slug has. */
const named = (header: string | string[] | undefined) => (header ? String(header).toLowerCase() : undefined)

function slugOfHost(host: string): string | undefined {
  const labels = host.toLowerCase().split('.')
  const [first] = labels
  if (labels.length < 3 || !first || reservedLabels.has(first) || /^[\d.]+$/.test(host) || host.includes(':'))
    return undefined
  return first
}
