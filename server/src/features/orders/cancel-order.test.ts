import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const day = '2026-03-10'
const path = '/api/v1/customer/orders/'

async function orderedLunch(wallet = '20.00') {
  const kitchen = await openKitchen()
  await kitchen.holdClock(`${day}T09:00`)
  const menu = await kitchen.publishMenu({ date: day, items: { dal: { price: '4.50', portions: 5 } } })
  const asha = await kitchen.customer({ wallet })
  const { body } = await asha.post(
    path,
    {
      delivery_date: day,
      meal_slot: menu.slot,
      address: asha.address,
      payment_mode: 'wallet',
      items: [{ daily_menu_item: menu.items.dal, quantity: 3 }],
    },
    { 'idempotency-key': randomUUID() },
  )
  return {
    ...kitchen,
    menu,
    asha,
    id: body.id as number,
    cancel: () => asha.post(`${path}${body.id}/cancel/`),
  }
}

test('cancelled before the cut-off: the money is back, the portions are back, and the kitchen no longer cooks it', async () => {
  const { asha, cancel, sql } = await orderedLunch()
  const { status, body } = await cancel()
  assert.deepEqual([status, body.status], [200, 'cancelled'])
  const wallet = (await asha.get('/api/v1/customer/wallet/')).body
  assert.equal(wallet.balance, '20.00')
  assert.deepEqual(
    wallet.transactions.results.map((one: { transaction_type: string; amount: string }) => [
      one.transaction_type,
      one.amount,
    ]),
    [
      ['credit', '13.50'],
      ['debit', '13.50'],
      ['credit', '20.00'],
    ],
  )
  assert.deepEqual(await sql('select status from kitchen_tickets'), [{ status: 'cancelled' }])
  assert.deepEqual(await sql('select portions_sold from daily_menu_items'), [{ portions_sold: 0 }])
})

test('twenty cancellations at once give the money back once', async () => {
  const { asha, cancel } = await orderedLunch()
  const answers = await Promise.all(Array.from({ length: 20 }, cancel))
  assert.ok(answers.every(({ status }) => status === 200))
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '20.00')
})

test('ordering and cancelling at once never wait for each other for ever', async () => {
  const { asha, menu, cancel, holdClock } = await orderedLunch('200.00')
  await holdClock(`${day}T09:30`)
  const again = () =>
    asha.post(
      path,
      {
        delivery_date: day,
        meal_slot: menu.slot,
        address: asha.address,
        payment_mode: 'wallet',
        items: [{ daily_menu_item: menu.items.dal, quantity: 1 }],
      },
      { 'idempotency-key': randomUUID() },
    )
  for (let round = 0, id = 0; round < 40; round += 1) {
    const [placed, cancelled] = await Promise.all([
      again(),
      id ? asha.post(`${path}${id}/cancel/`) : cancel(),
    ])
    assert.deepEqual([placed.status, cancelled.status], [201, 200])
    id = placed.body.id
  }
})

test('from the cut-off on a customer cannot cancel, and is told when it was', async () => {
  const { holdClock, cancel, sql } = await orderedLunch()
  await holdClock(`${day}T10:00`)
  const { status, body } = await cancel()
  assert.deepEqual([status, body.code, body.cutoff_at], [409, 'cutoff_passed', '2026-03-10T10:00:00+04:00'])
  assert.deepEqual(await sql('select status from orders'), [{ status: 'confirmed' }])
})

test("nobody cancels, reads or tracks somebody else's order", async () => {
  const { customer, id } = await orderedLunch()
  const berta = await customer()
  const missing = await berta.get(`${path}999999/`)
  for (const answer of [
    await berta.post(`${path}${id}/cancel/`),
    await berta.get(`${path}${id}/`),
    await berta.get(`${path}${id}/track/`),
  ]) {
    assert.deepEqual([answer.status, answer.body], [404, missing.body])
  }
})

test("the office may cancel later, and the customer's money comes back as well", async () => {
  const { person, holdClock, asha, id } = await orderedLunch()
  await holdClock(`${day}T11:00`)
  const manager = await person('manager')
  const { status, body } = await manager.post(`/api/v1/orders/${id}/update_status/`, {
    status: 'cancelled',
    reason: 'No gas today',
  })
  assert.deepEqual([status, body.status], [200, 'cancelled'])
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '20.00')
})
