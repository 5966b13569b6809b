import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { lastMails } from '../platform/mail/mail-files.ts'
import { mailFolder } from '../platform/mail/mail.ts'
import { print, wholeNumber } from './console.ts'

export const mail = (program: Command) =>
  program
    .command('mail')
    .description('shows the mails that were written to files because EMAIL_HOST names no server')
    .option('--last <number>', 'how many', '5')
    .action(async ({ last }: { last: string }) => {
      const found = await lastMails(mailFolder(readConfig().dataDir), wholeNumber(last, '--last', 1000))
      for (const { path, text } of found) print(`== ${path}\n\n${text.trim()}\n`)
      if (!found.length) print('There are no mails in files.')
    })
