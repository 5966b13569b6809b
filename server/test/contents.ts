import type { TestServer } from './server.ts'

/** What signing in, repeating requests and the machinery behind them leave behind: no change of anybody's things. */
const bookkeeping = [
  'dirty_tenants',
  'idempotency_keys',
  'jobs_done',
  'known_devices',
  'sessions',
  'sign_in_failures',
  'spare_databases',
  'stream',
  'stream_tickets',
]

/** Every row of every table of a database but of bookkeeping, as one text per table, without the columns named. */
export async function contentsOf(
  { deps }: TestServer,
  database: string,
  without: string[] = [],
): Promise<Record<string, string[]>> {
  return deps.owner.with(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class
       where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all($1) order by 1`,
      [bookkeeping],
    )
    const contents: Record<string, string[]> = {}
    for (const { name } of rows) {
      const table = await client.query<{ row: string }>(
        `select (to_jsonb(t) - $1::text[])::text as row from ${name} t order by 1`,
        [without],
      )
      contents[name] = table.rows.map(({ row }) => row)
    }
    return contents
  })
}
