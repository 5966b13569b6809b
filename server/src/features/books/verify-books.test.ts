import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import pino from 'pino'
import { environmentOf, repository, run } from '../../../test/processes.ts'
import { key, openLunch, type Lunch } from '../../../test/sold-lunch.ts'
import { verifyBooks } from './verify-books.ts'

async function verified({ tenant }: Lunch) {
  const lines: Record<string, unknown>[] = []
  const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line)) })
  const differences = await verifyBooks(tenant, log)
  return { sentences: differences.map(({ sentence }) => sentence), lines }
}

/** A day on which everything happened that moves money. */
async function busyLunch() {
  const lunch = await openLunch()
  const { sell, deliver, refund, manager } = lunch
  const orders = [
    await sell(),
    await sell(),
    await sell({ payment_mode: 'cash' }),
    await sell(),
    await sell({ dal: 1 }),
  ] as const
  const [served, part, cash, cancelled, left] = orders
  await refund(part.id, { lines: [{ line: part.dal, quantity: 1 }] })
  await manager.post(`/api/v1/orders/${cancelled.id}/update_status/`, { status: 'cancelled' })
  await deliver(served.id)
  await refund(part.id, { lines: [{ line: part.rice, quantity: 1 }] })
  await deliver(part.id)
  await refund(part.id, { lines: [{ line: part.dal, quantity: 1 }] })
  await deliver(cash.id)
  await refund(cash.id, { lines: [{ line: cash.dal, quantity: 3 }], destination: 'source' })
  return { ...lunch, served, left }
}

test('the books of a busy day agree', async () => {
  const { sentences, lines } = await verified(await busyLunch())
  assert.deepEqual([sentences, lines], [[], []])
})

// Reliability demand 51.
test('a balance that somebody changed by a cent is found, the wallet gives nothing until the admin looked at it, and the managers hear of it', async () => {
  const lunch = await busyLunch()
  const { asha, person, sql, sell, manager, holdClock, balance } = lunch
  await holdClock('2026-03-10T09:00')
  const right = await balance()
  await sql(`update wallets set balance = balance + '0.01' where customer = $1`, [asha.customer])
  const { sentences, lines } = await verified(lunch)
  assert.equal(sentences.length, 1)
  assert.match(
    sentences[0] ?? '',
    new RegExp(`The wallet of customer ${asha.customer} says .*, its entries say ${right}`),
  )
  assert.deepEqual(
    lines.map(({ level, security, event }) => [level, security, event]),
    [[50, true, 'books_differ']],
  )
  const [event] = await sql(`select topic, type, data from outbox where topic = 'books'`)
  assert.deepEqual(
    [event.type, event.data.priority, event.data.frozen],
    ['books.differ', 'urgent', [asha.customer]],
  )

  await assert.rejects(sell(), /wallet_frozen/)
  const money = { amount: '1.00', reason: 'a test' }
  const wallet = `/api/v1/customers/${asha.customer}/wallet`
  for (const refused of [
    await asha.post(`/api/v1/customer/orders/${lunch.left.id}/cancel/`),
    await manager.post(`${wallet}/credit/`, money, key()),
    await manager.post(`${wallet}/grant/`, money, key()),
  ])
    assert.deepEqual([refused.status, refused.body.code], [409, 'wallet_frozen'])
  await verified(lunch)
  assert.deepEqual(await sql('select count(*) from wallet_freezes'), [{ count: 1 }])

  const unfreeze = `/api/v1/customers/${asha.customer}/wallet/unfreeze/`
  const why = { reason: 'a typing error in the database' }
  assert.equal((await manager.post(unfreeze, why)).status, 403)
  const admin = await person('admin')
  assert.equal((await admin.post(unfreeze, {})).status, 400)
  const { status, body } = await admin.post(unfreeze, why)
  assert.deepEqual([status, body.balance, body.frozen], [200, right, false])
  assert.equal((await admin.post(unfreeze, why)).status, 400)
  assert.deepEqual((await verified(lunch)).sentences, [])
  await sell({ dal: 1, rice: 0 })
})

test('what else cannot be is found by name: a half transaction, a gap, a meal that was earned twice or never', async () => {
  const lunch = await busyLunch()
  const { sql, asha, served, left, person } = lunch
  const [entry] = await sql(`select id from ledger_entries where account = 'tax' order by id limit 1`)
  await sql(`update ledger_entries set amount = amount + '0.01' where id = $1`, [entry.id])
  assert.match(
    (await verified(lunch)).sentences.join(),
    /Transaction \d+ \(Earned 15.50 .*sum to 0.01.*Order ORD-000001/,
  )
  await sql(`update ledger_entries set amount = amount - '0.01' where id = $1`, [entry.id])

  await sql(`update orders set status = 'delivered' where id = $1`, [left.id])
  assert.match(
    (await verified(lunch)).sentences.join(),
    /Order ORD-000005 \(delivered, 6.50 by wallet\) has earned 0/,
  )
  await sql(`update orders set status = 'confirmed' where id = $1`, [left.id])
  await sql(
    `with t as (insert into ledger_transactions (type, explanation, "order") values ('revenue', 'again', $1) returning id)
     insert into ledger_entries (transaction, account, amount) select id, 'unearned', -15.50 from t union all select id, 'sales', 15.50 from t`,
    [served.id],
  )
  assert.match((await verified(lunch)).sentences.join(), /has earned 31.00 in 2 deliveries/)

  await sql('update ledger_entries set version = version + 100 where customer = $1 and version > 3', [
    asha.customer,
  ])
  assert.match(
    (await verified(lunch)).sentences.join(),
    /The entries of customer \d+ break off at version 104/,
  )
  const admin = await person('admin')
  const { status, body } = await admin.post(`/api/v1/customers/${asha.customer}/wallet/unfreeze/`, {
    reason: 'x',
  })
  assert.deepEqual([status, body.code], [409, 'books_differ'])
})

test('./manage verify_books says what is wrong, and ends with an error when something is', async () => {
  const lunch = await openLunch()
  const { server, slug, sql } = lunch
  const manage = () =>
    run([`${repository}/manage`, 'verify_books', '--tenant', slug, '--no-input'], environmentOf(server))
  const good = await manage()
  assert.deepEqual([good.code, good.stdout], [0, `${slug}: the books agree\n`])
  await sql(`update wallets set balance = balance + '0.01'`)
  const bad = await manage()
  assert.equal(bad.code, 1, bad.stdout)
  assert.match(bad.stdout, /1 differences\n {2}The wallet of customer/)
  assert.deepEqual(await sql('select frozen_at is null as free from wallets'), [{ free: false }])
})
