import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { key, payingServer } from '../../../test/payments.ts'

const { stripe, openPayingKitchen } = await payingServer()
const refundOf = (payment: number) => `/api/v1/payments/${payment}/refund/`

/** A kitchen in which somebody has paid in 50.00. */
async function paidKitchen() {
  const kitchen = await openPayingKitchen()
  const { asha, url, payment: id } = await kitchen.payer()
  await kitchen.pay(url)
  const manager = await kitchen.person('manager')
  const refund = (wish: object, more = key()) => manager.post(refundOf(id), wish, more)
  /** The customer orders a meal of this price. */
  const spend = async (price: string) => {
    const menu = await kitchen.publishMenu({ date: '2031-03-10', items: { Thali: price } })
    const order = {
      delivery_date: menu.date,
      meal_slot: menu.slot,
      address: asha.address,
      payment_mode: 'wallet',
      items: [{ daily_menu_item: menu.items.Thali, quantity: 1 }],
    }
    const { status, body } = await asha.post('/api/v1/customer/orders/', order, key())
    assert.equal(status, 201, JSON.stringify(body))
  }
  return { ...kitchen, asha, id, manager, refund, spend }
}

test('a manager pays back a part and then the rest, from the wallet and through Stripe, with words the customer reads', async () => {
  const { refund, asha, id, balance, gateway, payment, account, send } = await paidKitchen()
  const part = await refund({ amount: '20', reason: 'Asked for it' })
  assert.deepEqual([part.status, part.body.amount, part.body.status], [202, '20.00', 'succeeded'])
  assert.deepEqual([await balance(asha), await gateway()], ['30.00', '30.00'])
  assert.equal((await payment(id)).status, 'partially_refunded')
  const [movement] = (await asha.get('/api/v1/customer/wallet/')).body.transactions.results
  assert.equal(movement.explanation, 'Paid back 20.00 AED the way it came: TOP-000001')

  assert.equal((await refund({ reason: 'The rest' })).body.amount, '30.00')
  assert.deepEqual([await balance(asha), await gateway()], ['0.00', '0.00'])
  const { status, refunds } = await payment(id)
  assert.deepEqual(
    [status, refunds.length, account.refunds.map(({ amount }) => amount)],
    ['refunded', 2, [2000, 3000]],
  )
  // Stripe tells of what we asked for: nothing is left to do.
  for (const one of account.refunds) await send(account.event('refund.updated', one))
  assert.deepEqual([await balance(asha), await gateway()], ['0.00', '0.00'])
})

test('no more is paid back than came in, however many ask at once', async () => {
  const { refund, asha, balance, gateway, account, id, payment } = await paidKitchen()
  const tooMuch = await refund({ amount: '50.01', reason: 'x' })
  assert.deepEqual([tooMuch.status, tooMuch.body.code, tooMuch.body.left], [422, 'refund_too_large', '50.00'])
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => refund({ amount: '20.00', reason: 'x' })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [202, 202, ...Array(8).fill(422)])
  assert.deepEqual([await balance(asha), await gateway()], ['10.00', '10.00'])
  assert.equal(account.refunds.length, 2)
  assert.equal((await refund({ reason: 'x' })).status, 202)
  assert.equal((await refund({ reason: 'x' })).status, 422)
  assert.equal((await payment(id)).refunded_amount, '50.00')
})

test('a refund needs a key, a reason and an amount, and the same request refunds once', async () => {
  const { refund, manager, id, account, person, asha } = await paidKitchen()
  assert.equal((await manager.post(refundOf(id), { reason: 'x' })).status, 400)
  for (const [wish, field] of [
    [{ amount: '0', reason: 'x' }, 'amount'],
    [{ amount: '1.001', reason: 'x' }, 'amount'],
    [{ amount: '1.00' }, 'reason'],
  ] as const)
    assert.ok(field in (await refund(wish)).body, field)
  const same = key()
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => refund({ amount: '10.00', reason: 'x' }, same)),
  )
  assert.deepEqual(new Set(answers.map(({ body }) => body.id)).size, 1)
  assert.equal(account.refunds.length, 1)
  for (const who of [await person('staff'), asha])
    assert.equal((await who.post(refundOf(id), { reason: 'x' }, key())).status, 403)
  assert.equal((await manager.post(refundOf(999), { reason: 'x' }, key())).status, 404)
})

