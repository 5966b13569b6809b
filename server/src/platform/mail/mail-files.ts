import { randomBytes } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Keeps a mail as a file, whose name says when; what is in it is for its reader, so nobody else may open it. */
export async function keepMail(root: string, folder: string, mail: Buffer, now: Date): Promise<void> {
  const name = `${now.toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}.eml`
  const path = join(root, folder, name)
  await mkdir(join(root, folder), { recursive: true, mode: 0o700 })
  // Under its name once it is whole: somebody may be waiting for it.
  await writeFile(`${path}.part`, mail, { flag: 'wx', mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** The last mails of all folders, oldest first: where each lies, and what it says. */
export async function lastMails(root: string, most: number) {
  const newest = globSync('*/*.eml', { cwd: root })
    .toSorted((a, b) => (basename(a) < basename(b) ? -1 : 1))
    .slice(-most)
  return Promise.all(
    newest.map(async (path) => ({
      path: join(root, path),
      text: readable(await readFile(join(root, path), 'utf8')),
    })),
  )
}

/** A mail as we write them has one part, whose long lines and foreign letters are quoted. */
function readable(mail: string): string {
  const end = mail.indexOf('\n\n')
  const [head, body] = [mail.slice(0, end), mail.slice(end)]
  if (!/^content-transfer-encoding: quoted-printable$/im.test(head)) return mail
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return head + Buffer.from(bytes, 'latin1').toString()
}
