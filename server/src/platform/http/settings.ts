import { isIP } from 'node:net'
import { StartupProblem } from '../startup-problem.ts'

/** Requests a minute. */
export type Limits = { perAddress: number; perUser: number; perTenant: number }

/** What an installation decides about how it is reached. */
export type HttpSettings = {
  /** Peers whose X-Forwarded-* headers are believed: addresses, networks (10.0.0.0/8) or "loopback". */
  trustedProxies: string[]
  /** Our own hosts: no kitchen's, whatever their first label; kitchens are one label below them (contract C4). */
  baseHosts: string[]
  /** Hosts we answer for, "*.example.com" for everything below one, "*" for all. */
  allowedHosts: string[]
  /** Origins whose pages may call us, "https://*.example.com" for those one label below, "*" for all. */
  corsOrigins: string[]
  limits: Limits
  /** Send who came to a trusted proxy over plain HTTP to HTTPS. */
  httpsOnly: boolean
}

/** Those of development and tests: open to every host and origin, behind no proxy but one of this machine. */
export const openSettings: HttpSettings = {
  trustedProxies: ['loopback'],
  baseHosts: ['kitchen.funadventure.ae'],
  allowedHosts: ['*'],
  corsOrigins: ['*'],
  // One busy kitchen sits behind one address, and a form costs three calls: people are counted, not their address (C15).
  limits: { perAddress: 100, perUser: 600, perTenant: 12_000 },
  httpsOnly: false,
}

const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const hostPattern = new RegExp(`^${label}(?:\\.${label})*$`)
const allowedPattern = new RegExp(`^(?:\\*|(?:\\*\\.)?${label}(?:\\.${label})*)$`)
const originPattern = new RegExp(`^(?:\\*|https?://(?:\\*\\.)?${label}(?:\\.${label})*(?::\\d{1,5})?)$`)

/** Reads them from the environment. Throws a StartupProblem that names the variable when a value cannot be used. */
export function readHttpSettings(
  value: (name: string) => string | undefined,
  production: boolean,
): HttpSettings {
  const list = (name: string, fits: (item: string) => boolean, what: string) => {
    const items = value(name)
      ?.split(',')
      .map((item) => item.trim().toLowerCase())
      .filter(Boolean)
    const wrong = items?.find((item) => !fits(item))
    if (wrong !== undefined) throw new StartupProblem(`${name}: "${wrong}" is no ${what}.`)
    return items
  }
  const perMinute = (name: string, usual: number) => {
    const number = Number(value(name) ?? usual)
    if (!Number.isInteger(number) || number < 1)
      throw new StartupProblem(`${name} must be a whole number of requests a minute, from 1.`)
    return number
  }

  const baseHosts =
    list('BASE_HOSTS', (item) => hostPattern.test(item), 'host name') ?? openSettings.baseHosts
  const below = baseHosts.flatMap((host) => [host, `*.${host}`])
  return {
    trustedProxies:
      list('TRUSTED_PROXIES', isNetwork, 'address, network or "loopback"') ?? openSettings.trustedProxies,
    baseHosts,
    allowedHosts:
      list('ALLOWED_HOSTS', (item) => allowedPattern.test(item), 'host name') ??
      (production ? below : openSettings.allowedHosts),
    corsOrigins: production
      ? [
          ...(list('CORS_ALLOWED_ORIGINS', (item) => originPattern.test(item), 'origin') ??
            baseHosts.flatMap((host) => [`https://${host}`, `https://www.${host}`])),
          ...baseHosts.map((host) => `https://*.${host}`),
        ]
      : openSettings.corsOrigins,
    limits: {
      perAddress: perMinute('RATE_LIMIT_ANONYMOUS', openSettings.limits.perAddress),
      perUser: perMinute('RATE_LIMIT_USER', openSettings.limits.perUser),
      perTenant: perMinute('RATE_LIMIT_KITCHEN', openSettings.limits.perTenant),
    },
    httpsOnly: production,
  }
}

const groups = new Set(['loopback', 'linklocal', 'uniquelocal'])

function isNetwork(text: string): boolean {
  if (groups.has(text)) return true
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  return (
    version > 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
  )
}
