import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import { createClient } from 'redis'
import { StartupProblem } from './startup-problem.ts'

/** Several installations may share a Redis: what stands before the names of this one. */
export const redisPrefix = (secretKey: string): string =>
  `kitchen-${createHmac('sha256', secretKey).update('redis prefix').digest('hex').slice(0, 16)}`

/**
 * A connection that looks for Redis for as long as it is away, and says so once. What is asked meanwhile fails at once.
 * Throws a StartupProblem when the address is none.
 */
export function redisClient(url: string, log: Logger, whileAway: string) {
  try {
    const client = createClient({
      url,
      // What waited for Redis to come back would be of no use.
      disableOfflineQueue: true,
      socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 3_000) },
    })
    let away = false
    client.on('error', (error: unknown) => {
      if (!away) log.warn({ err: error }, `Redis is away; ${whileAway}`)
      away = true
    })
    client.on('ready', () => {
      away = false
    })
    return client
  } catch (error) {
    throw new StartupProblem(`REDIS_URL cannot be used: ${error instanceof Error ? error.message : error}`)
  }
}
