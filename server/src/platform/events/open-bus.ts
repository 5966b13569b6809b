import { createHmac } from 'node:crypto'
import type { Logger } from 'pino'
import { localBus, type Bus } from './bus.ts'
import { redisBus } from './redis-bus.ts'

/** Between nodes when there is a Redis, which several installations may share: the prefix keeps them apart. */
export function openBus({ redisUrl, secretKey }: { redisUrl?: string; secretKey: string }, log: Logger): Bus {
  if (!redisUrl) return localBus()
  const installation = createHmac('sha256', secretKey).update('redis prefix').digest('hex').slice(0, 16)
  return redisBus(redisUrl, `kitchen-${installation}`, localBus(), log)
}
