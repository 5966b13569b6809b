import { strict as assert } from 'node:assert'
import { setTimeout as delay } from 'node:timers/promises'
import { test } from 'node:test'
import { openKitchen, type Kitchen } from '../../../test/harness.ts'
import { connectScreen, openScreen } from '../../../test/live.ts'
import { startServer } from '../../../test/server.ts'
import { emit } from '../events/emit.ts'

const happen = (kitchen: Kitchen, ...numbers: number[]) =>
  kitchen.tenant.write((tx) =>
    emit(tx, ...numbers.map((n) => ({ topic: 'kitchen', type: 'ticket.opened', data: { n } }))),
  )
const numbers = (screen: { events(): { data: Record<string, unknown> }[] }) =>
  screen.events().map(({ data }) => data.n)

test('what happens in the kitchen appears on its screen, in order, and a cut screen resumes where it was', async () => {
  const kitchen = await openKitchen()
  const cook = await kitchen.person('kitchen_staff')
  const screen = await openScreen(kitchen.server, cook)
  const first = await screen.subscribe(['kitchen'])
  assert.deepEqual(first.subscribed, ['kitchen'])
  assert.equal(first.seq, 0)

  await happen(kitchen, 1, 2)
  await screen.until(() => screen.events().length === 2)
  const [one, two] = screen.events()
  assert.deepEqual([one?.data, two?.data], [{ n: 1 }, { n: 2 }])
  assert.deepEqual(Object.keys(one!), ['epoch', 'seq', 'topic', 'type', 'id', 'at', 'data'])
  screen.socket.terminate()

  await happen(kitchen, 3)
  const again = await openScreen(kitchen.server, cook)
  const { epoch, seq } = two!
  assert.deepEqual(await again.subscribe(['kitchen'], { epoch, seq }), {
    subscribed: ['kitchen'],
    epoch,
    seq,
  })
  await happen(kitchen, 4)
  await again.until(() => again.events().length === 2)
  assert.deepEqual(numbers(again), [3, 4])
})

test('a list read between the ticket and the subscription, or after the subscription, never misses an event', async () => {
  const kitchen = await openKitchen()
  const cook = await kitchen.person('kitchen_staff')
  const trial = async (n: number) => {
    const { body } = await cook.post('/api/v1/stream/ticket/')
    const snapshot = await kitchen.sql<{ n: number }>(`select (data->>'n')::int as n from outbox`)
    const race = delay(Math.random() * 8).then(() => happen(kitchen, n))
    await delay(Math.random() * 8)
    const screen = await connectScreen(kitchen.server, body.ticket)
    await screen.subscribe(['kitchen'], body)
    await race
    // Well before the poll, which would cover up a lost hint.
    await screen.until(() => snapshot.some((row) => row.n === n) || numbers(screen).includes(n), 2_000)
    screen.socket.terminate()
  }
  for (let round = 0; round < 10; round += 1)
    await Promise.all(Array.from({ length: 10 }, (_, k) => trial(round * 10 + k)))
})

test('screens that subscribe anew all the time, while much happens, have no gap', async () => {
  const kitchen = await openKitchen()
  const cook = await kitchen.person('kitchen_staff')
  const screens = await Promise.all(Array.from({ length: 20 }, () => openScreen(kitchen.server, cook)))
  for (const screen of screens) await screen.subscribe(['kitchen'])
  const done = new AbortController()
  const restless = screens.slice(1).map(async (screen) => {
    while (!done.signal.aborted) {
      await delay(12 + Math.random() * 20)
      const { epoch, seq } = screen.heard.at(-1)!
      screen.say({ subscribe: ['kitchen'], epoch, seq })
    }
  })
  const all = [...Array(800).keys()]
  for (let n = 0; n < 800; n += 4)
    await Promise.all([n, n + 1, n + 2, n + 3].map((one) => happen(kitchen, one)))
  done.abort()
  await Promise.all(restless)
  for (const screen of screens) {
    await screen.until(() => new Set(numbers(screen)).size === 800, 2_000)
    const byPlace = screen.events().map(({ seq }) => seq)
    // What was on its way when it asked anew may come again, but never out of order within one subscription.
    assert.ok(
      byPlace.every(
        (seq, place) => place === 0 || seq === byPlace[place - 1]! + 1 || seq <= byPlace[place - 1]!,
      ),
    )
  }
  assert.deepEqual(
    [...(numbers(screens[0]!) as number[])].sort((a, b) => a - b),
    all,
  )
})

