/** First labels of a host that are never a kitchen's slug (contract C4). */
export const reservedLabels = new Set(['www', 'api', 'kitchen', 'admin', 'app'])

/** What a Host header may look like; anything else could not stand in the addresses that we answer with. */
const wellFormed = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i

/**
 * Which hosts an installation answers for, and what the name of one says. `allowed` takes "example.com", "*.example.com"
 * (everything below it) and "*"; hosts are compared without case and port.
 */
export function hostRules({ baseHosts, allowedHosts }: { baseHosts: string[]; allowedHosts: string[] }) {
  const own = new Set(baseHosts)
  const all = allowedHosts.includes('*')
  const exact = new Set(allowedHosts)
  const endings = allowedHosts.filter((host) => host.startsWith('*.')).map((host) => host.slice(1))
  const below = baseHosts.map((host) => `.${host}`)
  let last: string | undefined

  return {
    /** Whether it could stand in an address. */
    fits: (host: string): boolean => wellFormed.test(host) && URL.canParse(`http://${host}/`),
    /** Judged for every request, so the host of the one before is remembered: it is nearly always the same. */
    allows(host: string): boolean {
      if (host === last) return true
      if (!this.fits(host)) return false
      const name = host.toLowerCase().replace(/:\d+$/, '')
      if (!all && !exact.has(name) && !endings.some((ending) => name.endsWith(ending))) return false
      last = host
      return true
    },
    /** Whether a host without port may be a kitchen's own: a name with a dot that is neither ours nor below one of ours. */
    mayBeOwned(host: string): boolean {
      const name = host.toLowerCase()
      return (
        wellFormed.test(host) &&
        name.includes('.') &&
        !/^[\d.]+$/.test(name) &&
        !name.includes(':') &&
        !own.has(name) &&
        !below.some((ending) => name.endsWith(ending))
      )
    },
    /** The slug that a host without port selects: its first label, when it has three or more and is not our own. */
    slug(host: string): string | undefined {
      const name = host.toLowerCase()
      const labels = name.split('.')
      const [first] = labels
      if (labels.length < 3 || !first || own.has(name) || reservedLabels.has(first)) return undefined
      return /^[\d.]+$/.test(name) || name.includes(':') ? undefined : first
    },
  }
}
export type HostRules = ReturnType<typeof hostRules>
