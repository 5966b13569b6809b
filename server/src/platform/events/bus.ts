import type { Logger } from 'pino'
import { createHmac } from 'node:crypto'
import { redisBus } from './redis-bus.ts'

/** "Tenant T's log goes to seq N". Only ever a hint: who misses one finds out on its next poll. */
export type Listener = (tenant: number, seq: number) => void

export type Bus = {
  publish(tenant: number, seq: number): void
  subscribe(listener: Listener): void
  close(): Promise<void>
}

/** Within this process. */
export function localBus(): Bus {
  const listeners = new Set<Listener>()
  return {
    publish: (tenant, seq) => listeners.forEach((listener) => listener(tenant, seq)),
    subscribe: (listener) => void listeners.add(listener),
    close: async () => listeners.clear(),
  }
}

/** Between nodes when there is a Redis, which several installations may share: the prefix keeps them apart. */
export function openBus({ redisUrl, secretKey }: { redisUrl?: string; secretKey: string }, log: Logger): Bus {
  if (!redisUrl) return localBus()
  const installation = createHmac('sha256', secretKey).update('redis prefix').digest('hex').slice(0, 16)
  return redisBus(redisUrl, `kitchen-${installation}`, localBus(), log)
}
