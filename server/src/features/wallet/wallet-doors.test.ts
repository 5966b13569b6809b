import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { payOrder } from './index.ts'

async function openOffice(wallets: string[] = ['20.00', '0.00']) {
  const kitchen = await openKitchen()
  await kitchen.holdClock('2026-03-10T09:00')
  const manager = await kitchen.person('manager')
  const customers = []
  for (const [place, wallet] of wallets.entries())
    customers.push(await kitchen.customer({ name: `Asha ${place}`, ...(wallet !== '0.00' && { wallet }) }))
  const key = () => ({ 'idempotency-key': randomUUID() })
  const own = (customer: number, door = '') => `/api/v1/customers/${customer}/wallet/${door}`
  return {
    ...kitchen,
    manager,
    asha: customers[0]!,
    berta: customers[1]!,
    own,
    /** The manager does something to a customer's wallet, with a key of its own. */
    act: (customer: number, door: string, body: object) =>
      manager.post(own(customer, `${door}/`), body, key()),
    limit: (customer: number, credit_limit: string) => manager.patch(own(customer), { credit_limit }, key()),
    undo: (movement: number, reason = 'a slip') =>
      manager.post(`/api/v1/wallet/movements/${movement}/reverse/`, { reason }, key()),
    purse: async (customer: number) => {
      const { transactions: _, ...purse } = (await manager.get(own(customer))).body
      return purse
    },
  }
}

test('the office sees the wallet that the customer sees', async () => {
  const { manager, asha, own, act } = await openOffice()
  await act(asha.customer, 'grant', { amount: '5.00', reason: 'Welcome' })
  const seen = await manager.get(own(asha.customer))
  assert.equal(seen.status, 200)
  const theirs = (await asha.get('/api/v1/customer/wallet/')).body
  assert.deepEqual(seen.body, theirs)
  assert.deepEqual([theirs.balance, theirs.paid, theirs.promotional], ['25.00', '20.00', '5.00'])
  assert.equal((await manager.get(`/api/v1/customers/${asha.customer}/`)).body.wallet_balance, '25.00')
  assert.equal((await manager.get(own(999_999))).status, 404)
  assert.equal((await manager.get(own(999_999, 'grants/'))).status, 404)
})

test('promotional money is spent before paid money: by priority, then the day it ends, then its age', async () => {
  const { manager, asha, own, act, publishMenu } = await openOffice()
  const gifts = [
    { amount: '3.00', reason: 'last', priority: 2, expires_on: '2026-03-10' },
    { amount: '3.00', reason: 'third' },
    { amount: '3.00', reason: 'second', expires_on: '2026-03-31' },
    { amount: '3.00', reason: 'first', expires_on: '2026-03-10' },
  ]
  for (const gift of gifts) assert.equal((await act(asha.customer, 'grant', gift)).status, 201)
  const menu = await publishMenu({ date: '2026-03-10', items: { dal: '7.00' } })
  const placed = await asha.post(
    '/api/v1/customer/orders/',
    {
      delivery_date: '2026-03-10',
      meal_slot: menu.slot,
      address: asha.address,
      payment_mode: 'wallet',
      items: [{ daily_menu_item: menu.items.dal, quantity: 1 }],
    },
    { 'idempotency-key': randomUUID() },
  )
  assert.equal(placed.status, 201)
  const left = async () =>
    Object.fromEntries(
      (await manager.get(own(asha.customer, 'grants/'))).body.results.map(
        (grant: { explanation: string; remaining: string }) => [
          grant.explanation.split(': ')[1],
          grant.remaining,
        ],
      ),
    )
  assert.deepEqual(await left(), { first: '0.00', second: '0.00', third: '2.00', last: '3.00' })
  const [newest] = (await asha.get('/api/v1/customer/wallet/')).body.transactions.results
  assert.equal(
    newest.explanation,
    `Paid 7.00 AED for order ${placed.body.order_number}, 7.00 AED of it promotional money, which is spent first`,
  )
  assert.equal((await asha.post(`/api/v1/customer/orders/${placed.body.id}/cancel/`)).status, 200)
  assert.deepEqual(await left(), { first: '3.00', second: '3.00', third: '3.00', last: '3.00' })
})

test('a grant needs an amount and a reason, and a last day that is not over', async () => {
  const { asha, act } = await openOffice()
  const good = { amount: '1.00', reason: 'Welcome' }
  for (const [body, field] of [
    [{ ...good, amount: '0' }, 'amount'],
    [{ ...good, reason: '' }, 'reason'],
    [{ ...good, expires_on: '2026-03-09' }, 'expires_on'],
    [{ ...good, expires_on: 'soon' }, 'expires_on'],
    [{ ...good, priority: -1 }, 'priority'],
  ] as const) {
    const answer = await act(asha.customer, 'grant', body)
    assert.equal(answer.status, 400)
    assert.ok(field in answer.body, field)
  }
  assert.equal((await act(asha.customer, 'grant', { ...good, expires_on: '2026-03-10' })).status, 201)
  assert.equal((await act(999_999, 'grant', good)).status, 404)
})

