import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  fstatSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupProblem } from '../startup-problem.ts'
import { as, type DatabaseUser } from './database-user.ts'
import type { Home } from './home.ts'
import { readPidFile } from './pid-file.ts'
import { clearRemains } from './remains.ts'
import { lastWords } from './server-log.ts'

/** Starts `postgres` and waits until it takes connections. In a session of its own: a Ctrl-C is not meant for it. */
export async function startPostmaster(home: Home, user: DatabaseUser, bin: string, config: string) {
  await clearRemains(home)
  openSocketFolder(home, user)
  const options = ['-D', home.cluster, '-c', `config_file=${config}`, '-c', `cluster_name=${home.name}`]
  const log = openSync(home.log, 'a', 0o600)
  const { size } = fstatSync(log)
  const child = spawn(join(bin, 'postgres'), options, {
    ...as(user),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = once(child, 'exit').then(() => true)
  while (!isReady(home, child)) {
    if (await Promise.race([ended, sleep(10, false)])) {
      throw new StartupProblem(`The database did not start: ${lastWords(home, size)}`)
    }
  }
  return child
}

export const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

/** Asks it to end its sessions and shut down; a write-out that takes more than a minute is left to recovery. */
export async function stopPostmaster(child: ChildProcess) {
  if (!isRunning(child)) return
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  await gone
  clearTimeout(impatience)
}

/** Shuts the database down when this process is gone, however it went: the kernel closes the pipe that this reads. */
export function startGuard({ pidFile }: Home, user: DatabaseUser) {
  const script = 'read -r _; read -r pid < "$0" && kill -INT "$pid"'
  return spawn('/bin/sh', ['-c', script, pidFile], {
    ...as(user),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

export async function endGuard(guard: ReturnType<typeof startGuard>) {
  guard.stdin.end()
  if (isRunning(guard)) await once(guard, 'exit')
}

function isReady(home: Home, child: ChildProcess) {
  const state = readPidFile(home)
  return state?.pid === child.pid && state?.ready
}

function openSocketFolder({ socket }: Home, { uid, gid }: DatabaseUser) {
  mkdirSync(socket, { recursive: true, mode: 0o700 })
  const found = lstatSync(socket)
  if (found.uid === process.getuid?.()) lchownSync(socket, uid, gid)
  else if (!found.isDirectory() || found.uid !== uid) {
    throw new StartupProblem(`The database's socket would lie in ${socket}, but that is somebody else's.`)
  }
  // A lock file of a killed postmaster stands in the way when its pid is in use again.
  for (const entry of readdirSync(socket)) rmSync(join(socket, entry))
}
