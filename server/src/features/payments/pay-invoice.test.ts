import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchenOn } from '../../../test/kitchen.ts'
import { key, payingServer } from '../../../test/payments.ts'

const { server, openPayingKitchen } = await payingServer()
const payOf = (invoice: number) => `/api/v1/customer/invoices/${invoice}/pay/`

/** Somebody who owes 40.00. */
async function billed(kitchen: Pick<Awaited<ReturnType<typeof openPayingKitchen>>, 'customer' | 'sql'>) {
  const asha = await kitchen.customer()
  const [{ id }] = await kitchen.sql(
    `insert into invoices (customer, invoice_number, due_date, total)
     values ($1, $2, kitchen_today() + 7, '40.00') returning id`,
    [asha.customer, `INV-${asha.customer}`],
  )
  return { asha, invoice: Number(id) }
}

test('a customer pays an invoice online, and asking again leads to the same page', async () => {
  const kitchen = await openPayingKitchen()
  const { asha, invoice } = await billed(kitchen)
  const { status, body } = await asha.post(payOf(invoice))
  assert.deepEqual([status, body.purpose, body.amount, body.status], [202, 'invoice', '40.00', 'pending'])
  const answers = await Promise.all(Array.from({ length: 5 }, () => asha.post(payOf(invoice))))
  assert.deepEqual(new Set([body.checkout_url, ...answers.map((one) => one.body.checkout_url)]).size, 1)
  assert.equal(kitchen.account.sessions.size, 1)

  await kitchen.pay(body.checkout_url)
  assert.equal((await asha.get(`/api/v1/customer/invoices/${invoice}/`)).body.status, 'paid')
  assert.deepEqual([await kitchen.balance(asha), await kitchen.gateway()], ['0.00', '40.00'])
  const again = await asha.post(payOf(invoice))
  assert.deepEqual([again.status, again.body.code], [409, 'invoice_not_open'])
  assert.equal((await kitchen.payment(body.id)).booked_to, 'invoice')
})

test('an invoice that was paid at the counter meanwhile leaves the online money in the wallet', async () => {
  const kitchen = await openPayingKitchen()
  const { asha, invoice } = await billed(kitchen)
  const { body } = await asha.post(payOf(invoice))
  await kitchen.admin.post(`/api/v1/invoices/${invoice}/mark_paid/`)
  await kitchen.pay(body.checkout_url)
  assert.deepEqual([await kitchen.balance(asha), await kitchen.gateway()], ['40.00', '40.00'])
  const [movement] = (await asha.get('/api/v1/customer/wallet/')).body.transactions.results
  assert.match(movement.explanation, /invoice INV-\d+ is settled without it/)
  // And is paid back from there.
  const refund = await kitchen.admin.post(
    `/api/v1/payments/${body.id}/refund/`,
    { reason: 'Paid twice' },
    key(),
  )
  assert.equal(refund.body.status, 'succeeded')
  assert.deepEqual([await kitchen.balance(asha), await kitchen.gateway()], ['0.00', '0.00'])
})

test('online money for an invoice of which less is open meanwhile pays what is open, and the rest is in the wallet', async () => {
  const kitchen = await openPayingKitchen()
  const { asha, invoice } = await billed(kitchen)
  const { body } = await asha.post(payOf(invoice))
  const cash = { amount: '15.00', method: 'cash' }
  await kitchen.admin.post(`/api/v1/invoices/${invoice}/payments/`, cash, key())
  const session = await kitchen.pay(body.checkout_url)
  await kitchen.send(kitchen.account.event('checkout.session.async_payment_succeeded', session))
  const { status, open_amount, paid_amount } = (await asha.get(`/api/v1/customer/invoices/${invoice}/`)).body
  assert.deepEqual([status, open_amount, paid_amount], ['paid', '0.00', '40.00'])
  assert.deepEqual([await kitchen.balance(asha), await kitchen.gateway()], ['15.00', '40.00'])
  assert.equal((await kitchen.payment(body.id)).booked_to, 'invoice')
})

test("nobody pays another's invoice, and a kitchen without a provider takes nothing online", async () => {
  const kitchen = await openPayingKitchen()
  const { invoice } = await billed(kitchen)
  const berta = await kitchen.customer()
  assert.equal((await berta.post(payOf(invoice))).status, 404)
  assert.equal((await berta.post(payOf(999))).status, 404)
  const manual = await openKitchenOn(server, {})
  const own = await billed(manual)
  assert.equal((await own.asha.post(payOf(own.invoice))).body.code, 'online_payment_off')
})

test('an abandoned checkout of an invoice ends after a day, and the invoice can be paid again', async () => {
  const kitchen = await openPayingKitchen()
  const { asha, invoice } = await billed(kitchen)
  const first = (await asha.post(payOf(invoice))).body
  kitchen.account.expire(first.checkout_url)
  await kitchen.age('24 hours')
  await kitchen.lookAfterPayments()
  const { body } = await asha.post(payOf(invoice))
  assert.notEqual(body.checkout_url, first.checkout_url)
  await kitchen.pay(body.checkout_url)
  assert.equal((await asha.get(`/api/v1/customer/invoices/${invoice}/`)).body.status, 'paid')
  // What pays for an invoice is not in the wallet, and is paid back only when it got there.
  const refund = () => kitchen.admin.post(`/api/v1/payments/${body.id}/refund/`, { reason: 'x' }, key())
  assert.equal((await refund()).status, 402)
  const credit = { amount: '40.00', reason: 'The invoice is taken back' }
  await kitchen.admin.post(`/api/v1/customers/${asha.customer}/wallet/credit/`, credit, key())
  assert.equal((await refund()).body.status, 'succeeded')
  assert.deepEqual([await kitchen.balance(asha), await kitchen.gateway()], ['0.00', '0.00'])
})
