import pg from 'pg'
import { createHmac } from 'node:crypto'
import type { DatabaseServer, Target } from './server.ts'

/** Where the installation's PostgreSQL is, and as whom we own it. */
export type OwnerConnection = { host: string; port: number; user: string; password: string }

const { escapeIdentifier: quoted, escapeLiteral } = pg

/** The group role that every tenant's login role belongs to; the tables grant to it. */
const appRole = 'kitchen_app'

/**
 * What only the installation's owner may do on a PostgreSQL server: make and drop databases and login roles. Every
 * verb may be repeated: what exists already is left as it is.
 */
export class Owner {
  readonly #connection: OwnerConnection
  readonly #server: DatabaseServer
  readonly #secretKey: string

  constructor(connection: OwnerConnection, server: DatabaseServer, secretKey: string) {
    this.#connection = connection
    this.#server = server
    this.#secretKey = secretKey
  }

  /** Where the server is; the host may be a directory of sockets. */
  get address() {
    const { host, port } = this.#connection
    return { host, port }
  }

  target(database: string): Target {
    const { user, password } = this.#connection
    return { database, user, password, timeZone: 'UTC', patient: true }
  }

  /** A tenant's login role bears the name of its database; its password follows from APP_SECRET_KEY and is stored nowhere. */
  passwordOf(role: string): string {
    return createHmac('sha256', this.#secretKey).update(`login role ${role}`).digest('base64url')
  }

  /** Leases a connection of the owner to a database for the length of the work. */
  async with<T>(database: string, work: (client: pg.Client) => Promise<T>, keep = true): Promise<T> {
    const lease = await this.#server.acquire(this.target(database))
    try {
      return await work(lease.client)
    } finally {
      if (!keep) lease.broken = true
      this.#server.release(lease)
    }
  }

  /** As `with`, but closes the connection: the owner of a thousand databases must not crowd out those who serve them. */
  visit<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    return this.with(database, work, false)
  }

  exists(database: string): Promise<boolean> {
    return this.with('postgres', async (client) => {
      const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
      return rowCount === 1
    })
  }

  /** An empty database, closed to everybody but the owner. */
  async createDatabase(database: string): Promise<void> {
    if (await this.exists(database)) return
    await this.#runUnlessThere(`create database ${quoted(database)} template template0`)
    await this.#run(`revoke all on database ${quoted(database)} from public`)
  }

  /** Makes the template unconnectable, so that no session can ever stand in the way of a clone. */
  async sealTemplate(database: string): Promise<void> {
    this.#server.forget(database)
    await this.#run(`alter database ${quoted(database)} with is_template true allow_connections false`)
  }

  /**
   * A copy of a sealed template with a login role of its own. WAL_LOG rather than FILE_COPY: the latter forces a
   * checkpoint, which stalled for 15 s under load.
   */
  async cloneDatabase(database: string, template: string): Promise<void> {
    const name = quoted(database)
    const login = `login password ${escapeLiteral(this.passwordOf(database))} in role ${appRole}`
    // SCRAM stretches passwords that people choose. Ours has 256 bits, and each new connection would pay 2 ms for it.
    await this.#runUnlessThere(`set local scram_iterations = 1; create role ${name} ${login}`)
    await this.#runUnlessThere(`create database ${name} template ${quoted(template)} strategy wal_log`)
    await this.#run(
      `revoke all on database ${name} from public; grant connect on database ${name} to ${name}`,
    )
  }

  /**
   * The names of databases and login roles that begin with the prefix, except those of databases that bear a comment:
   * by that a database is known to be somebody's (see seedTenant).
   */
  async unclaimed(prefix: string): Promise<string[]> {
    return this.with('postgres', async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select coalesce(datname, rolname) as name
         from pg_database d full join pg_roles r on rolname = datname
         where starts_with(coalesce(datname, rolname), $1)
           and (d.oid is null or shobj_description(d.oid, 'pg_database') is null)`,
        [prefix],
      )
      return rows.map(({ name }) => name)
    })
  }

  async dropDatabase(database: string): Promise<void> {
    this.#server.forget(database)
    await this.#run(`drop database if exists ${quoted(database)} with (force)`)
    await this.#run(`drop role if exists ${quoted(database)}`)
  }

  async createAppRole(): Promise<void> {
    await this.#runUnlessThere(`create role ${appRole} nologin`)
  }

  /** Of two who make the same thing at once the second hears of it in one of three ways. */
  async #runUnlessThere(statement: string): Promise<void> {
    try {
      await this.#run(statement)
    } catch (error) {
      const there =
        error instanceof pg.DatabaseError && ['42710', '42P04', '23505'].includes(error.code ?? '')
      if (!there) throw error
    }
  }

  #run(statement: string): Promise<void> {
    return this.with('postgres', async (client) => void (await client.query(statement)))
  }
}