test('what is spent is not paid back, and neither credit nor the limit of the wallet pays for it', async () => {
  const { refund, asha, sql, spend, balance, gateway, account } = await paidKitchen()
  await sql('update wallets set credit_limit = 100.00 where customer = $1', [asha.customer])
  await spend('30.00')
  const { status, body } = await refund({ reason: 'x' })
  assert.deepEqual([status, body.code], [402, 'insufficient_balance'])
  assert.deepEqual([await balance(asha), await gateway(), account.refunds.length], ['20.00', '50.00', 0])
  assert.equal((await refund({ amount: '20.00', reason: 'x' })).status, 202)
})

test('a refund that Stripe refuses is put back, and the office has an urgent note', async () => {
  const { refund, asha, balance, gateway, payment, id, admin } = await paidKitchen()
  stripe.behaviour.how = 'refusing'
  assert.equal((await refund({ amount: '20.00', reason: 'x' })).body.status, 'failed')
  assert.deepEqual([await balance(asha), await gateway()], ['50.00', '50.00'])
  const { status, refunded_amount } = await payment(id)
  assert.deepEqual([status, refunded_amount], ['succeeded', '0.00'])
  const [note] = (await admin.get('/api/v1/notifications/?priority=urgent')).body.results
  assert.match(note.message, /could not pay back 20.00 AED of TOP-000001/)
})

test('a refund that fails days later is put back, once', async () => {
  const { refund, asha, balance, gateway, account, send } = await paidKitchen()
  await refund({ reason: 'x' })
  const [made] = account.refunds
  Object.assign(made!, { status: 'failed' })
  for (let n = 0; n < 3; n += 1) await send(account.event('refund.failed', made!))
  assert.deepEqual([await balance(asha), await gateway()], ['50.00', '50.00'])
  assert.equal((await refund({ reason: 'again' })).status, 202)
})

test('a crash between our decision and the answer of Stripe refunds once, however often it is tried again', async () => {
  const { refund, asha, balance, gateway, account, age, lookAfterPayments, payment, id } = await paidKitchen()
  stripe.behaviour.how = 'lost' // it refunds, and we never hear of it
  const { status, body } = await refund({ amount: '20.00', reason: 'x' })
  assert.deepEqual([status, body.status], [202, 'pending'])
  assert.deepEqual(
    [await balance(asha), account.refunds.length],
    ['30.00', 0],
    'the look-up was lost as well',
  )
  // A day later Stripe has forgotten the key.
  stripe.behaviour.meanwhile = async () => {
    if (stripe.asked.at(-1)?.startsWith('GET')) stripe.behaviour.how = 'well'
    else stripe.behaviour.how = 'lost'
  }
  await age('2 minutes')
  await lookAfterPayments()
  assert.deepEqual([account.refunds.length, (await payment(id)).refunds[0].status], [1, 'pending'])
  account.forgetKeys()
  Object.assign(stripe.behaviour, { how: 'well', meanwhile: async () => {} })
  for (let n = 0; n < 3; n += 1) {
    await age('20 minutes')
    await lookAfterPayments()
  }
  assert.deepEqual([account.refunds.length, (await payment(id)).refunds[0].status], [1, 'succeeded'])
  assert.deepEqual([await balance(asha), await gateway()], ['30.00', '30.00'])
})

test('a refund made at Stripe itself is booked; what the wallet does not cover is owed, and the office is told', async () => {
  const { asha, account, send, sql, spend, balance, gateway, payment, id, admin } = await paidKitchen()
  const [session] = [...account.sessions.values()]
  await send(account.event('refund.created', account.refund(session!.payment_intent, 1000)))
  assert.deepEqual([await balance(asha), await gateway()], ['40.00', '40.00'])
  await spend('35.00')
  const late = account.refund(session!.payment_intent, 2000)
  await send(account.event('refund.created', late))
  await send(account.event('refund.updated', late))
  assert.deepEqual([await balance(asha), await gateway()], ['5.00', '20.00'])
  const [owed] = await sql(`select -sum(amount) as sum from ledger_entries where account = 'receivable'`)
  assert.equal(owed.sum, '20.00')
  assert.equal((await payment(id)).refunded_amount, '30.00')
  const [note] = (await admin.get('/api/v1/notifications/?priority=urgent')).body.results
  assert.match(note.message, /20.00 AED of TOP-000001 was paid back after it had been spent/)

  const owes = async () => (await admin.get('/api/v1/books/ageing/')).body.total.owes
  assert.equal(await owes(), '20.00')

  Object.assign(late, { status: 'failed' })
  await send(account.event('refund.failed', late))
  assert.equal(await owes(), '0.00')
  assert.deepEqual([await balance(asha), await gateway()], ['5.00', '40.00'])
})
