import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartupProblem } from '../startup-problem.ts'
import { findBinaries } from './binaries.ts'
import { prepareCluster, SUPERUSER } from './cluster.ts'
import { type Home, homeOf, openHome } from './home.ts'
import { tryLock } from './lock.ts'
import { readPidFile } from './pid-file.ts'
import { endGuard, startGuard, startPostmaster } from './postmaster.ts'
import { clearRemains } from './remains.ts'
import { limitLog } from './server-log.ts'
import { PORT, writeSettings } from './settings.ts'
import { supervise } from './supervise.ts'

export type EmbeddedPostgres = {
  /** How to reach it as the installation's own superuser: unix socket folder, never TCP. */
  connection: { host: string; port: number; user: string; password: string; database: 'postgres' }
  /** Shuts it down, and resolves when no process of it is left. */
  stop(): Promise<void>
}

type Options = {
  /** The cluster lies in `postgres` below it, unless the user PostgreSQL runs as could not enter there. */
  dataDir: string
  /** Takes a sentence about whatever a person has to wait for or should know. */
  log: (line: string) => void
  /** False for tests: what was committed may be lost with the machine's power, and with nothing else. */
  durable?: boolean
  onRestart?: () => void
}

/** Starts the PostgreSQL that npm delivered, makes its cluster first if there is none, and keeps it running. */
export const startEmbeddedPostgres = (options: Options): Promise<EmbeddedPostgres> =>
  start(options).catch((error) => saySo(options.dataDir, error))

/** The running cluster under dataDir that another process of ours supervises; one that is starting is waited for. */
export const findEmbeddedPostgres = (dataDir: string): Promise<EmbeddedPostgres['connection'] | undefined> =>
  find(dataDir).catch((error) => saySo(dataDir, error))

async function start({ dataDir, log, durable = true, onRestart }: Options) {
  const { home, user } = openHome(dataDir)
  const unlock = tryLock(home.lock, 1000)
  if (!unlock) throw new StartupProblem(`Another server already runs on the data folder ${dataDir}.`)
  const guard = startGuard(home, user)
  const letGo = async () => {
    await endGuard(guard)
    unlock()
  }
  try {
    const bin = await findBinaries(home.folder, user, log)
    await clearRemains(home)
    await prepareCluster(home, user, bin, log)
    const config = writeSettings(home, durable)
    const recovery = setTimeout(() => log('The database is recovering from an unclean end...'), 2000)
    const end = await supervise(() => startPostmaster(home, user, bin, config), log, onRestart).finally(() =>
      clearTimeout(recovery),
    )
    const tidying = setInterval(() => limitLog(home), 60_000).unref()
    const endAll = async () => {
      clearInterval(tidying)
      await end()
      await letGo()
    }
    let ending: Promise<void> | undefined
    return { connection: connectionTo(home, home.socket), stop: () => (ending ??= endAll()) }
  } catch (error) {
    await letGo()
    throw error
  }
}

async function find(dataDir: string) {
  if (!existsSync(dataDir)) return undefined
  const home = homeOf(realpathSync(dataDir))
  while (existsSync(home.lock)) {
    const unlock = tryLock(home.lock, 0)
    unlock?.()
    if (unlock) return undefined
    const state = readPidFile(home)
    if (state?.ready) return connectionTo(home, state.socket)
    await sleep(50)
  }
  return undefined
}

const connectionTo = ({ password }: Home, host: string): EmbeddedPostgres['connection'] => ({
  host,
  port: PORT,
  user: SUPERUSER,
  password: readFileSync(password, 'utf8'),
  database: 'postgres',
})

/** What the system refuses (a folder of somebody else's, a full disk) is nobody's bug, and its words are clear. */
function saySo(dataDir: string, error: Error): never {
  if (!('syscall' in error)) throw error
  throw new StartupProblem(`The database in ${dataDir} cannot be used: ${error.message}.`)
}
