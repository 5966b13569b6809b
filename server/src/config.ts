import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readHttpSettings, type HttpSettings } from './platform/http/settings.ts'
import { logLevels, type LogLevel } from './platform/log.ts'
import { readMailSettings, type MailSettings } from './platform/mail/settings.ts'
import { StartupProblem } from './platform/startup-problem.ts'

const environments = ['development', 'production', 'test'] as const

export type Config = {
  env: (typeof environments)[number]
  host: string
  port: number
  dataDir: string
  /** A PostgreSQL server to use instead of the embedded one. Its path names the control database. */
  databaseUrl?: string
  redisUrl?: string
  /** Provision the demo kitchens on the first start. */
  demo: boolean
  /** Signs tokens and derives the tenants' database passwords. */
  secretKey: string
  logDir?: string
  logLevel: LogLevel
  /** Name servers to ask whose a kitchen's own host is; the system's when there is none here. */
  dnsServers: string[]
  rateLimits: boolean
  http: HttpSettings
  mail: MailSettings
  /** Where people reach us, without the last slash: links in mails begin with it. */
  publicUrl: string
  /** Where Stripe's API is, without a path. */
  stripeApiUrl: string
}

const repository = resolve(import.meta.dirname, '../..')

/**
 * The environment as one typed object; nobody else reads process.env. What is unset or empty takes its default
 * (.env.example lists them). Throws a StartupProblem that names the variable when a value cannot be used.
 */
export function readConfig(env: NodeJS.ProcessEnv = environment()): Config {
  const value = (name: string) => env[name]?.trim() || undefined
  const appEnv = environments.find((known) => known === (value('APP_ENV') ?? 'development'))
  if (!appEnv) throw new StartupProblem(`APP_ENV must be one of ${environments.join(', ')}.`)
  const production = appEnv === 'production'

  const port = Number(value('PORT') ?? 8000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartupProblem('PORT must be a number from 0 to 65535.')

  const rateLimits = value('RATE_LIMITS') !== 'off'
  if (production && !rateLimits) throw new StartupProblem('RATE_LIMITS=off is refused in production.')

  const logLevel = logLevels.find((known) => known === (value('LOG_LEVEL') ?? 'info').toLowerCase())
  if (!logLevel) throw new StartupProblem(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`)

  const host = value('HOST') ?? '127.0.0.1'
  const dataDir = resolve(repository, value('DATA_DIR') ?? '.data')
  const databaseUrl = value('DATABASE_URL')
  const redisUrl = value('REDIS_URL')
  const logDir = value('LOG_DIR')
  const http = readHttpSettings(value, production)
  const ownAddress = production ? `https://${http.baseHosts[0]}` : `http://${nameOfHost(host)}:${port}`
  return {
    env: appEnv,
    host,
    port,
    dataDir,
    // Its people have a well-known password, so it lives in the embedded database alone.
    demo: !production && !databaseUrl && value('DEMO') !== '0',
    secretKey: production
      ? productionSecret(value('APP_SECRET_KEY'))
      : (value('APP_SECRET_KEY') ?? localSecret(dataDir)),
    rateLimits,
    logLevel,
    dnsServers: value('DNS_SERVERS')?.split(/[\s,]+/) ?? [],
    http,
    mail: readMailSettings(value, production),
    publicUrl: publicUrl(value('PUBLIC_URL') ?? ownAddress),
    stripeApiUrl: stripeApiUrl(value('STRIPE_API_URL') ?? 'https://api.stripe.com', production),
    ...(databaseUrl && { databaseUrl }),
    ...(redisUrl && { redisUrl }),
    ...(logDir && { logDir: resolve(repository, logDir) }),
  }
}

/** Of a superuser that a script makes, by the name that scripts of the old backend give it. */
export const superuserPassword = (): string | undefined =>
  environment().DJANGO_SUPERUSER_PASSWORD || undefined

/** What a .env file at the root says counts where the environment says nothing. */
function environment(): NodeJS.ProcessEnv {
  const file = join(repository, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return process.env
}

function publicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new StartupProblem(
      'PUBLIC_URL must be the address people reach us at, such as https://example.com.',
    )
  return url.href.replace(/\/+$/, '')
}

/** In the clear only to this machine, or what kitchens are trusted with would travel for all to read. */
function stripeApiUrl(text: string, production: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isWhole = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (!isWhole)
    throw new StartupProblem(
      'STRIPE_API_URL must be an address without a path, such as https://api.stripe.com.',
    )
  if (
    production &&
    url.protocol === 'http:' &&
    !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  )
    throw new StartupProblem('STRIPE_API_URL must begin with https:// in production.')
  return url.origin
}

/** What a browser on this machine calls the host that we listen on. */
export const nameOfHost = (host: string): string =>
  ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host

const shortest = 32
/** What .env.example and tutorials print in the place of a secret. */
const placeholder = /change[-_ ]?me|secret[-_ ]?key|example|insecure|default|password/i

function productionSecret(secret: string | undefined): string {
  const how = 'Make one with: openssl rand -base64 48'
  if (!secret) throw new StartupProblem(`APP_SECRET_KEY is required in production. ${how}`)
  if (secret.length < shortest)
    throw new StartupProblem(`APP_SECRET_KEY must have at least ${shortest} characters. ${how}`)
  if (placeholder.test(secret) || new Set(secret).size < 12) {
    throw new StartupProblem(`APP_SECRET_KEY is a placeholder, not a secret. ${how}`)
  }
  return secret
}

/** Outside production each data folder gets a secret of its own on first use. */
function localSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    mkdirSync(dataDir, { recursive: true })
    if (!existsSync(file))
      writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartupProblem(`The data folder ${dataDir} cannot be written: ${why}`)
  }
}
