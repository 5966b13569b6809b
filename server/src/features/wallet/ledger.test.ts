import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { openKitchen } from '../../../test/harness.ts'
import { grantPromo } from './index.ts'

const credit = (customer: number) => `/api/v1/customers/${customer}/wallet/credit/`
const key = () => ({ 'idempotency-key': randomUUID() })

test('the office credits a wallet with a reason that the customer reads', async () => {
  const { customer, person } = await openKitchen()
  const [asha, manager] = [await customer(), await person('manager')]
  const { status, body } = await manager.post(
    credit(asha.customer),
    { amount: '100.00', reason: 'Cash at the counter' },
    key(),
  )
  assert.deepEqual(
    [status, body.amount, body.balance, body.transaction_type],
    [201, '100.00', '100.00', 'credit'],
  )

  const wallet = (await asha.get('/api/v1/customer/wallet/')).body
  assert.equal(wallet.balance, '100.00')
  const [movement] = wallet.transactions.results
  assert.equal(movement.explanation, 'Credited 100.00 AED by the office: Cash at the counter')
  assert.deepEqual((await asha.get(`/api/v1/customer/wallet/${movement.id}/`)).body, movement)
})

test("credit needs a key, a positive amount with the currency's decimals, a reason and an existing customer", async () => {
  const { customer, person } = await openKitchen()
  const [asha, manager] = [await customer(), await person('staff')]
  const good = { amount: '1.00', reason: 'test' }
  assert.equal((await manager.post(credit(asha.customer), good)).status, 400)
  for (const [body, field] of [
    [{ ...good, amount: '0' }, 'amount'],
    [{ ...good, amount: '-5.00' }, 'amount'],
    [{ ...good, amount: '1.001' }, 'amount'],
    [{ ...good, amount: 'much' }, 'amount'],
    [{ ...good, amount: '99999999999' }, 'amount'],
    [{ ...good, reason: ' ' }, 'reason'],
    [{ ...good, by: 1 }, 'by'],
  ] as const) {
    const answer = await manager.post(credit(asha.customer), body, key())
    assert.equal(answer.status, 400, JSON.stringify(body))
    assert.ok(field in answer.body)
  }
  assert.equal((await manager.post(credit(999), good, key())).status, 404)
  assert.equal((await asha.get('/api/v1/customer/wallet/')).body.balance, '0.00')
})

test("cooks, drivers and customers credit nobody, and nobody reads another's movement", async () => {
  const { customer, person } = await openKitchen()
  const [asha, berta] = [await customer({ wallet: '5.00' }), await customer()]
  for (const role of ['kitchen_staff', 'driver'] as const) {
    assert.equal(
      (await (await person(role)).post(credit(asha.customer), { amount: '1.00', reason: 'x' }, key())).status,
      403,
    )
  }
  assert.equal((await asha.post(credit(asha.customer), { amount: '1.00', reason: 'x' }, key())).status, 403)
  const [movement] = (await asha.get('/api/v1/customer/wallet/')).body.transactions.results
  assert.equal((await berta.get(`/api/v1/customer/wallet/${movement.id}/`)).status, 404)
})

// Reliability demand 38: with the rights of the kitchen's own database role.
test('PostgreSQL itself keeps the books: append only, balanced, never overdrawn, no cent of a wrong size', async () => {
  const { customer, refused } = await openBooks()
  const asha = await customer({ wallet: '5.00' })
  await refused('update ledger_entries set amount = 1', '42501')
  await refused('delete from ledger_entries', '42501')
  await refused('delete from ledger_transactions', '42501')
  await refused('truncate ledger_entries', '42501')
  await refused(entries(`(1, 'office', null, 5.00), (1, 'sales', null, -4.99)`), '23514')
  await refused(entries(`(1, 'office', null, 5.00)`), '23514')
  await refused(`update wallets set balance = balance - 5.01 where customer = ${asha.customer}`, '23514')
  await refused(`update wallets set balance = 1.001 where customer = ${asha.customer}`, '23514')
  await refused('update identity set tenant = 1', '42501')
  await refused(`update settings set currency = 'USD'`, '42501')
})

