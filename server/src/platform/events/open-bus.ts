import type { Logger } from 'pino'
import { redisPrefix } from '../redis.ts'
import { localBus, type Bus } from './bus.ts'
import { redisBus } from './redis-bus.ts'

/** Between nodes when there is a Redis. */
export function openBus({ redisUrl, secretKey }: { redisUrl?: string; secretKey: string }, log: Logger): Bus {
  if (!redisUrl) return localBus()
  return redisBus(redisUrl, redisPrefix(secretKey), localBus(), log)
}
