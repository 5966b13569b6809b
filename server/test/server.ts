import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { buildApp } from '../src/app.ts'
import type { Config } from '../src/config.ts'
import { openDeps, type Deps } from '../src/deps.ts'
import type { OwnerConnection } from '../src/platform/db/owner.ts'
import { openSettings } from '../src/platform/http/settings.ts'
import { mailToFiles } from '../src/platform/mail/settings.ts'
import type { Handlers } from '../src/platform/jobs/handlers.ts'

export type TestServer = {
  deps: Deps
  clock: HeldClock
  url: string
  controlDatabase: string
  close(): Promise<void>
}

/** The process's clock: the system's, moved by as much as a test wants. */
export class HeldClock {
  #offset = 0
  now() {
    return new Date(Date.now() + this.#offset)
  }
  advance(milliseconds: number) {
    this.#offset += milliseconds
  }
}

/** The PostgreSQL that the test run started (global-setup.ts). */
export function testPostgres(): OwnerConnection {
  const connection = process.env.TEST_POSTGRES
  if (!connection)
    throw new Error(
      'run tests with: npm test, or node --test --test-global-setup=server/test/global-setup.ts FILE',
    )
  return JSON.parse(connection) as OwnerConnection // written by global-setup.ts
}

/** With the control database and secret key of another server it is a second node of the same installation. */
export type ServerOverrides = Partial<Config> & {
  budget?: number
  handlers?: Handlers
  log?: Logger
  controlDatabase?: string
  postgres?: OwnerConnection
}

/** A whole server on a port of its own, with a control database of its own. */
export async function startServer(overrides: ServerOverrides = {}): Promise<TestServer> {
  const {
    budget = 24,
    handlers,
    log = pino({ level: process.env.TEST_LOG ?? 'silent' }),
    postgres = testPostgres(),
    controlDatabase = `control_${randomBytes(6).toString('hex')}`,
    ...rest
  } = overrides
  const dataDir = mkdtempSync(join(tmpdir(), 'kitchen-data-'))
  const config: Config = {
    env: 'test',
    host: '127.0.0.1',
    port: 0,
    dataDir,
    demo: false,
    rateLimits: false,
    logLevel: 'info',
    dnsServers: [],
    http: openSettings,
    mail: mailToFiles,
    publicUrl: 'http://localhost:8000',
    stripeApiUrl: 'http://127.0.0.1:1', // nobody is there
    secretKey: randomBytes(32).toString('hex'),
    ...rest,
  }
  const clock = new HeldClock()
  const deps = await openDeps({
    config,
    postgres: { ...postgres, controlDatabase, budget },
    log,
    clock,
    ...(handlers && { handlers }),
  })
  const app = await buildApp(deps)
  const url = await app.listen({ host: config.host, port: config.port })
  return {
    deps,
    clock,
    url,
    controlDatabase,
    async close() {
      await app.close()
      await deps.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