test('PostgreSQL itself keeps gifts and what is set aside: nothing negative, nothing paid out, nothing passed on', async () => {
  const { customer, refused, tenant } = await openBooks()
  const [asha, berta] = [await customer({ wallet: '5.00' }), await customer()]
  const wish = { customer: asha.customer, amount: '3.00', expires_on: null, explanation: 'Welcome' }
  const { grant } = await tenant.write((tx) => grantPromo(tx, tenant, wish, null))
  await refused('update wallets set promo = -0.01', '23514')
  await refused('update wallets set held = -0.01', '23514')
  await refused('update promo_grants set remaining = 3.01', '23514')
  await refused('update promo_grants set remaining = -0.01', '23514')
  await refused('update promo_grants set expires_on = null', '42501')
  await refused('update promo_grants set amount = 9.00', '42501')
  await refused('delete from promo_grants', '42501')
  const gift = (of: number, against: string, more = `${grant}, -1.00, 3, 7.00`) =>
    `insert into ledger_entries (transaction, account, customer, promo_grant, amount, version, balance_after) values
      (1, 'promo', ${of}, ${more}), (1, '${against}', null, null, 1.00, null, null)`
  for (const account of ['office', 'bank', 'gateway', 'cash'])
    await refused(gift(asha.customer, account), '23514')
  await refused(gift(berta.customer, 'sales'), '23503')
  await refused(gift(asha.customer, 'sales', 'null, -1.00, 3, 7.00'), '23514')
  await refused(entries(`(1, 'held', null, 1.00), (1, 'sales', null, -1.00)`), '23514')
  await refused(entries(`(1, 'sales', ${asha.customer}, 1.00), (1, 'tax', null, -1.00)`), '23514')
})

test('PostgreSQL itself keeps the chain of a wallet: no gap, no wrong balance, no other balance stored beside it', async () => {
  const { customer, refused } = await openBooks()
  const asha = await customer({ wallet: '5.00' })
  const move = (version: number, balance: string, stored: string) => `
    with moved as (update wallets set version = ${version}, balance = ${stored} where customer = ${asha.customer})
    insert into ledger_entries (transaction, account, customer, amount, version, balance_after) values
      (1, 'wallet', ${asha.customer}, -1.00, ${version}, ${balance}), (1, 'sales', null, 1.00, null, null)`
  await refused(move(3, '4.00', '4.00'), '23514')
  await refused(move(2, '4.50', '4.50'), '23514')
  await refused(move(2, '4.00', '4.50'), '23514')
  await refused(move(1, '4.00', '4.00'), '23505')
})

test('PostgreSQL itself lets an order be set aside once, then charged or given back once, and nothing be undone twice', async () => {
  const { customer, refused, sql: owner } = await openBooks()
  const asha = await customer({ wallet: '5.00' })
  const [order] = await owner(
    `insert into orders (customer, delivery_date, status, payment_mode, quantity, tax, total, currency)
      values ($1, kitchen_today(), 'confirmed', 'hold', 1, 0.00, 1.00, 'AED') returning id`,
    [asha.customer],
  )
  const all = (...types: string[]) =>
    `insert into ledger_transactions (type, explanation, "order") values ${types.map((type) => `('${type}', 'x', ${order.id})`).join(', ')}`
  for (const [one, other] of [
    ['hold', 'hold'],
    ['capture', 'capture'],
    ['release', 'release'],
    ['capture', 'release'],
  ] as const)
    await refused(all(one, other), '23505')
  const undo = `('reversal', 'x', (select min(id) from ledger_transactions))`
  await refused(
    `insert into ledger_transactions (type, explanation, reverses) values ${undo}, ${undo}`,
    '23505',
  )
})

/** A kitchen in which one tries, with the kitchen's own role, what must not be. */
async function openBooks() {
  const kitchen = await openKitchen()
  const refused = (statement: string, code: string) =>
    assert.rejects(
      kitchen.tenant.write((tx) => rows(tx, sql.raw(statement))),
      { code },
      statement,
    )
  return { ...kitchen, refused }
}

const entries = (values: string) =>
  `insert into ledger_entries (transaction, account, customer, amount) values ${values}`
