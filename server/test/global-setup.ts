import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/postgres/embedded.ts'

let postgres: EmbeddedPostgres
let dataDir: string

/** One PostgreSQL for the whole test run; each test process makes a control database of its own on it. */
export async function globalSetup() {
  dataDir = await mkdtemp(join(tmpdir(), 'kitchen-test-'))
  await chmod(dataDir, 0o755)
  postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, durable: false })
  process.env.TEST_POSTGRES = JSON.stringify(postgres.connection)
}

export async function globalTeardown() {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}
