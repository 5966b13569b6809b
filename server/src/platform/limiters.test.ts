import { strict as assert } from 'node:assert'
import { test, type TestContext } from 'node:test'
import pino from 'pino'
import { fakeRedis } from '../../test/fake-redis.ts'
import { openLimiters } from './limiters.ts'

const secretKey = 'of the same installation'
const log = pino({ level: 'silent' })
const limit = { name: 'test', points: 100, seconds: 60 }

async function nodes(t: TestContext, count: number) {
  const redis = await fakeRedis()
  const all = Array.from({ length: count }, () => openLimiters({ redisUrl: redis.url, secretKey }, log))
  const opened = all.map((limiters) => limiters.open(limit))
  t.after(async () => {
    for (const limiters of all) limiters.close()
    await redis.kill()
  })
  // Until each of them has found Redis it counts for itself.
  for (const limiter of opened) {
    while (!redis.keys().some((key) => key.endsWith(`warm-${opened.indexOf(limiter)}`))) {
      await limiter.consume(`warm-${opened.indexOf(limiter)}`)
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  return { redis, opened }
}

async function passed(
  opened: { consume(key: string): Promise<{ over: boolean }> }[],
  key: string,
  times: number,
) {
  let count = 0
  for (let turn = 0; turn < times; turn += 1)
    if (!(await opened[turn % opened.length]!.consume(key)).over) count += 1 // never out of range
  return count
}

// Reliability demand 64.
test('three nodes let through together what one would', async (t) => {
  const { redis, opened } = await nodes(t, 3)
  assert.equal(await passed(opened, 'somebody', 400), 100)
  const standing = await opened[0]!.consume('somebody else')
  assert.deepEqual([standing.over, standing.remaining, standing.resetSeconds], [false, 99, 60])
  assert.ok(redis.keys().every((key) => /^kitchen-[0-9a-f]{16}:limit:test:/.test(key)))
})

test('without Redis, or with one that does not answer, there is still a limit, and nobody waits long', async (t) => {
  const { redis, opened } = await nodes(t, 3)
  redis.fallSilent()
  const began = performance.now()
  const silent = await passed(opened, 'one', 600)
  assert.ok(silent >= 100 && silent <= 200, `${silent} of 600 while it is silent`)
  assert.ok(performance.now() - began < 5_000)
  await redis.kill()
  const gone = await passed(opened, 'two', 600)
  assert.ok(gone >= 100 && gone <= 200, `${gone} of 600 while it is away`)
})

test('nodes find Redis again by themselves', async (t) => {
  const { redis, opened } = await nodes(t, 2)
  redis.fallSilent()
  await passed(opened, 'one', 2)
  redis.fallSilent(false)
  await new Promise((done) => setTimeout(done, 2_500))
  assert.equal(await passed(opened, 'three', 300), 100)
})
