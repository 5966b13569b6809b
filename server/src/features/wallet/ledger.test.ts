import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { rows } from '../../platform/db/handles.ts'
import { openKitchen } from '../../../test/harness.ts'

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
  const { customer, tenant } = await openKitchen()
  const asha = await customer({ wallet: '5.00' })
  const attempt = (statement: string) => tenant.write((tx) => rows(tx, sql.raw(statement)))
  const refused = (statement: string, code: string) => assert.rejects(attempt(statement), { code }, statement)

  await refused('update ledger_entries set amount = 1', '42501')
  await refused('delete from ledger_entries', '42501')
  await refused('delete from ledger_transactions', '42501')
  await refused('truncate ledger_entries', '42501')
  await refused(
    `insert into ledger_entries (transaction, account, amount) values (1, 'office', 5.00), (1, 'sales', -4.99)`,
    '23514',
  )
  await refused(
    `insert into ledger_entries (transaction, account, amount) values (1, 'office', 5.00)`,
    '23514',
  )
  await refused(`update wallets set balance = balance - 5.01 where customer = ${asha.customer}`, '23514')
  await refused(`update wallets set balance = 1.001 where customer = ${asha.customer}`, '23514')
  await refused('update identity set tenant = 1', '42501')
  await refused(`update settings set currency = 'USD'`, '42501')
})
