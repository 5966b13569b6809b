import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { contentsOf } from '../../../test/contents.ts'
import { logLines } from '../../../test/log-lines.ts'
import { key, payingServer } from '../../../test/payments.ts'

const { log, text } = logLines()
const { stripe, server, openPayingKitchen } = await payingServer({ log })
const path = '/api/v1/payments/settings/'

test("a kitchen's keys go in and never come out: not in an answer, not in a log, not in the database", async () => {
  const { admin, account, customer, slug, tenant, sql } = await openPayingKitchen()
  const { secret_key, webhook_secret } = account
  const said: unknown[] = []
  const keep = async <T>(answer: Promise<T>) => said.push(await answer)
  const { body } = await admin.get(path)
  assert.deepEqual(body, {
    provider: 'stripe',
    publishable_key: null,
    key_ending: secret_key.slice(-4),
    webhook_ending: webhook_secret.slice(-4),
    webhook_path: `/api/v1/payments/webhooks/stripe/${slug}/`,
  })
  const asha = await customer()
  for (const how of ['well', 'down', 'refusing', 'lost'] as const) {
    stripe.behaviour.how = how
    await keep(asha.post('/api/v1/customer/wallet/topup/', { amount: '5.00' }, key()))
  }
  await keep(admin.put(path, { provider: 'stripe', secret_key: `${secret_key} with a space` }))
  await keep(admin.put(path, { provider: 'stripe', secret_key: 'sk_test_not_of_any_account' }))
  stripe.behaviour.how = 'well'
  await keep(asha.post('/api/v1/customer/wallet/topup/', { amount: '5.00' }, key()))
  const everything =
    JSON.stringify([
      said,
      await contentsOf(server, tenant.database),
      await sql('select body from idempotency_keys'),
    ]) + text()
  assert.match(everything, /StripeConnectionError|no checkout was opened/, 'the log was read')
  for (const secret of [secret_key, webhook_secret, 'sk_test_not_of_any_account'])
    assert.ok(!everything.includes(secret))
})

test('what is left out stays, null forgets, and Stripe is not chosen without its keys', async () => {
  const { admin, account, customer } = await openPayingKitchen()
  const { body } = await admin.put(path, { provider: 'stripe', publishable_key: 'pk_test_1' })
  assert.deepEqual([body.publishable_key, body.key_ending], ['pk_test_1', account.secret_key.slice(-4)])
  const missing = await admin.put(path, { provider: 'stripe', secret_key: null })
  assert.deepEqual([missing.status, Object.keys(missing.body)], [400, ['secret_key']])
  for (const wrong of ['short', 'with a space in it', ''])
    assert.deepEqual(Object.keys((await admin.put(path, { provider: 'stripe', secret_key: wrong })).body), [
      'secret_key',
    ])
  assert.equal((await admin.get(path)).body.key_ending, account.secret_key.slice(-4))
  await admin.put(path, { provider: 'manual', secret_key: null, webhook_secret: null })
  assert.deepEqual(
    [(await admin.get(path)).body.key_ending, (await admin.get(path)).body.webhook_ending],
    [null, null],
  )
  const asha = await customer()
  assert.equal(
    (await asha.post('/api/v1/customer/wallet/topup/', { amount: '5.00' })).body.checkout_url,
    undefined,
  )
})

test('only an administrator reads and changes them', async () => {
  const { person, customer } = await openPayingKitchen()
  for (const who of [
    await person('manager'),
    await person('staff'),
    await person('driver'),
    await customer(),
  ]) {
    assert.equal((await who.get(path)).status, 403)
    assert.equal((await who.put(path, { provider: 'manual' })).status, 403)
  }
})

test("a row copied into another kitchen's database opens nothing there", async () => {
  const [one, other] = [await openPayingKitchen(), await openPayingKitchen()]
  const [row] = await one.sql('select sealed_secret_key, sealed_webhook_secret from payment_settings')
  await other.sql('update payment_settings set sealed_secret_key = $1, sealed_webhook_secret = $2', [
    row.sealed_secret_key,
    row.sealed_webhook_secret,
  ])
  const asha = await other.customer()
  assert.equal((await asha.post('/api/v1/customer/wallet/topup/', { amount: '5.00' })).status, 500)
  assert.equal(one.account.sessions.size, 0)
})
