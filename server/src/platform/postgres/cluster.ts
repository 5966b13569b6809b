import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupProblem } from '../startup-problem.ts'
import { as, type DatabaseUser, give, run } from './database-user.ts'
import type { Home } from './home.ts'

export const SUPERUSER = 'kitchen'

/** Sees to it that a whole cluster lies at home, never half of one: it is made aside and then renamed. */
export async function prepareCluster(
  home: Home,
  user: DatabaseUser,
  bin: string,
  log: (line: string) => void,
) {
  for (const entry of readdirSync(home.folder)) {
    if (!entry.startsWith('postgres.new-')) continue
    // An initdb whose parent was killed may still be writing in there.
    rmSync(join(home.folder, entry), { recursive: true, force: true, maxRetries: 9, retryDelay: 100 })
  }
  if (belongs(home)) {
    if (statSync(home.cluster).uid === 0) await give(home.cluster, user) // brought back by root, from a backup
    return
  }
  log('Preparing the database (first start)...')
  await makeCluster(home, user, bin)
  if (!home.pointer) return
  writeFileSync(home.pointer, home.folder)
  log(`The database lies in ${home.folder}: the user it runs as may not enter the data folder.`)
}

function belongs({ cluster, pointer, password, folder }: Home) {
  const there = existsSync(cluster)
  if (pointer && !existsSync(pointer)) {
    // The data folder was removed to begin anew. Its database is set aside, as nobody said to delete it.
    if (there) renameSync(cluster, mkdtempSync(`${cluster}.old-`))
    return false
  }
  if (pointer && !there) {
    throw new StartupProblem(`The database that ${pointer} speaks of is gone from ${folder}.`)
  }
  if (there && !existsSync(password)) {
    throw new StartupProblem(`The database's password, ${password}, is gone.`)
  }
  return there
}

async function makeCluster({ folder, cluster, password }: Home, user: DatabaseUser, bin: string) {
  const staging = mkdtempSync(join(folder, 'postgres.new-'))
  const [data, secretFile] = [join(staging, 'data'), join(staging, 'password')]
  const secret = randomBytes(24).toString('base64url')
  writeFileSync(secretFile, secret, { mode: 0o600 })
  await give(staging, user)
  const options = {
    pgdata: data,
    username: SUPERUSER,
    pwfile: secretFile,
    auth: 'scram-sha-256',
    encoding: 'UTF8',
    locale: 'C',
    'locale-provider': 'builtin',
    'builtin-locale': 'C.UTF-8',
  }
  // Unsynced: a power cut in the first half minute of an installation's life may cost an empty cluster, no more.
  const flags = [...Object.entries(options).map(([name, value]) => `--${name}=${value}`), '--no-sync']
  await run(join(bin, 'initdb'), flags, as(user)).catch((error: Error & { stderr?: string }) => {
    const reason = /^initdb: error: (.*)$/m.exec(error.stderr ?? '')?.[1] ?? error.message
    throw new StartupProblem(`The database could not be prepared: ${reason}`)
  })
  rmSync(password, { force: true })
  writeFileSync(password, secret, { mode: 0o600 })
  renameSync(data, cluster)
  rmSync(staging, { recursive: true })
}
