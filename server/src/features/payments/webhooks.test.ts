import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { key, payingServer } from '../../../test/payments.ts'

const { stripe, openPayingKitchen } = await payingServer()
const completed = 'checkout.session.completed'

// Reliability demand 50.
test('a message with a wrong signature is refused with 401, one older than five minutes with 400, and neither changes anything', async () => {
  const { payer, account, send, visitor, slug, balance, sql } = await openPayingKitchen()
  const { asha, url } = await payer()
  const session = account.pay(url)
  const path = `/api/v1/payments/webhooks/stripe/${slug}/`
  const good = account.event(completed, session)
  const forged = account.event(completed, session, { secret: 'whsec_somebody_elses' })
  const changed = { ...good, payload: good.payload.replace('5000', '9000') }
  for (const wrong of [forged, changed, { ...good, headers: { 'stripe-signature': 'v1=00' } }]) {
    const { status, body } = await send(wrong)
    assert.deepEqual([status, body.code], [401, 'webhook_signature'])
  }
  assert.equal((await visitor.post(path, good.payload)).status, 401)
  assert.equal((await visitor.post(path, '')).status, 401)
  const old = account.event(completed, session, { age: 301 })
  assert.deepEqual([(await send(old)).status, (await send(old)).body.code], [400, 'webhook_too_old'])
  // A new time that was not signed does not make an old message young.
  const now = Math.floor(Date.now() / 1000)
  const aged = { 'stripe-signature': `t=${now},${old.headers['stripe-signature']}` }
  assert.equal((await send({ ...old, headers: aged })).status, 400)
  assert.equal(await balance(asha), '0.00')
  assert.deepEqual(await sql('select id from payment_events'), [])

  assert.equal((await send(account.event(completed, session, { age: 290 }))).status, 200)
  assert.equal(await balance(asha), '50.00')
})

test('a hundred copies of a message at once credit once, and Stripe is asked once', async () => {
  const { payer, account, send, balance, gateway, sql } = await openPayingKitchen()
  const { asha, url } = await payer()
  const event = account.event(completed, account.pay(url))
  const before = stripe.asked.length
  const answers = await Promise.all(Array.from({ length: 100 }, () => send(event)))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  assert.deepEqual([await balance(asha), await gateway()], ['50.00', '50.00'])
  assert.equal(stripe.asked.slice(before).filter((one) => one.startsWith('GET /v1/checkout')).length, 1)
  const events = await sql('select id, type, processed_at is not null as done from payment_events')
  assert.deepEqual(events, [{ id: event.id, type: completed, done: true }])
})

test('different messages about one payment at once credit once', async () => {
  const { payer, account, send, balance, gateway } = await openPayingKitchen()
  const { asha, url } = await payer()
  const session = account.pay(url)
  await Promise.all(Array.from({ length: 20 }, () => send(account.event(completed, session))))
  assert.deepEqual([await balance(asha), await gateway()], ['50.00', '50.00'])
})

test('a refund that is told before its payment ends right, and the late payment changes nothing', async () => {
  const { payer, account, send, balance, gateway, payment } = await openPayingKitchen()
  const { asha, url, payment: id } = await payer()
  const session = account.pay(url)
  const refund = account.refund(session.payment_intent, 5000)
  await send(account.event('refund.created', refund))
  await send(
    account.event('charge.refunded', {
      id: 'ch_1',
      object: 'charge',
      payment_intent: session.payment_intent,
    }),
  )
  await send(account.event(completed, session))
  assert.deepEqual([await balance(asha), await gateway()], ['0.00', '0.00'])
  const { status, refunded_amount, refunds } = await payment(id)
  assert.deepEqual([status, refunded_amount, refunds.length], ['refunded', '50.00', 1])
  assert.equal(refunds[0].reason, 'Refunded at stripe')
})

test('an expired checkout that is told late does not undo its payment', async () => {
  const { payer, account, send, pay, balance, payment } = await openPayingKitchen()
  const { asha, url, payment: id } = await payer()
  const session = await pay(url)
  await send(account.event('checkout.session.expired', { ...session, status: 'expired' }))
  assert.deepEqual([await balance(asha), (await payment(id)).status], ['50.00', 'succeeded'])
})

