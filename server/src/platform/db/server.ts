import pg from 'pg'
import { refuse } from '../../refusals.ts'
import { wireTypes } from './wire-types.ts'

/** A connection of pg, for those who may hold one. */
export type Client = pg.Client

/** One database on a server, and who we are there. The same object is passed for each lease of that database. */
export type Target = {
  database: string
  user: string
  password: string
  /** IANA zone of the session, so that dates and instants read as on that kitchen's wall. */
  timeZone: string
  /** The owner's own work (cloning, migrating) may take its time; everything else is cut after five seconds. */
  patient?: boolean
  /** Looks at a new connection before it is used and throws when it is not the database it should be. */
  verify?: (client: pg.Client) => Promise<void>
}

export type ServerOptions = {
  host: string
  port: number
  /** How many connections this process may hold to the server, over all databases. */
  budget: number
  /** How many of them one login may have to one database at a time. */
  perDatabase?: number
  /** How long a lease may wait, in ms, before it is refused with 503. */
  waitMs?: number
}

/** A leased connection. */
export type Connection = {
  readonly client: pg.Client
  readonly target: Target
  broken: boolean
  idleSince: number
}

type Waiter = { target: Target; resolve: (connection: Connection) => void; reject: (reason: unknown) => void }
type Shelf = { open: number; idle: Connection[]; waiters: Waiter[] }

// Statements are prepared and short: planning one anew for each set of values cost a tenth of placing an order.
const limits =
  '-c plan_cache_mode=force_generic_plan -c lock_timeout=2000 -c idle_in_transaction_session_timeout=60000'

/**
 * All connections of this process to one PostgreSQL server, shared by its databases within one budget.
 *
 * A connection stays open while it is idle: reconnecting costs the server 20 to 30 transactions' worth of work, so at
 * the budget the least recently used idle connection makes room, never one that is leased.
 */
export class DatabaseServer {
  readonly #options: Required<ServerOptions>
  readonly #shelves = new Map<string, Shelf>()
  /** Oldest first, over all databases. */
  readonly #idle = new Set<Connection>()
  readonly #waiting = new Set<Waiter>()
  readonly #sweeper: NodeJS.Timeout
  #open = 0
  #closed = false

  constructor(options: ServerOptions) {
    this.#options = { perDatabase: 4, waitMs: 2000, ...options }
    this.#sweeper = setInterval(() => this.#closeLongIdle(), 15_000)
    this.#sweeper.unref()
  }

  get stats() {
    return {
      open: this.#open,
      idle: this.#idle.size,
      waiting: this.#waiting.size,
      budget: this.#options.budget,
    }
  }

