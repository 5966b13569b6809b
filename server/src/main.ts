import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { nameOfHost, readConfig, type Config } from './config.ts'
import { openDatabase } from './database.ts'
import { openDeps } from './deps.ts'
import { openDemo } from './demo/open-demo.ts'
import { panel } from './panel.ts'
import type { App } from './platform/http/corridor.ts'
import { openLog } from './platform/log.ts'
import { StartupProblem } from './platform/startup-problem.ts'
import { migrateFleet, startJanitor } from './saas/tenants/index.ts'

const print = (line: string) => void process.stdout.write(`${line}\n`)

/** Opens everything in order and leaves on the stack how to close it. */
async function start(opened: AsyncDisposableStack, signal: AbortSignal) {
  const config = readConfig()
  const logDir = config.logDir ?? join(config.dataDir, 'logs')
  const log = openLog(logDir, { level: config.logLevel })
  opened.defer(() => log.close())

  const database = await openDatabase(config, { say: print })
  opened.defer(() => database.close())
  signal.throwIfAborted()

  const deps = await openDeps({ config, postgres: database.postgres, log })
  opened.defer(() => deps.close())
  await updateKitchens(deps)
  signal.throwIfAborted()

  const app = await buildApp(deps)
  opened.defer(() => app.close())
  if (config.demo) await openDemo(deps, app, print)
  await listen(app, config)
  await deps.jobs.start()
  deps.sweeper.start()
  opened.defer(startJanitor(deps))
  if (config.mail.to === 'nowhere')
    print('No mail is sent: EMAIL_HOST is not set. Nobody can reset a password by mail.')
  process.stdout.write(panel(baseOf(app, config), join(logDir, 'app.log'), config.demo))
}

async function updateKitchens(deps: Parameters<typeof migrateFleet>[0]) {
  let done = 0
  const results = await migrateFleet(deps, {
    all: true,
    onEach: () => {
      done += 1
      if (done === 1 || done % 100 === 0) print(`Updating the kitchens' databases: ${done} done...`)
    },
  })
  const failed = results.filter(({ error }) => error).length
  if (failed)
    print(`${failed} of ${results.length} kitchens could not be updated: see ./manage migrate_all_tenants`)
}

async function listen(app: App, { host, port }: Config) {
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new StartupProblem(`Port ${port} is taken: stop what uses it, or set PORT.`)
    if (error.code === 'EACCES')
      throw new StartupProblem(`Port ${port} may not be used by this user: set PORT.`)
    if (error.syscall) throw new StartupProblem(`${host} cannot be listened on (${error.code}): set HOST.`)
    throw error
  })
}

/** Where a browser on this machine finds it; PORT=0 means that the system chose. */
function baseOf(app: App, { host }: Config): string {
  const { port } = app.server.address() as AddressInfo // it listens on a port, not on a socket's path
  return `http://${nameOfHost(host)}:${port}`
}

const opened = new AsyncDisposableStack()
const stopping = new AbortController()

let asked = 0

function stop() {
  if (stopping.signal.aborted) {
    // Asked again. One Ctrl-C can come twice, from the terminal and through npm; a second one means now.
    if (performance.now() - asked > 1000) process.exit(1)
    return
  }
  asked = performance.now()
  stopping.abort()
  setTimeout(() => process.exit(), 10_000).unref() // a client that does not let go keeps nobody up
}
process.on('SIGINT', stop).on('SIGTERM', stop)

try {
  await start(opened, stopping.signal)
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort')
} catch (error) {
  if (!stopping.signal.aborted) {
    process.exitCode = 1
    process.stderr.write(`${error instanceof StartupProblem ? error.message : (error as Error).stack}\n`) // nothing else is thrown
  }
} finally {
  await opened.disposeAsync()
}
process.exit() // whatever else may still be open