test('a screen that is older than the log, or of another log, is told so and goes on from now', async () => {
  const kitchen = await openKitchen()
  const cook = await kitchen.person('kitchen_staff')
  await happen(kitchen, 1, 2, 3)
  const screen = await openScreen(kitchen.server, cook)
  const { epoch } = await screen.subscribe(['kitchen'])
  await kitchen.server.deps.relay.relay(kitchen.tenant)
  await kitchen.tenant.write((tx) => tx.deleteFrom('outbox').where('seq', '<=', 2).execute())

  assert.equal((await screen.subscribe(['kitchen'], { epoch: epoch!, seq: 1 })).resync, 'too_old')
  assert.equal((await screen.subscribe(['kitchen'], { epoch: epoch!, seq: 99 })).resync, 'unknown_position')
  const told = await screen.subscribe(['kitchen'], { epoch: '00000000-0000-4000-8000-000000000000', seq: 3 })
  assert.deepEqual(told, { resync: 'epoch_changed', subscribed: ['kitchen'], epoch, seq: 3 })

  const gapless = await screen.subscribe(['kitchen'], { epoch: epoch!, seq: 2 })
  assert.equal(gapless.resync, undefined)
  await screen.until(() => screen.events().length === 1)
  await happen(kitchen, 4)
  await screen.until(() => screen.events().length === 2)
  assert.deepEqual(numbers(screen), [3, 4])

  await kitchen.tenant.write((tx) => tx.updateTable('stream').set({ epoch: crypto.randomUUID() }).execute())
  await happen(kitchen, 5)
  await screen.until(() => screen.heard.at(-1)?.resync === 'epoch_changed')
  await happen(kitchen, 6)
  await screen.until(() => numbers(screen).at(-1) === 6)
})

test('two kitchens with the same numbers never hear of each other', async () => {
  const [here, there] = [await openKitchen(), await openKitchen()]
  const screens = await Promise.all(
    [here, there].map(async (kitchen) => {
      const screen = await openScreen(kitchen.server, await kitchen.person('kitchen_staff'))
      await screen.subscribe(['kitchen'])
      return screen
    }),
  )
  await Promise.all([...Array(20).keys()].flatMap((n) => [happen(here, n), happen(there, 100 + n)]))
  for (const screen of screens) await screen.until(() => screen.events().length === 20)
  await delay(100)
  const [ours, theirs] = screens.map((screen) => numbers(screen) as number[])
  assert.deepEqual([ours!.length, ours!.every((n) => n < 100)], [20, true])
  assert.deepEqual([theirs!.length, theirs!.every((n) => n >= 100)], [20, true])
})

test('a topic that is not there and one that is not theirs are answered alike', async () => {
  const kitchen = await openKitchen()
  const screen = await openScreen(kitchen.server, await kitchen.person('driver'))
  const unknown = await screen.subscribe(['no such thing'])
  assert.deepEqual(unknown, { error: 'There is no such topic.' })
  assert.deepEqual(await screen.subscribe(['deliveries', 'kitchen']), unknown)
  assert.deepEqual(await screen.subscribe(['constructor']), unknown)
  assert.deepEqual((await screen.subscribe(['deliveries'])).subscribed, ['deliveries'])
})

test('a ticket opens one stream, of its own kitchen, within half a minute; a token in the URL opens none', async () => {
  const [kitchen, other] = [await openKitchen(), await openKitchen()]
  const { server } = kitchen
  const cook = await kitchen.person('kitchen_staff')
  const ticket = async () => (await cook.post('/api/v1/stream/ticket/')).body.ticket as string
  const refused = (text: string, headers = {}) =>
    assert.rejects(connectScreen(server, text, { headers }), { status: 401 })

  const used = await ticket()
  await connectScreen(server, used)
  await refused(used)
  await refused(cook.access)
  await refused(`${await ticket()}&token=${cook.access}`)
  await refused('')
  await refused(`${other.tenant.id}.${(await ticket()).split('.')[1]}`)
  const elsewhere = await ticket()
  await refused(elsewhere, { 'x-tenant-slug': other.slug })
  await refused(elsewhere, { 'x-tenant-slug': 'nobody' })
  await connectScreen(server, elsewhere, { headers: { 'x-tenant-slug': kitchen.slug } })

  const late = await ticket()
  server.clock.advance(31_000)
  await refused(late)

  assert.equal((await (await kitchen.person('customer')).post('/api/v1/stream/ticket/')).status, 403)
  assert.equal((await kitchen.visitor.post('/api/v1/stream/ticket/')).status, 401)
  assert.equal((await kitchen.visitor.get(`/api/v1/stream?ticket=${await ticket()}`)).status, 426)
})

test('nonsense is answered and harms nobody; floods and oversized frames close the socket', async () => {
  const kitchen = await openKitchen()
  const cook = await kitchen.person('kitchen_staff')
  const screen = await openScreen(kitchen.server, cook)
  const nonsense = [
    '',
    '{',
    'null',
    '[]',
    '{"subscribe": []}',
    '{"subscribe": "kitchen"}',
    '{"subscribe": ["kitchen"], "seq": 1}',
    '{"subscribe": ["kitchen"], "seq": -1, "epoch": "x"}',
    '{"subscribe": ["kitchen"], "more": 1}',
    '{"subscribe": [1]}',
    Buffer.from([0, 255]),
  ]
  nonsense.forEach((text) => screen.socket.send(text))
  await screen.until(() => screen.heard.length === nonsense.length)
  assert.ok(screen.heard.every(({ error }) => typeof error === 'string'))
  assert.ok((await screen.subscribe(['kitchen'])).subscribed)

  const large = await openScreen(kitchen.server, cook)
  large.say('x'.repeat(64 * 1024 + 1))
  assert.equal(await large.closing(), 1009)

  const flood = await openScreen(kitchen.server, cook)
  for (let n = 0; n < 300; n += 1) flood.say('{')
  assert.equal(await flood.closing(), 1008)
})

