import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { redisClient, redisPrefix } from './redis.ts'

/** How often something may happen within so many seconds. */
export type Limit = { name: string; points: number; seconds: number }
/** Where one stands after this time; `over` when it was one too many. */
export type Standing = { over: boolean; remaining: number; resetSeconds: number }
export type Limiter = { limit: Limit; consume(key: string): Promise<Standing> }

/** A Redis that has not answered by then is as good as away, and is not asked again for a while. */
const patienceMs = 250
const pauseMs = 2_000

/**
 * Counters over all nodes when there is a Redis, else of this process. While Redis is away or silent each node counts
 * for itself, with half of the limit: then no more than twice of it gets through four nodes, and never without end.
 */
export function openLimiters({ redisUrl, secretKey }: { redisUrl?: string; secretKey: string }, log: Logger) {
  const redis = redisUrl ? redisClient(redisUrl, log, 'each node counts requests for itself') : undefined
  redis?.connect().catch(() => {}) // said by its error event
  const prefix = redisPrefix(secretKey)
  let awayUntil = 0

  return {
    open(limit: Limit): Limiter {
      const { name, points, seconds: duration } = limit
      const own = new RateLimiterMemory({ points: redis ? Math.ceil(points / 2) : points, duration })
      const shared =
        redis &&
        new RateLimiterRedis({
          storeClient: redis,
          useRedisPackage: true,
          rejectIfRedisNotReady: true,
          keyPrefix: `${prefix}:limit:${name}`,
          points,
          duration,
        })
      return {
        limit,
        async consume(key) {
          if (!shared || performance.now() < awayUntil) return standing(own.consume(key))
          try {
            return await inTime(standing(shared.consume(key)))
          } catch {
            awayUntil = performance.now() + pauseMs
            return standing(own.consume(key))
          }
        },
      }
    },
    close: () => redis?.destroy(),
  }
}
export type Limiters = ReturnType<typeof openLimiters>

/** The library rejects with the same object when the limit is reached. */
async function standing(consuming: Promise<RateLimiterRes>): Promise<Standing> {
  const [over, result] = await consuming.then(
    (result) => [false, result] as const,
    (reason: unknown) => {
      if (reason instanceof RateLimiterRes) return [true, reason] as const
      throw reason
    },
  )
  return {
    over,
    remaining: result.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, patienceMs, new Error('Redis is silent'))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
