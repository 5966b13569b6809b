import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Connection, DatabaseServer, Target } from './server.ts'

/**
 * Each distinct statement has one name for the life of the process, so that a connection prepares it once (worth 1.5 to
 * 1.8 times). Texts that come from combinations of filters could grow without end; past the bound they go unnamed.
 */
const names = new Map<string, string>()
const mostNames = 2000

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

class LeasedConnection implements DatabaseConnection {
  readonly lease: Connection
  constructor(lease: Connection) {
    this.lease = lease
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(sql)
    // pg types the values as any[]; it reads them only.
    const query = { text: sql, values: parameters as unknown[], ...(name ? { name } : {}) }
    const { rows, rowCount } = await this.lease.client.query(query)
    return rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('results are read whole')
  }
}

const connectionOf = (connection: DatabaseConnection): Connection => {
  if (connection instanceof LeasedConnection) return connection.lease
  throw new TypeError('a connection of another driver')
}

class LeasingDriver implements Driver {
  readonly #server: DatabaseServer
  readonly #target: Target
  constructor(server: DatabaseServer, target: Target) {
    this.#server = server
    this.#target = target
  }

  async init() {}
  async destroy() {}

  async acquireConnection() {
    return new LeasedConnection(await this.#server.acquire(this.#target))
  }

  /**
   * Does not wait: `begin` travels in one packet with the transaction's first statement. A round trip less, and a write
   * to a socket that wakes PostgreSQL costs as much as all else that we do for a statement.
   */
  async beginTransaction(connection: DatabaseConnection) {
    const lease = connectionOf(connection)
    const { stream } = lease.client.connection
    stream.cork()
    lease.client.query('begin').catch(() => {
      lease.broken = true
    })
    process.nextTick(() => stream.uncork())
  }

  async commitTransaction(connection: DatabaseConnection) {
    await this.#end(connectionOf(connection), 'commit')
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await this.#end(connectionOf(connection), 'rollback')
  }

  async releaseConnection(connection: DatabaseConnection) {
    this.#server.release(connectionOf(connection))
  }

  /** A connection whose transaction did not end for certain is never used again. */
  async #end(lease: Connection, word: 'commit' | 'rollback') {
    try {
      const { command } = await lease.client.query(word)
      // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
      if (command.toLowerCase() !== word) throw new Error('the transaction was rolled back')
    } catch (error) {
      lease.broken = true
      throw error
    }
  }
}

/** A query builder over leased connections to one database. Holds no connection between queries. */
export const openKysely = <DB>(server: DatabaseServer, target: Target): Kysely<DB> =>
  new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new LeasingDriver(server, target),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
