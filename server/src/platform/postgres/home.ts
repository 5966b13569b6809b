import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StartupProblem } from '../startup-problem.ts'
import { canEnter, databaseUser } from './database-user.ts'

/**
 * Where a cluster goes whose user cannot enter the data folder (a checkout below /root). Not /var/tmp: there
 * systemd-tmpfiles may delete what nobody read for 30 days, also the table files of a tenant who rests.
 */
const ELSEWHERE = '/var/lib/fun-adventure-kitchen'

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

export type Home = ReturnType<typeof homeOf>

/** Where everything of a data folder's database lies. `folder` is ours, and the database's user can enter it. */
export function homeOf(dataDir: string, elsewhere?: string) {
  const pointer = join(dataDir, 'postgres.place')
  const folder = elsewhere ?? (existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir)
  const name = `kitchen-${hash(folder)}`
  const socket = join(folder, 'postgres.socket')
  return {
    folder,
    name,
    cluster: join(folder, 'postgres'),
    pidFile: join(folder, 'postgres', 'postmaster.pid'),
    log: join(folder, 'postgres.log'),
    lock: join(folder, 'postgres.lock'),
    password: join(dataDir, 'postgres.password'),
    /** Says where `folder` is, when it is not the data folder itself. */
    pointer: folder === dataDir ? undefined : pointer,
    // A socket's path may have 103 bytes on macOS and 107 on Linux, "/.s.PGSQL.5432" included.
    socket: Buffer.byteLength(socket) < 89 ? socket : join('/tmp', name),
  }
}

/** Makes the data folder ready to have a database, and decides where that is to lie and whom it belongs to. */
export function openHome(dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  accessSync(dataDir, constants.W_OK | constants.X_OK)
  const real = realpathSync(dataDir)
  const home = homeOf(real)
  const user = databaseUser(home.cluster)
  if (canEnter(user, home.folder)) return { home, user }
  if (existsSync(home.cluster)) {
    throw new StartupProblem(
      `User ${user.uid}, whom the database runs as, can no longer enter ${home.folder}.`,
    )
  }
  const elsewhere = join(ELSEWHERE, hash(real))
  for (const folder of [dirname(elsewhere), elsewhere]) ownFolder(folder)
  return { home: homeOf(real, elsewhere), user }
}

function ownFolder(folder: string) {
  mkdirSync(folder, { recursive: true })
  if (statSync(folder).uid !== 0) {
    throw new StartupProblem(`The database would lie in ${folder}, but that folder is not root's.`)
  }
  chmodSync(folder, 0o711) // explicitly: a umask of 077 would close it to the database's user
}
