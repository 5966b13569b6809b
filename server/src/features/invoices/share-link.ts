import type { TokenMint } from '../../platform/auth/tokens.ts'

/** Which invoice of which kitchen a link opens, until when (seconds), and how often earlier links had been ended. */
export type Link = { tenant: number; invoice: number; ended: number; expires: number }

export const linkToken = ({ seal }: TokenMint, { tenant, invoice, ended, expires }: Link): string =>
  seal('invoice', [tenant, invoice, ended, expires].join('.'))

/** What a token of ours says; undefined for what is none. */
export function linkOf({ unseal }: TokenMint, token: string): Link | undefined {
  const text = unseal('invoice', token)
  if (text === undefined) return undefined
  const [tenant = 0, invoice = 0, ended = 0, expires = 0] = text.split('.').map(Number)
  return { tenant, invoice, ended, expires }
}
