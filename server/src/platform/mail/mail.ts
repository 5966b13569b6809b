import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { keepMail } from './mail-files.ts'
import type { MailSettings, Smtp } from './settings.ts'

export type Message = { to: string; subject: string; text: string }

export type MailDeps = { settings: MailSettings; dataDir: string; clock: Clock; log: Logger }

/** Where mails lie that are written to files. */
export const mailFolder = (dataDir: string) => join(dataDir, 'mail')

/**
 * Sends mail: by SMTP, to files below the data folder, or nowhere, as the settings say. `send` throws when the server
 * could not be reached or is not ready for it, and whoever sends tries again later, as a task of the queue does. What
 * the server will never take is logged and forgotten. No error and no line of the log names an address.
 */
export function openMail({ settings: { to, from }, dataDir, clock, log }: MailDeps) {
  return {
    /** `folder` is the kitchen's slug, or `platform`. */
    async send(folder: string, message: Message): Promise<void> {
      if (to === 'nowhere')
        return log.warn({ folder }, 'a mail was not sent, because EMAIL_HOST names no server')
      // Half of a command's start, and few processes ever send one.
      const { createTransport } = await import('nodemailer')
      const options = { from, disableFileAccess: true, disableUrlAccess: true }
      const mail = { ...message, textEncoding: 'quoted-printable' } as const
      if (to === 'files') {
        const files = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, options)
        const { message: made } = await files.sendMail(mail)
        return keepMail(mailFolder(dataDir), folder, made as Buffer, clock.now()) // `buffer` says so
      }
      const server = createTransport(smtp(to), options)
      await server
        .sendMail(mail)
        .catch((error: unknown) => judge(error, folder))
        .finally(() => server.close())
    },
  }

  function judge(error: unknown, folder: string) {
    const { code, responseCode } = error as { code?: string; responseCode?: number } // nodemailer's errors
    const about = { folder, code, responseCode }
    const forGood = (code === 'EENVELOPE' || code === 'EMESSAGE') && Number(responseCode) >= 500
    if (!forGood)
      throw new Error(
        `the mail server did not take a mail (${[code, responseCode].filter(Boolean).join(' ')})`,
      )
    log.error(about, 'the mail server refused a mail for good')
  }
}
export type Mail = ReturnType<typeof openMail>

/** Port 465 speaks TLS from the first byte; elsewhere it is begun by STARTTLS, and insisted on. */
const smtp = ({ host, port, tls, user, password }: Smtp) => ({
  host,
  port,
  secure: port === 465,
  ...(tls ? { requireTLS: port !== 465 } : { ignoreTLS: true }),
  ...(user && { auth: { user, pass: password ?? '' } }),
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
})
