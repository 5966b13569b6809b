import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { eatUncovered } from '../../../test/debts.ts'
import { openKitchenOn } from '../../../test/kitchen.ts'
import { key, payingServer } from '../../../test/payments.ts'

const { stripe, server, openPayingKitchen } = await payingServer()
const topUp = '/api/v1/customer/wallet/topup/'

test('a customer pays in on a page of Stripe, and the wallet is credited when Stripe says so, not before', async () => {
  const { customer, admin, account, pay, balance, gateway, payment, sql } = await openPayingKitchen({
    name: 'Spice',
  })
  const asha = await customer()
  const { status, body } = await asha.post(topUp, { amount: '50' }, key())
  assert.deepEqual(
    [status, body.status, body.amount, body.reference],
    [202, 'pending', '50.00', 'TOP-000001'],
  )
  const [session] = [...account.sessions.values()]
  assert.deepEqual([body.checkout_url, session?.amount_total, session?.currency], [session?.url, 5000, 'aed'])
  assert.match(session?.description ?? '', /: TOP-000001$/)
  assert.equal(await balance(asha), '0.00')

  await pay(body.checkout_url)
  assert.equal(await balance(asha), '50.00')
  assert.equal(await gateway(), '50.00')
  const [movement] = (await asha.get('/api/v1/customer/wallet/')).body.transactions.results
  assert.equal(movement.explanation, 'Paid in 50.00 AED online: top-up TOP-000001')
  const [{ id }] = (await admin.get('/api/v1/payments/?status=succeeded')).body.results
  const paid = await payment(id)
  assert.deepEqual(
    [paid.purpose, paid.provider, paid.amount, paid.status, paid.booked_to, paid.customer],
    ['top_up', 'stripe', '50.00', 'succeeded', 'wallet', asha.customer],
  )
  assert.equal(paid.checkout_url, undefined)
  const [row] = await sql('select status, confirmed_by, provider from top_ups')
  assert.deepEqual(row, { status: 'confirmed', confirmed_by: null, provider: 'stripe' })
  const told = (await asha.get('/api/v1/customer/notifications/')).body.results
  assert.match(told[0].message, /Your payment of 50.00 AED for TOP-000001 has come in/)
})

test('currencies without decimals and with three reach Stripe as it counts them, and come back', async () => {
  for (const [currency, amount, minor] of [
    ['JPY', '500', 500],
    ['KWD', '1.250', 1250],
    ['ISK', '700', 70_000],
  ] as const) {
    const { payer, pay, balance, account } = await openPayingKitchen({ currency })
    const { asha, url } = await payer({ amount })
    assert.equal([...account.sessions.values()][0]?.amount_total, minor, currency)
    await pay(url)
    assert.equal(await balance(asha), amount, currency)
  }
  const { customer, admin } = await openPayingKitchen({ currency: 'KWD' })
  const [asha, same] = [await customer(), key()]
  for (let n = 0; n < 2; n += 1)
    assert.equal((await asha.post(topUp, { amount: '1.255' }, same)).body.code, 'payment_refused')
  assert.equal((await admin.get('/api/v1/wallet/top-ups/?status=pending')).body.count, 0)
})

test('the same request sent again, at once or later, opens one checkout', async () => {
  const { customer, account, sql } = await openPayingKitchen()
  const [asha, same] = [await customer(), key()]
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => asha.post(topUp, { amount: '20.00' }, same)),
  )
  const urls = new Set(
    [...answers, await asha.post(topUp, { amount: '20.00' }, same)].map(({ body }) => body.checkout_url),
  )
  assert.deepEqual([urls.size, account.sessions.size], [1, 1])
  assert.equal((await sql('select id from top_ups')).length, 1)
})

test('no transaction of the kitchen is open while Stripe is asked', async () => {
  const { payer, send, account, tenant, admin, age, lookAfterPayments } = await openPayingKitchen()
  const open: string[] = []
  stripe.behaviour.meanwhile = () =>
    server.deps.owner.with('postgres', async (client) => {
      const { rows } = await client.query(
        `select query from pg_stat_activity where datname = $1 and state like 'idle in transaction%'`,
        [tenant.database],
      )
      open.push(...rows.map(({ query }) => query))
    })
  const { url, payment } = await payer()
  await send(account.event('checkout.session.completed', account.pay(url)))
  await admin.post(`/api/v1/payments/${payment}/refund/`, { amount: '5.00', reason: 'test' }, key())
  await payer()
  await age('25 hours')
  await lookAfterPayments()
  assert.ok(stripe.asked.length >= 6)
  assert.deepEqual(open, [])
})