test('another amount or currency than was asked for is credited nowhere, and the office has an urgent note', async () => {
  const { payer, pay, balance, gateway, payment, admin } = await openPayingKitchen()
  for (const wrong of [{ amount: 4999 }, { amount: 5001 }, { amount: 5000, currency: 'usd' }]) {
    const { asha, url, payment: id } = await payer()
    await pay(url, wrong)
    assert.deepEqual([await balance(asha), (await payment(id)).status], ['0.00', 'mismatch'])
    const note = (await admin.get('/api/v1/notifications/?priority=urgent')).body.results[0]
    assert.equal(note.customer, asha.customer)
    assert.match(note.message, /came in, not 50.00 AED/)
    assert.equal((await admin.post(`/api/v1/payments/${id}/refund/`, { reason: 'x' }, key())).status, 409)
  }
  assert.equal(await gateway(), '0')
  assert.equal((await admin.get('/api/v1/wallet/top-ups/?status=pending')).body.count, 0)
})

test("one kitchen's messages never credit another, not even on the other's path", async () => {
  const [one, other] = [await openPayingKitchen(), await openPayingKitchen()]
  const [ours, theirs] = [await one.payer(), await other.payer()]
  const event = one.account.event(completed, one.account.pay(ours.url))
  assert.equal((await other.send(event)).status, 401)
  // Signed with the other's secret it is about nothing that the other's account has.
  const secret = other.account.webhook_secret
  const [session] = [...one.account.sessions.values()]
  assert.equal((await other.send(one.account.event(completed, session!, { secret }))).status, 200)
  assert.deepEqual([await one.balance(ours.asha), await other.balance(theirs.asha)], ['0.00', '0.00'])
  assert.equal((await one.send(event)).status, 200)
  assert.deepEqual([await one.balance(ours.asha), await other.balance(theirs.asha)], ['50.00', '0.00'])
})

test('what is no affair of ours is taken and kept, and a kitchen that does not exist or has no Stripe takes nothing', async () => {
  const { account, send, sql, admin, slug, visitor } = await openPayingKitchen()
  const event = account.event('customer.created', { id: 'cus_1', object: 'customer' })
  assert.deepEqual((await send(event)).body, { received: true })
  const [kept] = await sql('select type, about, processed_at is not null as done from payment_events')
  assert.deepEqual(kept, { type: 'customer.created', about: null, done: true })

  const path = (kitchen: string) => `/api/v1/payments/webhooks/stripe/${kitchen}/`
  assert.equal((await visitor.post(path('nobody'), event.payload, event.headers)).status, 404)
  await admin.put('/api/v1/payments/settings/', {
    provider: 'manual',
    secret_key: null,
    webhook_secret: null,
  })
  assert.equal((await visitor.post(path(slug), event.payload, event.headers)).status, 404)
})

test('a message that comes while Stripe does not answer is worked on later, a bounded number of times', async () => {
  const { payer, account, send, balance, lookAfterPayments, age, sql } = await openPayingKitchen()
  const { asha, url } = await payer()
  const session = account.pay(url)
  stripe.behaviour.how = 'down'
  const event = account.event(completed, session)
  assert.equal((await send(event)).status, 200)
  assert.equal((await send(event)).status, 200)
  await lookAfterPayments()
  assert.deepEqual(
    (await sql('select attempts from payment_events'))[0].attempts,
    1,
    'a minute has not passed',
  )
  await age('2 minutes')
  await lookAfterPayments()
  await lookAfterPayments()
  assert.deepEqual((await sql('select attempts from payment_events'))[0].attempts, 2)
  await age('20 hours')
  await sql('update payment_events set attempts = 30')
  await lookAfterPayments()
  assert.equal((await sql('select attempts from payment_events'))[0].attempts, 30)

  await sql('update payment_events set attempts = 29')
  stripe.behaviour.how = 'well'
  await lookAfterPayments()
  await lookAfterPayments()
  assert.equal(await balance(asha), '50.00')
})

test('an address is not counted for what providers send: their many kitchens share it', async () => {
  const limited = await payingServer({ rateLimits: true })
  const { account, send } = await limited.openPayingKitchen()
  const tell = () => send(account.event('customer.created', { id: 'cus_1', object: 'customer' }))
  const answers = await Promise.all(Array.from({ length: 150 }, tell))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
})
