import type { FastifyRequest } from 'fastify'

/** First labels of a host that are never a kitchen's slug (contract C4). */
export const reservedLabels = new Set(['www', 'api', 'kitchen', 'admin', 'app'])

/**
 * The slug that a request selects, in lower case: X-Tenant-ID, else X-Tenant-Slug, else the first label of a host with
 * three or more. Undefined is the platform's own context. Two headers that disagree select a kitchen that cannot exist.
 */
export function selectedSlug({ headers, hostname }: FastifyRequest): string | undefined {
  const named = [headers['x-tenant-id'], headers['x-tenant-slug']].flat()
    .filter((value) => value !== undefined && value !== '')
    .map((value) => String(value).toLowerCase())
  if (new Set(named).size > 1) return '?'
  return named[0] ?? slugOfHost(hostname)
}

function slugOfHost(host: string): string | undefined {
  const labels = host.toLowerCase().split('.')
  const [first] = labels
  if (labels.length < 3 || !first || reservedLabels.has(first) || /^[\d.]+$/.test(host) || host.includes(':')) return undefined
  return first
}
