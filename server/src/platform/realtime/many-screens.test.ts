import { strict as assert } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'
import { test } from 'node:test'
import { openKitchen, type Kitchen, type Person } from '../../../test/harness.ts'
import { openScreen, type Frame } from '../../../test/live.ts'
import { emit } from '../events/emit.ts'

// Demand 77, scaled: 50 clients, each cut many times at random moments, hundreds of events from transactions at once.
const clients = 50
const cuts = 8
const writers = 8
const perWriter = 60

const topics = ['kitchen', 'orders', 'deliveries']
const random = (below: number) => Math.floor(Math.random() * below)

test('fifty screens, cut again and again, each end with every event of their topics once and in order', async () => {
  const kitchen = await openKitchen()
  const people = await Promise.all(Array.from({ length: 5 }, () => kitchen.person('admin')))
  let writing = true
  const followed = Array.from({ length: clients }, (_, n) =>
    follow(kitchen, people[n % 5]!, n, () => writing),
  )
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(kitchen, writer)))
  await kitchen.server.deps.relay.relay(kitchen.tenant)
  writing = false

  const log = await kitchen.sql<{ seq: number; topic: string; n: string }>(
    `select seq, topic, data->>'n' as n from outbox order by seq`,
  )
  assert.deepEqual(
    log.map(({ seq }) => seq),
    log.map((_, place) => place + 1),
    'the log has no gap',
  )
  assert.ok(log.every(({ n }) => n !== 'rolled back'))
  for (const { mine, heard } of await Promise.all(followed.map((finish) => finish(log.length)))) {
    assert.deepEqual(
      heard.map(({ seq }) => seq),
      log.filter(({ topic }) => mine.includes(topic)).map(({ seq }) => seq),
    )
  }
})

async function write({ tenant }: Kitchen, writer: number) {
  for (let n = 0; n < perWriter; n += 1) {
    const doomed = random(5) === 0
    const event = () => ({
      topic: topics[random(3)]!,
      type: 'it.happened',
      data: { n: doomed ? 'rolled back' : `${writer}.${n}` },
    })
    await tenant
      .write(async (tx) => {
        await emit(tx, event())
        await delay(random(8))
        if (random(2)) await emit(tx, event(), event())
        if (doomed) throw new Error('rolled back')
      })
      .catch((error: Error) => assert.equal(error.message, 'rolled back'))
  }
}

/** Follows from the start; what it answers is called when all has been written and waits for the last event. */
function follow(kitchen: Kitchen, person: Person, n: number, writing: () => boolean) {
  const mine = n % 2 ? topics : [topics[n % 3]!]
  const heard: Frame[] = []
  const done = (async () => {
    let from: { epoch?: string; seq?: number } = {}
    for (let cut = 0; cut <= cuts || writing(); cut += 1) {
      const screen = await openScreen(kitchen.server, person)
      const first = await screen.subscribe(mine, cut ? from : { epoch: await epochOf(kitchen), seq: 0 })
      assert.equal(first.resync, undefined)
      from = { epoch: first.epoch!, seq: first.seq! }
      await delay(random(400))
      screen.socket.terminate()
      await screen.closing()
      heard.push(...screen.events())
      from = heard.at(-1) ?? from
      await delay(random(60))
    }
    return from
  })()

  return async (end: number) => {
    const last = await openScreen(kitchen.server, person)
    await last.subscribe(mine, await done)
    const [final] = await kitchen.sql<{ seq: number }>(
      `select coalesce(max(seq), 0) as seq from outbox where topic in ('${mine.join("','")}')`,
    )
    assert.ok(final!.seq <= end)
    await last.until(() => (last.events().at(-1) ?? heard.at(-1))?.seq === final!.seq)
    await delay(50)
    last.socket.terminate()
    return { mine, heard: [...heard, ...last.events()] }
  }
}

const epochOf = async (kitchen: Kitchen) =>
  (await kitchen.sql<{ epoch: string }>('select epoch from stream'))[0]!.epoch