test('when Stripe is down a customer is told to try again, and the same request then opens the page', async () => {
  const { customer, account } = await openPayingKitchen()
  const [asha, same] = [await customer(), key()]
  stripe.behaviour.how = 'down'
  const { status, body, headers } = await asha.post(topUp, { amount: '20.00' }, same)
  assert.deepEqual(
    [status, body.code, headers.get('retry-after')],
    [503, 'payment_provider_unavailable', '1'],
  )
  // What Stripe did but could not tell is not done twice.
  stripe.behaviour.how = 'lost'
  assert.equal((await asha.post(topUp, { amount: '20.00' }, same)).status, 503)
  stripe.behaviour.how = 'well'
  const again = await asha.post(topUp, { amount: '20.00' }, same)
  assert.deepEqual([again.status, again.body.checkout_url], [202, [...account.sessions.values()][0]?.url])
  assert.equal(account.sessions.size, 1)
})

test('when Stripe does not come to an end a customer waits five seconds, not longer', async () => {
  const { customer } = await openPayingKitchen()
  const asha = await customer()
  stripe.behaviour.how = 'slow'
  const begun = performance.now()
  assert.equal((await asha.post(topUp, { amount: '20.00' }, key())).status, 503)
  const waited = performance.now() - begun
  assert.ok(waited > 4_500 && waited < 6_500, `${waited} ms`)
})

test('an abandoned top-up is gone after a day, and what was paid without our hearing of it is credited', async () => {
  const { payer, customer, account, admin, age, lookAfterPayments, balance, payment } =
    await openPayingKitchen()
  const [left, paid] = [await payer(), await payer()]
  stripe.behaviour.how = 'down'
  const never = await customer()
  await never.post(topUp, { amount: '20.00' }, key())
  stripe.behaviour.how = 'well'
  await lookAfterPayments()
  assert.equal((await payment(left.payment)).status, 'pending')

  account.expire(left.url)
  account.pay(paid.url)
  await age('24 hours')
  await lookAfterPayments()
  assert.deepEqual([await balance(left.asha), await balance(paid.asha)], ['0.00', '50.00'])
  assert.equal((await payment(left.payment)).status, 'expired')
  assert.equal((await admin.get('/api/v1/payments/?status=expired')).body.count, 2)
  assert.equal((await admin.get('/api/v1/wallet/top-ups/?status=pending')).body.count, 0)
})

test('the office does not confirm what Stripe takes care of', async () => {
  const { payer, person, balance } = await openPayingKitchen()
  const { asha, topUp: wish } = await payer()
  const office = await person('staff')
  assert.equal((await office.post(`/api/v1/wallet/top-ups/${wish.id}/confirm/`)).status, 400)
  assert.equal(await balance(asha), '0.00')
})

test('a kitchen without a provider takes the wish, and its office confirms what came over the counter', async () => {
  const { customer, person } = await openKitchenOn(server, {})
  const [asha, office] = [await customer(), await person('staff')]
  const { status, body } = await asha.post(topUp, { amount: '20.00' }, key())
  assert.deepEqual([status, 'checkout_url' in body], [202, false])
  assert.equal((await office.post(`/api/v1/wallet/top-ups/${body.id}/confirm/`)).body.status, 'confirmed')
})

test('what is paid in online pays first what is owed for a delivered meal', async () => {
  const kitchen = await openPayingKitchen()
  const { asha, url } = await kitchen.payer({ amount: '50.00' })
  const date = await kitchen.today()
  await eatUncovered(kitchen, { customer: asha.customer, total: '12.00', date })
  await kitchen.pay(url)
  const { balance, owed } = (await asha.get('/api/v1/customer/wallet/')).body
  assert.deepEqual([balance, owed], ['38.00', '0.00'])
})
