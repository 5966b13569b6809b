import { execFile, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import { StartupProblem } from '../startup-problem.ts'

export type DatabaseUser = { uid: number; gid: number }

/** Whom PostgreSQL runs as: us; or, as it refuses root, the cluster's owner or else a user without rights. */
export function databaseUser(cluster: string): DatabaseUser {
  const uid = process.getuid?.() ?? 0
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? 0 }
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const passwd = readFileSync('/etc/passwd', 'utf8')
  const entry = /^postgres:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd)
  if (!entry) {
    throw new StartupProblem('PostgreSQL refuses to run as root, and there is no user "nobody" to run it as.')
  }
  return { uid: Number(entry[1]), gid: Number(entry[2]) }
}

/** How to spawn as that user. Our environment stays out: a PGDATA or LC_ALL in it would change what happens. */
export const as = ({ uid, gid }: DatabaseUser) => ({
  uid,
  gid,
  cwd: '/',
  env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' },
})

export const run = promisify(execFile)

/** Hands a tree that we made over to the user. */
export const give = (path: string, { uid, gid }: DatabaseUser) => run('chown', ['-RP', `${uid}:${gid}`, path])

/** Asked of the kernel, as the user: modes alone leave out access lists and mount options. */
export const canEnter = (user: DatabaseUser, folder: string) =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...as(user), stdio: 'ignore' }).status === 0
