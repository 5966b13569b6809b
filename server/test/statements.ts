import pg from 'pg'

/** How many statements this process sends to PostgreSQL while the work runs. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let count = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: any[]) {
    count += 1
    return (query as any).apply(this, args)
  } as any
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return count
}
