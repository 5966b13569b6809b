import { StartupProblem } from '../startup-problem.ts'

/** The server that takes our mail. */
export type Smtp = { host: string; port: number; tls: boolean; user?: string; password?: string }

export type MailSettings = {
  /** Files below the data folder where no server is named; in production that is nowhere: mail holds secrets. */
  to: Smtp | 'files' | 'nowhere'
  from: string
}

/** Those of tests. */
export const mailToFiles: MailSettings = { to: 'files', from: 'Fun Adventure Kitchen <no-reply@localhost>' }

/** Reads them from the environment. Throws a StartupProblem that names the variable when a value cannot be used. */
export function readMailSettings(
  value: (name: string) => string | undefined,
  production: boolean,
): MailSettings {
  const from = value('DEFAULT_FROM_EMAIL') ?? mailToFiles.from
  const host = value('EMAIL_HOST')
  if (!host) return { to: production ? 'nowhere' : 'files', from }

  const port = Number(value('EMAIL_PORT') ?? 587)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartupProblem('EMAIL_PORT must be a number from 1 to 65535.')
  const tls = (value('EMAIL_USE_TLS') ?? 'true').toLowerCase()
  if (!/^(true|false|1|0)$/.test(tls)) throw new StartupProblem('EMAIL_USE_TLS must be True or False.')
  const user = value('EMAIL_HOST_USER')
  const password = value('EMAIL_HOST_PASSWORD')
  return {
    to: { host, port, tls: /^(true|1)$/.test(tls), ...(user && { user }), ...(password && { password }) },
    from,
  }
}
