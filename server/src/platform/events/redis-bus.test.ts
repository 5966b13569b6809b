import { strict as assert } from 'node:assert'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from 'redis'
import { openKitchen } from '../../../test/harness.ts'
import { openScreen } from '../../../test/live.ts'
import { startServer } from '../../../test/server.ts'
import { emit } from './emit.ts'

const skip = spawnSync('redis-server', ['--version']).error
  ? 'there is no redis-server on this machine'
  : false
const started = new Set<ChildProcess>()
after(() => started.forEach((redis) => redis.kill('SIGKILL')))

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function startRedis(port: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kitchen-redis-'))
  const redis = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    { stdio: 'ignore' },
  )
  started.add(redis)
  const first = createClient({ url: `redis://127.0.0.1:${port}` }).on('error', () => {})
  await first.connect()
  first.destroy()
  return redis
}

test(
  "over Redis an event of one node is on another node's screens at once, and without Redis a little later",
  { skip },
  async (t) => {
    const port = await freePort()
    const redisUrl = `redis://127.0.0.1:${port}`
    // Both nodes start while Redis is away.
    const one = await startServer({ redisUrl })
    const two = await startServer({
      redisUrl,
      controlDatabase: one.controlDatabase,
      secretKey: one.deps.config.secretKey,
    })
    t.after(async () => {
      await one.close()
      await two.close()
    })
    const kitchen = await openKitchen({ server: one })
    const screen = await openScreen(two, {
      post: async (path) => {
        const cook = await kitchen.person('kitchen_staff')
        return cook.post(path)
      },
    })
    await screen.subscribe(['kitchen'])
    const happen = (n: number) =>
      kitchen.tenant.write((tx) => emit(tx, { topic: 'kitchen', type: 'it.happened', data: { n } }))

    await happen(1)
    await screen.until(() => screen.events().length === 1, 6_000)

    const redis = await startRedis(port)
    const spy = await createClient({ url: redisUrl })
      .on('error', () => {})
      .connect()
    t.after(() => spy.destroy())
    const channels: string[] = []
    await spy.pSubscribe('*', (_message, channel) => channels.push(channel))
    const asking = await createClient({ url: redisUrl })
      .on('error', () => {})
      .connect()
    t.after(() => asking.destroy())
    const listening = async () =>
      String(await asking.sendCommand(['CLIENT', 'LIST'])).split(' psub=1 ').length - 1
    while ((await listening()) < 3) await delay(20)
    const times: number[] = []
    for (let n = 2; n <= 21; n += 1) {
      const from = performance.now()
      await happen(n)
      await screen.until(() => screen.events().length === n, 6_000)
      times.push(performance.now() - from)
    }
    const median = times.sort((a, b) => a - b)[10]!
    assert.ok(median < 150, `half of them within ${median} ms`)
    assert.ok(
      channels.length >= 20 &&
        channels.every((channel) =>
          new RegExp(`^kitchen-[0-9a-f]{16}:${kitchen.tenant.id}:seq$`).test(channel),
        ),
    )

    redis.kill('SIGKILL')
    await once(redis, 'exit')
    await happen(22)
    await screen.until(() => screen.events().length === 22, 6_000)
    await startRedis(port)
    await happen(23)
    await screen.until(() => screen.events().length === 23, 6_000)
  },
)