  /** A connection to the target, new or warm. Waits its turn for at most waitMs, then refuses with `overloaded`. */
  async acquire(target: Target): Promise<Connection> {
    const shelf = this.#shelf(target)
    const warm = shelf.idle.pop()
    if (warm) {
      this.#idle.delete(warm)
      return warm
    }
    if (this.#mayOpen(shelf)) return this.#connect(target, shelf)
    return this.#queue(target, shelf)
  }

  release(connection: Connection): void {
    const shelf = this.#shelf(connection.target)
    const [next] = connection.broken || this.#closed ? [] : shelf.waiters
    if (next) {
      this.#leave(next, shelf)
      next.resolve(connection)
      return
    }
    if (connection.broken || this.#closed) this.#drop(connection, shelf)
    else {
      connection.idleSince = performance.now()
      shelf.idle.push(connection)
      this.#idle.add(connection)
    }
    this.#serveWaiting()
  }

  /** Closes what is idle towards a database; what is leased closes when it comes back. */
  forget(database: string): void {
    for (const connection of this.#idle) if (connection.target.database === database) this.#evict(connection)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#sweeper)
    for (const waiter of this.#waiting) waiter.reject(refuse('overloaded'))
    await Promise.all([...this.#idle].map((connection) => this.#evict(connection)))
  }

  /** By everything that a session is: the owner's connection to a tenant's database must never serve the tenant. */
  #shelf({ user, database, timeZone, patient = false }: Target): Shelf {
    const key = `${user}@${database} ${timeZone} ${patient}`
    let shelf = this.#shelves.get(key)
    if (!shelf) this.#shelves.set(key, (shelf = { open: 0, idle: [], waiters: [] }))
    return shelf
  }

  /** Makes room if it must; false when this database or the whole server has its share and nothing idle can go. */
  #mayOpen(shelf: Shelf): boolean {
    if (shelf.open >= this.#options.perDatabase) return false
    if (this.#open < this.#options.budget) return true
    const [oldest] = this.#idle
    if (!oldest) return false
    this.#evict(oldest)
    return true
  }

  async #connect(target: Target, shelf: Shelf): Promise<Connection> {
    this.#open += 1
    shelf.open += 1
    const { host, port, waitMs } = this.#options
    const { database, user, password, timeZone, patient } = target
    const client = new pg.Client({
      host,
      port,
      database,
      user,
      password,
      pipeline: true,
      types: wireTypes,
      connectionTimeoutMillis: waitMs * 2,
      options: `${limits} -c statement_timeout=${patient ? 0 : 5000} -c TimeZone=${timeZone}`,
    })
    const connection: Connection = { client, target, broken: false, idleSince: 0 }
    // A backend that dies while idle says so here; one that dies at work fails its query as well.
    client.on('error', () => {
      connection.broken = true
      if (this.#idle.has(connection)) this.#evict(connection)
    })
    try {
      await client.connect()
      await target.verify?.(client)
      return connection
    } catch (error) {
      this.#drop(connection, shelf)
      this.#serveWaiting()
      throw error
    }
  }

  #queue(target: Target, shelf: Shelf): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        target,
        resolve: (connection) => {
          clearTimeout(timer)
          resolve(connection)
        },
        reject: (reason) => {
          clearTimeout(timer)
          this.#leave(waiter, shelf)
          reject(reason)
        },
      }
      const { waitMs } = this.#options
      // Nobody stands at a counter for the owner's work; fifty sign-ups at once may queue for their clones.
      const timer = setTimeout(
        () => waiter.reject(refuse('overloaded')),
        target.patient ? waitMs * 15 : waitMs,
      )
      shelf.waiters.push(waiter)
      this.#waiting.add(waiter)
    })
  }

  #leave(waiter: Waiter, shelf: Shelf): void {
    this.#waiting.delete(waiter)
    const place = shelf.waiters.indexOf(waiter)
    if (place >= 0) shelf.waiters.splice(place, 1)
  }

  /** Room came free: the longest waiting whose database may open one more gets it. */
  #serveWaiting(): void {
    for (const waiter of this.#waiting) {
      if (this.#closed) return
      const shelf = this.#shelf(waiter.target)
      if (!this.#mayOpen(shelf)) continue
      this.#leave(waiter, shelf)
      this.#connect(waiter.target, shelf).then(waiter.resolve, waiter.reject)
    }
  }

  #evict(connection: Connection): Promise<void> {
    this.#idle.delete(connection)
    const shelf = this.#shelf(connection.target)
    shelf.idle = shelf.idle.filter((other) => other !== connection)
    return this.#drop(connection, shelf)
  }

  #drop(connection: Connection, shelf: Shelf): Promise<void> {
    this.#open -= 1
    shelf.open -= 1
    return connection.client.end().catch(() => {})
  }

  /** A burst's extra connections go after half a minute, a database's last one after ten. */
  #closeLongIdle(): void {
    const now = performance.now()
    for (const connection of this.#idle) {
      const last = this.#shelf(connection.target).open === 1
      if (now - connection.idleSince > (last ? 600_000 : 30_000)) this.#evict(connection)
    }
  }
}