test('whoever signs out, is deactivated or loses the role loses the live screen within seconds', async () => {
  const kitchen = await openKitchen()
  const cook = () => kitchen.person('kitchen_staff')
  const people = [await cook(), await cook(), await cook(), await cook()] as const
  const [gone, suspended, moved] = people
  const screens = await Promise.all(people.map((person) => openScreen(kitchen.server, person)))
  for (const screen of screens) await screen.subscribe(['kitchen'])

  await gone.post('/api/v1/auth/logout/')
  await kitchen.tenant.write((tx) =>
    tx.updateTable('accounts').set({ is_active: false }).where('id', '=', suspended.account).execute(),
  )
  await kitchen.tenant.write((tx) =>
    tx.updateTable('accounts').set({ role: 'driver' }).where('id', '=', moved.account).execute(),
  )
  assert.deepEqual(
    await Promise.all(screens.slice(0, 3).map((screen) => screen.closing())),
    [4401, 4401, 4403],
  )
  assert.equal(screens[3]!.closed, undefined)
})

test('a screen that stops reading is closed to come back later, and the others do not notice', async () => {
  const kitchen = await openKitchen()
  const cook = await kitchen.person('kitchen_staff')
  const [stuck, well] = [await openScreen(kitchen.server, cook), await openScreen(kitchen.server, cook)]
  for (const screen of [stuck, well]) await screen.subscribe(['kitchen'])
  stuck.socket.pause()
  const text = 'x'.repeat(50_000)
  for (let n = 0; n < 300; n += 1) {
    await kitchen.tenant.write((tx) => emit(tx, { topic: 'kitchen', type: 'note', data: { n, text } }))
  }
  await well.until(() => well.events().length === 300)
  const { live } = kitchen.server.deps
  const before = performance.now()
  while (live.sockets > 1 && performance.now() - before < 6_000) await delay(50)
  stuck.socket.resume()
  await stuck.closing()
  const last = stuck.events().at(-1)!
  assert.ok(last.data.n < 299, 'it was cut off')
  const again = await openScreen(kitchen.server, cook)
  await again.subscribe(['kitchen'], last)
  await again.until(() => again.events().length === 299 - last.data.n)
  assert.deepEqual(
    numbers(again),
    Array.from({ length: 299 - last.data.n }, (_, k) => last.data.n + 1 + k),
  )
})

test('in production a page of another site cannot open the stream, our own and programs can', async (t) => {
  const server = await startServer({ env: 'production' })
  t.after(() => server.close())
  const kitchen = await openKitchen({ server })
  const cook = await kitchen.person('kitchen_staff')
  const { host, port } = new URL(server.url)
  for (const origin of ['https://elsewhere.example', `http://127.0.0.1:${Number(port) + 1}`, 'null']) {
    await assert.rejects(openScreen(server, cook, { origin }), { status: 403 })
  }
  await openScreen(server, cook, { origin: `http://${host}` })
  await openScreen(server, cook)
})

test('a server that stops tells every screen to come back, also one that does not listen', async () => {
  const server = await startServer()
  const kitchen = await openKitchen({ server })
  const cook = await kitchen.person('kitchen_staff')
  const [silent, listening, deaf] = [
    await openScreen(server, cook),
    await openScreen(server, cook),
    await openScreen(server, cook),
  ]
  await listening.subscribe(['kitchen'])
  deaf.socket.pause()
  const from = performance.now()
  await server.close()
  assert.ok(performance.now() - from < 5_000)
  assert.deepEqual([await silent.closing(), await listening.closing()], [1012, 1012])
})

for (const others of [0, 1]) {
  test(`what happens while a screen slowly reads what it missed comes right after it (${others} others are live)`, async () => {
    const kitchen = await openKitchen()
    const cook = await kitchen.person('kitchen_staff')
    const text = 'x'.repeat(50_000)
    for (let n = 0; n < 300; n += 50) {
      const some = Array.from({ length: 50 }, (_, k) => ({
        topic: 'kitchen',
        type: 'note',
        data: { n: n + k, text },
      }))
      await kitchen.tenant.write((tx) => emit(tx, ...some))
    }
    await kitchen.server.deps.relay.relay(kitchen.tenant)
    const slow = await openScreen(kitchen.server, cook)
    const live = await Promise.all(Array.from({ length: others }, () => openScreen(kitchen.server, cook)))
    for (const screen of live) await screen.subscribe(['kitchen'])
    const {
      body: { epoch },
    } = await cook.post('/api/v1/stream/ticket/')
    slow.say({ subscribe: ['kitchen'], epoch, seq: 0 })
    slow.socket.pause()
    await delay(300)
    for (let n = 300; n < 305; n += 1) await happen(kitchen, n)
    for (const screen of live) await screen.until(() => screen.events().length === 5)
    await delay(300)
    slow.socket.resume()
    await slow.until(() => slow.events().length >= 305, 2_000)
    assert.deepEqual(numbers(slow), [...Array(305).keys()])
  })
}
