import { passwordProblems } from '../../platform/auth/passwords.ts'
import { reservedLabels } from '../../platform/http/hosts.ts'
import { slugOf } from '../../platform/tenancy/catalog.ts'
import { invalid } from '../../refusals.ts'

/** What it takes to open a kitchen. */
export type SignUp = {
  /** Chosen by the caller; sending it twice opens one kitchen. */
  key: string
  slug: string
  name: string
  /** Without a username the e-mail's part before the @ is it, else the slug; without a password one is made and told once. */
  admin: { username?: string | undefined; email?: string | undefined; password?: string | undefined }
  /** An unknown or inactive plan leaves the kitchen without one (contract 4, TenantCreate). */
  plan?: { id: number } | { tier: string } | undefined
  /** IANA name, Asia/Dubai by default. */
  time_zone?: string | undefined
  /** ISO 4217 code, AED by default. */
  currency?: string | undefined
}

/** Names that a host, a path or PostgreSQL means something else by. */
const reserved = new Set([
  ...reservedLabels,
  'postgres',
  'template0',
  'template1',
  'public',
  'control',
  'root',
  'localhost',
  'saas',
  'platform',
  'customer',
  'driver',
  'stream',
  'static',
  'assets',
  'media',
  'files',
  'swagger',
  'redoc',
  'docs',
  'mail',
  'smtp',
  'ftp',
  'cdn',
  'status',
  'support',
  'help',
  'billing',
  'login',
  'signup',
  'null',
  'undefined',
])

/** The kitchen's facts as they will be stored. Refuses with a sentence per field, and touches no database. */
export function checkSignUp({ slug: text, name, admin, time_zone = 'Asia/Dubai', currency = 'AED' }: SignUp) {
  const slug = slugOf(text)
  const email = admin.email?.trim() ?? ''
  const [local = ''] = email.split('@')
  const username = admin.username ?? (local.replace(/[^\w.+-]/g, '') || slug || '')
  const digits = currencyDigits(currency)

  const problems: Record<string, string | string[] | false> = {
    subdomain: slugProblem(slug),
    name:
      !/^[^\p{Cc}]{1,100}$/u.test(name.trim()) && 'Ensure this field has 1 to 100 characters on one line.',
    admin_email:
      admin.email !== undefined &&
      !/^(?=.{3,254}$)[^\s@\p{Cc}]+@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u.test(email) &&
      'Enter a valid email address.',
    admin_username:
      !/^[\w.@+-]{1,150}$/.test(username) && 'Enter 1 to 150 letters, digits and @/./+/-/_ only.',
    admin_password: admin.password !== undefined && passwordProblems(admin.password, [username, local]),
    time_zone: !isZone(time_zone) && unknownZone,
    currency: digits === undefined && 'Enter the ISO 4217 code of a currency with 0, 2 or 3 decimals.',
  }
  const found = Object.entries(problems).flatMap(([field, said]) =>
    said && said.length ? [[field, said] as const] : [],
  )
  if (found.length || slug === undefined || digits === undefined) throw invalid(Object.fromEntries(found))
  return { slug, name: name.trim(), username, email, time_zone, currency, currency_digits: digits }
}
export type CheckedSignUp = ReturnType<typeof checkSignUp>

export const unknownZone = 'Enter a time zone by its IANA name, such as Asia/Dubai.'

function slugProblem(slug: string | undefined): string | false {
  if (slug === undefined)
    return 'Use up to 63 letters a-z, digits, _ and -; the first is a letter or a digit.'
  return reserved.has(slug) && 'This name is reserved.'
}

/** Intl knows offsets such as +04:00 too, which PostgreSQL would read the other way round. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(zone)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

function currencyDigits(currency: string): 0 | 2 | 3 | undefined {
  if (!Intl.supportedValuesOf('currency').includes(currency)) return undefined
  const { maximumFractionDigits: digits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return digits === 0 || digits === 2 || digits === 3 ? digits : undefined
}
