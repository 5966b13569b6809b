import type { Config } from './config.ts'
import type { DepsOptions } from './deps.ts'
import { parseDatabaseUrl, probeServer } from './platform/db/database-url.ts'
import { findEmbeddedPostgres, startEmbeddedPostgres } from './platform/postgres/embedded.ts'

export type Database = { postgres: DepsOptions['postgres']; close(): Promise<void> }

type Options = {
  /** Takes a sentence about what a person has to wait for. */
  say: (line: string) => void
  /** A command may use the embedded database of a server that runs. */
  borrow?: boolean
}

/** The PostgreSQL server that the configuration names: the one of DATABASE_URL, or the embedded one, started if need be. */
export async function openDatabase(
  { databaseUrl, dataDir }: Config,
  { say, borrow = false }: Options,
): Promise<Database> {
  if (databaseUrl)
    return { postgres: await withBudget(parseDatabaseUrl(databaseUrl), borrow), close: async () => {} }

  const running = borrow ? await findEmbeddedPostgres(dataDir) : undefined
  const embedded = running
    ? { connection: running, stop: async () => {} }
    : await startEmbeddedPostgres({ dataDir, log: say })
  const connection = { ...embedded.connection, controlDatabase: 'kitchen_control' }
  return { postgres: await withBudget(connection, borrow), close: () => embedded.stop() }
}

/** The server's process may hold most of the connections; a command beside it gets by with a few. */
async function withBudget(connection: Omit<DepsOptions['postgres'], 'budget'>, few: boolean) {
  const { connections } = await probeServer(connection)
  return { ...connection, budget: few ? 12 : Math.floor(connections * 0.8) }
}
