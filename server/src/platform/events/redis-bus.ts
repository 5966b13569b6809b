import type { Logger } from 'pino'
import { redisClient } from '../redis.ts'
import type { Bus } from './bus.ts'

/**
 * Hints between nodes over Redis, on one channel per tenant. The process's own listeners hear of a hint directly, so a
 * Redis that is away, at the start or later, only makes other nodes wait for their poll.
 */
export function redisBus(url: string, prefix: string, local: Bus, log: Logger): Bus {
  const connect = () => redisClient(url, log, 'live screens of other nodes wait for their poll')
  const publisher = connect()
  const subscriber = connect()
  const channel = (tenant: number) => `${prefix}:${tenant}:seq`

  // Settles once connected, however often that takes; the subscription then survives reconnecting by itself.
  subscriber
    .connect()
    .then(() =>
      subscriber.pSubscribe(`${prefix}:*:seq`, (message, from) => {
        const [tenant, seq] = [Number(from.slice(prefix.length + 1, -':seq'.length)), Number(message)]
        if (Number.isInteger(tenant) && Number.isInteger(seq)) local.publish(tenant, seq)
      }),
    )
    .catch((error: unknown) => log.warn({ err: error }, 'hints from Redis are not heard'))
  publisher.connect().catch(() => {}) // said by its error event

  return {
    publish(tenant, seq) {
      local.publish(tenant, seq)
      if (publisher.isReady) publisher.publish(channel(tenant), String(seq)).catch(() => {}) // only a hint
    },
    subscribe: local.subscribe,
    async close() {
      publisher.destroy()
      subscriber.destroy()
      await local.close()
    },
  }
}
