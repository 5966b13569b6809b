import pg from 'pg'
import { StartupProblem } from '../startup-problem.ts'
import type { OwnerConnection } from './owner.ts'

/** Reads postgres://user:password@host:5432/control_database; a unix socket's folder goes as ?host=/run/postgresql. */
export function parseDatabaseUrl(text: string): OwnerConnection & { controlDatabase: string } {
  const url = URL.parse(text)
  const controlDatabase = decodeURIComponent(url?.pathname.slice(1) ?? '')
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !controlDatabase) {
    throw new StartupProblem('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  }
  return {
    host: url.searchParams.get('host') ?? (url.hostname || 'localhost'),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    controlDatabase,
  }
}

const oldest = 160_000

/** Asks the server, once, how many connections it takes, and whether it is one that we can work with. */
export async function probeServer({
  host,
  port,
  user,
  password,
}: OwnerConnection): Promise<{ connections: number }> {
  const client = new pg.Client({
    host,
    port,
    user,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  })
  try {
    await client.connect()
    const {
      rows: [server],
    } = await client.query<{ version: number; connections: number; mayCreate: boolean }>(
      `select current_setting('server_version_num')::int as version, current_setting('max_connections')::int as connections,
         (select rolsuper or rolcreatedb and rolcreaterole from pg_roles where rolname = current_user) as "mayCreate"`,
    )
    if (!server || server.version < oldest)
      throw new StartupProblem('The database must be PostgreSQL 16 or newer.')
    if (!server.mayCreate)
      throw new StartupProblem(`The database's user ${user} must have the rights CREATEDB and CREATEROLE.`)
    return server
  } catch (error) {
    if (error instanceof StartupProblem) throw error
    throw new StartupProblem(`The database at ${host}:${port} cannot be reached: ${reason(error)}`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** A host with several addresses fails with one error for each and no message of its own. */
function reason(error: unknown): string {
  const [first = error]: unknown[] = error instanceof AggregateError ? error.errors : []
  return first instanceof Error ? first.message : String(first)
}
