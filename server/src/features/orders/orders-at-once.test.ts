import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openKitchen, type Answer } from '../../../test/harness.ts'

const day = '2026-03-10'
const path = '/api/v1/customer/orders/'
const count = (answers: { status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length
/** As clients do: 503 with Retry-After means later, not no. */
async function insist(work: () => Promise<Answer>): Promise<Answer> {
  const answer = await work()
  return answer.status === 503 ? insist(work) : answer
}
const at_once = <T>(times: number, work: (place: number) => Promise<T>) =>
  Promise.all(Array.from({ length: times }, (_, place) => work(place)))

async function lunch(items: Parameters<Awaited<ReturnType<typeof openKitchen>>['publishMenu']>[0]['items']) {
  const kitchen = await openKitchen()
  await kitchen.holdClock(`${day}T09:00`)
  const menu = await kitchen.publishMenu({ date: day, items })
  const wish = (address: number, payment_mode = 'wallet') => ({
    delivery_date: day,
    meal_slot: menu.slot,
    address,
    payment_mode,
    items: Object.values(menu.items).map((id) => ({ daily_menu_item: id, quantity: 1 })),
  })
  return { ...kitchen, menu, wish }
}

// Reliability demand 36; the full 100 rounds would only repeat these.
test('a wallet of 100.00 pays for exactly 100 of 500 simultaneous orders and is never overdrawn on the way', async () => {
  const { customer, wish, sql } = await lunch({ dal: '1.00' })
  for (let round = 0; round < 3; round += 1) {
    const asha = await customer({ wallet: '100.00' })
    let lowest = Infinity
    const sampler = setInterval(async () => {
      const [row] = await sql<{ balance: string }>('select balance from wallets where customer = $1', [
        asha.customer,
      ])
      lowest = Math.min(lowest, Number(row?.balance))
    }, 10)
    const answers = await at_once(500, () => {
      const key = { 'idempotency-key': randomUUID() }
      return insist(() => asha.post(path, wish(asha.address), key))
    })
    clearInterval(sampler)
    assert.deepEqual([count(answers, 201), count(answers, 402)], [100, 400])
    assert.ok(lowest >= 0)
    const [books] = await sql(
      `
      select w.balance, sum(e.amount) as entries, count(*)::int as movements, max(e.version) as version
      from wallets w join ledger_entries e on e.customer = w.customer where w.customer = $1 group by w.balance`,
      [asha.customer],
    )
    assert.deepEqual(books, { balance: '0.00', entries: '0.00', movements: 101, version: 101 })
  }
})

// Reliability demand 37.
test('fifty portions are sold fifty times, however many want them at once, and no two orders wait for each other for ever', async () => {
  const { customer, wish, sql } = await lunch({
    dal: { price: '1.00', portions: 50 },
    rice: { price: '1.00', portions: 80 },
  })
  const people = await at_once(20, () => customer())
  const answers = await at_once(1000, (place) => {
    const person = people[place % people.length]
    assert.ok(person)
    const order = wish(person.address, 'cash')
    const body = place % 2 ? order : { ...order, items: order.items.toReversed() }
    return insist(() => person.post(path, body))
  })
  assert.deepEqual([count(answers, 201), count(answers, 409)], [50, 950])
  assert.equal(answers.find((answer) => answer.status === 409)?.body.code, 'sold_out')
  assert.deepEqual(await sql('select portions_sold from daily_menu_items order by id'), [
    { portions_sold: 50 },
    { portions_sold: 50 },
  ])
})

// Reliability demand 35.
test('a hundred parallel requests with one key make one order, and afterwards all of them hear of it', async () => {
  const { customer, wish, sql } = await lunch({ dal: '1.00' })
  const asha = await customer({ wallet: '100.00' })
  const key = { 'idempotency-key': randomUUID() }
  const answers = await at_once(100, () => insist(() => asha.post(path, wish(asha.address), key)))
  assert.ok(answers.every(({ status }) => status === 201 || status === 409))
  assert.equal((await sql('select id from orders')).length, 1)
  const [first, ...others] = await at_once(20, () => asha.post(path, wish(asha.address), key))
  assert.equal(first?.status, 201)
  for (const other of others) assert.deepEqual(other.body, first?.body)
})

test("the cut-off is the database's clock: a node whose own clock is an hour off sells neither longer nor shorter", async () => {
  const { server, customer, wish, sql, holdClock, tenant } = await lunch({ dal: '1.00' })
  await holdClock(null)
  // The slot closes a second from now, by the database's clock and the kitchen's wall.
  await sql(
    `update meal_slots set cutoff_time = (now() at time zone '${tenant.time_zone}' + interval '1.5 second')::time`,
  )
  await sql(`update daily_menus set menu_date = (now() at time zone '${tenant.time_zone}')::date`)
  const [today] = await sql<{ date: string }>('select menu_date::text as date from daily_menus')
  for (const offset of [3_600_000, -7_200_000]) server.clock.advance(offset)
  const asha = await customer({ wallet: '100.00' })
  const place = () =>
    asha.post(
      path,
      { ...wish(asha.address), delivery_date: today?.date },
      { 'idempotency-key': randomUUID() },
    )
  assert.equal((await place()).status, 201)
  await new Promise((resolve) => setTimeout(resolve, 1600))
  assert.equal((await place()).body.code, 'cutoff_passed')
  server.clock.advance(3_600_000)
})
