import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pino from 'pino'
import { buildApp } from '../src/app.ts'
import type { Config } from '../src/config.ts'
import { openDeps, type Deps } from '../src/deps.ts'
import type { OwnerConnection } from '../src/platform/db/owner.ts'

export type TestServer = { deps: Deps; clock: HeldClock; url: string; close(): Promise<void> }

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
  if (!connection) throw new Error('run tests with: npm test, or node --test --test-global-setup=server/test/global-setup.ts FILE')
  return JSON.parse(connection) as OwnerConnection // written by global-setup.ts
}

/** A whole server on a port of its own, with a control database of its own. */
export async function startServer(overrides: Partial<Config> & { budget?: number } = {}): Promise<TestServer> {
  const { budget = 24, ...rest } = overrides
  const dataDir = mkdtempSync(join(tmpdir(), 'kitchen-data-'))
  const config: Config = {
    env: 'test', host: '127.0.0.1', port: 0, dataDir, demo: false, rateLimits: false,
    secretKey: randomBytes(32).toString('hex'), ...rest,
  }
  const clock = new HeldClock()
  const controlDatabase = `control_${randomBytes(6).toString('hex')}`
  const log = pino({ level: 'error' })
  const deps = await openDeps({ config, postgres: { ...testPostgres(), controlDatabase, budget }, log, clock })
  const app = await buildApp(deps)
  const url = await app.listen({ host: config.host, port: config.port })
  return {
    deps, clock, url,
    async close() {
      await app.close()
      await deps.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

let shared: Promise<TestServer> | undefined
// Here and not below: a hook that is set inside a test ends with that test.
after(async () => (await shared)?.close())

/** The server that the tests of one file share; it closes after the last of them. */
export function sharedServer(): Promise<TestServer> {
  shared ??= startServer()
  return shared
}
