import { strict as assert } from 'node:assert'
import type { ChildProcess } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { caller, openKitchenOn, type Answer } from '../../../test/kitchen.ts'
import { environmentOf, start } from '../../../test/processes.ts'
import { startServer, testPostgres, type TestServer } from '../../../test/server.ts'
import { until } from '../../../test/until.ts'
import { examineBooks } from '../books/index.ts'

const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)
const kills = number('KILLS', 3)
const orders = number('ORDERS', 300)
const kitchens = number('KITCHENS', 3)
const clients = number('CLIENTS', 24)
const day = '2026-03-10'

type Ask = () => Promise<Answer>
type Outcome = { ask: Ask; answers: Set<string>; refusedLate: number }

// Reliability demand 32; KILLS=50 ORDERS=10000 KITCHENS=20 CLIENTS=200 for all of it.
test(`an API that is killed ${kills} times during ${orders} wallet orders loses none, places none twice, and takes the money for each once`, async (t) => {
  const server = await startServer()
  t.after(() => server.close())
  const api = await openApi(server)
  t.after(() => api.stop())
  const open = await Promise.all(Array.from({ length: kitchens }, () => openShop(server, api.url)))

  const outcomes: Outcome[] = []
  let [answered, begun] = [0, 0]
  const client = async () => {
    while (begun < orders) {
      begun += 1
      // Three of ten repeat a key that somebody used before, perhaps at this very moment.
      const old = outcomes.length > 0 && randomInt(10) < 3 ? outcomes[randomInt(outcomes.length)] : undefined
      const outcome = old ?? {
        ask: open[randomInt(kitchens)]!.order(), // there are that many
        answers: new Set(),
        refusedLate: 0,
      }
      if (!old) outcomes.push(outcome)
      const { body } = await insistOn(outcome, api)
      outcome.answers.add(JSON.stringify(body))
      answered += 1
    }
  }
  const killer = async () => {
    for (let kill = 1; kill <= kills; kill += 1) {
      await until(async () => answered >= (kill * orders) / (kills + 1), 600_000)
      await api.restart()
    }
  }
  await Promise.all([killer(), ...Array.from({ length: clients }, client)])

  assert.ok(outcomes.length < orders * 0.85 && outcomes.length > orders * 0.5)
  const several = outcomes.filter(({ answers, refusedLate }) => answers.size !== 1 || refusedLate > 0)
  assert.deepEqual(several, [], 'each key has one answer, and is not "in progress" for ever')
  for (const { kitchen, keys } of open) await assertBooked(kitchen, keys())
})

/** The node's address stays the same over its deaths. */
async function openApi({ deps, controlDatabase }: TestServer) {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo // it listens on a port
  free.close()
  const config = { ...deps.config, port }
  const postgres = { ...testPostgres(), controlDatabase, budget: 24 }
  const run = async () => {
    const child = start(
      [process.execPath, 'server/test/children/api-node.ts', JSON.stringify({ config, postgres })],
      environmentOf({ deps, controlDatabase } as TestServer), // all it reads
    )
    let said = ''
    child.stderr?.on('data', (text) => (said += text))
    await Promise.race([
      once(child.stdout!, 'data'), // spawned with pipes
      once(child, 'exit').then(() => assert.fail(`it did not start: ${said}`)),
    ])
    return child
  }
  const kill = async (child: ChildProcess) => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  let [child, upSince] = [await run(), Date.now()]
  return {
    url: `http://127.0.0.1:${port}`,
    upFor: () => Date.now() - upSince,
    async restart() {
      await kill(child)
      upSince = Infinity
      child = await run()
      upSince = Date.now()
    },
    stop: () => kill(child),
  }
}

async function openShop(server: TestServer, url: string) {
  const kitchen = await openKitchenOn(server, {})
  await kitchen.holdClock(`${day}T09:00`)
  const menu = await kitchen.publishMenu({ date: day, items: { dal: '1.00' } })
  const people = await Promise.all(
    Array.from({ length: 4 }, () => kitchen.customer({ wallet: `${orders}.00` })),
  )
  let keys = 0
  return {
    kitchen,
    keys: () => keys,
    order(): Ask {
      keys += 1
      const person = people[keys % people.length]!
      const { post } = caller(url, {
        'x-tenant-slug': kitchen.slug,
        authorization: `Bearer ${person.access}`,
      })
      const wish = {
        delivery_date: day,
        meal_slot: menu.slot,
        address: person.address,
        payment_mode: 'wallet',
        items: [{ daily_menu_item: menu.items.dal, quantity: 1 }],
      }
      const key = { 'idempotency-key': randomUUID() }
      return () => post('/api/v1/customer/orders/', wish, key)
    },
  }
}

/** As a client does: what got no answer, 503 or "in progress" is asked again. */
async function insistOn(outcome: Outcome, api: { upFor(): number }): Promise<Answer> {
  for (;;) {
    const answer = await outcome.ask().catch(() => undefined)
    if (answer?.status === 201) return answer
    if (answer && ![409, 500, 503].includes(answer.status))
      assert.fail(`${answer.status} ${JSON.stringify(answer.body)}`)
    if (answer?.status === 409 && api.upFor() > 5_000) outcome.refusedLate += 1
    await pause(20)
  }
}

async function assertBooked({ sql, tenant }: Awaited<ReturnType<typeof openKitchenOn>>, keys: number) {
  const [counted] = await sql(`
    select (select count(*) from orders) as orders, (select count(*) from idempotency_keys where status = 201) as keys,
      (select count(*) from idempotency_keys where status is null) as without_outcome,
      (select count(distinct "order") from ledger_transactions where type = 'order_payment') as paid,
      (select count(*) from ledger_transactions where type = 'order_payment') as payments,
      (select coalesce(sum(amount), 0) = 0 from ledger_entries) as zero,
      (select sum(amount) from ledger_entries where account = 'wallet') = (select sum(balance) from wallets) as agree`)
  assert.deepEqual(counted, {
    orders: keys,
    keys,
    without_outcome: 0,
    paid: keys,
    payments: keys,
    zero: true,
    agree: true,
  })
  assert.deepEqual(await examineBooks(tenant), [])
}
