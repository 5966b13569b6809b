import pg from 'pg'
import type { DatabaseServer, Target } from './server.ts'

/** Sends a statement, or several at once when there are no values. */
export type PlainSql = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>

/**
 * For a library that brings its own SQL: it rides on our leased connections, and reads values as `pg` gives them by
 * default rather than as they go on our wire.
 */
export const plainSql =
  (server: DatabaseServer, target: Target): PlainSql =>
  async (text, values) => {
    const lease = await server.acquire(target)
    try {
      const types = { getTypeParser: pg.types.getTypeParser }
      return await lease.client.query(values ? { text, values, types } : { text, types })
    } catch (error) {
      // Several statements with a `begin` among them may leave their transaction open.
      lease.broken = true
      throw error
    } finally {
      server.release(lease)
    }
  }