test('a credit limit lets paid money go below zero for meals, and is passed on to nobody', async () => {
  const { asha, berta, limit, act, purse, tenant } = await openOffice()
  assert.equal((await limit(asha.customer, '15.00')).body.credit_limit, '15.00')
  const send = (amount: string) => act(asha.customer, 'transfer', { to: berta.customer, amount, reason: 'x' })
  assert.equal((await send('20.01')).status, 402)
  const sent = await send('20.00')
  assert.equal(sent.status, 201)
  assert.equal(sent.body.explanation, 'Moved 20.00 AED from the wallet of Asha 0 to that of Asha 1: x')
  const meal = { id: 0, order_number: 'ORD-1', customer: asha.customer, payment_mode: 'wallet', tax: '0.00' }
  const buy = (total: string) => tenant.write((tx) => payOrder(tx, tenant, { ...meal, total }, asha.account))
  await assert.rejects(buy('15.01'), { message: 'insufficient_balance' })
  assert.equal((await purse(asha.customer)).paid, '0.00')
  assert.ok('credit_limit' in (await limit(asha.customer, 'much')).body)
  assert.equal((await limit(999_999, '1.00')).status, 404)
})

test('a wrong movement is corrected by the opposite entries, once, and only while the money is there', async () => {
  const { asha, berta, act, undo, limit, purse } = await openOffice()
  const credit = (await act(berta.customer, 'credit', { amount: '10.00', reason: 'cash' })).body
  await act(berta.customer, 'transfer', { to: asha.customer, amount: '4.00', reason: 'shared' })
  assert.equal((await undo(credit.id)).status, 402)
  await limit(berta.customer, '5.00')
  const undone = await undo(credit.id, 'wrong customer')
  assert.deepEqual([undone.status, undone.body.amount, undone.body.balance_after], [201, '10.00', '-4.00'])
  assert.equal(
    undone.body.explanation,
    'Corrected by the office, wrong customer: "Credited 10.00 AED by the office: cash" is undone',
  )
  assert.equal((await undo(credit.id)).status, 409)
  assert.equal((await undo(undone.body.id)).status, 400)
  assert.equal((await undo(999_999)).status, 404)
  const owed = await limit(berta.customer, '3.99')
  assert.deepEqual([owed.status, 'credit_limit' in owed.body], [400, true])
  assert.equal((await purse(berta.customer)).paid, '-4.00')
})

test('promotional money is not passed on, and a gift is taken back only whole', async () => {
  const { asha, berta, act, undo, purse, sql } = await openOffice(['0.00', '0.00'])
  const gift = (await act(asha.customer, 'grant', { amount: '5.00', reason: 'Welcome' })).body
  assert.equal(
    (await act(asha.customer, 'transfer', { to: berta.customer, amount: '1.00', reason: 'x' })).status,
    402,
  )
  assert.equal((await undo(gift.id)).status, 201)
  assert.deepEqual((await purse(asha.customer)).balance, '0.00')
  assert.deepEqual(
    await sql('select account from ledger_entries group by account having sum(amount) <> 0'),
    [],
  )
})

test('two who send each other money at the same time never wait for each other for ever', async () => {
  const { asha, berta, act, purse } = await openOffice(['50.00', '50.00'])
  const [one, other] = [asha.customer, berta.customer]
  const send = (from: number, to: number) => act(from, 'transfer', { to, amount: '1.00', reason: 'x' })
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, place) => (place % 2 ? send(one, other) : send(other, one))),
  )
  assert.ok(answers.every(({ status }) => status === 201 || status === 503))
  const sent = (from: number) =>
    answers.filter(({ status }, place) => status === 201 && (place % 2 ? one : other) === from).length
  assert.equal((await purse(one)).paid, `${50 - sent(one) + sent(other)}.00`)
})

test('a transfer needs another customer; money is given away and limits are changed by managers only, and what moves money needs a key', async () => {
  const { asha, act, own, person, manager } = await openOffice()
  for (const to of [asha.customer, 999_999])
    assert.ok('to' in (await act(asha.customer, 'transfer', { to, amount: '1.00', reason: 'x' })).body)
  assert.equal(
    (await act(999_999, 'transfer', { to: asha.customer, amount: '1.00', reason: 'x' })).status,
    404,
  )
  const staff = await person('staff')
  const key = { 'idempotency-key': randomUUID() }
  assert.equal(
    (await staff.post(own(asha.customer, 'grant/'), { amount: '1.00', reason: 'x' }, key)).status,
    403,
  )
  assert.equal((await staff.patch(own(asha.customer), { credit_limit: '1.00' }, key)).status, 403)
  const money = { amount: '1.00', reason: 'x' }
  for (const [door, body] of [
    [own(asha.customer, 'grant/'), money],
    [own(asha.customer, 'transfer/'), { ...money, to: 1 }],
    ['/api/v1/wallet/movements/1/reverse/', { reason: 'x' }],
  ] as const)
    assert.equal((await manager.post(door, body)).body.code, 'idempotency_key_required')
})

test("money leaves an archived customer's wallet under their name, and comes into none", async () => {
  const { asha, berta, act, sql } = await openOffice()
  await sql('update customers set archived_at = kitchen_now() where id = $1', [asha.customer])
  const sent = await act(asha.customer, 'transfer', { to: berta.customer, amount: '1.00', reason: 'left' })
  assert.equal(sent.body.explanation, 'Moved 1.00 AED from the wallet of Asha 0 to that of Asha 1: left')
  const back = await act(berta.customer, 'transfer', { to: asha.customer, amount: '1.00', reason: 'x' })
  assert.deepEqual([back.status, back.body.to], [400, ['There is no such customer.']])
})
