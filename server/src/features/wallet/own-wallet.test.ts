import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { countReads } from '../../../test/statements.ts'

const wallet = '/api/v1/customer/wallet/'
const older = '/api/v1/wallet/'

test('the wallet shows its balance with a page of movements, and each movement has an address of its own', async () => {
  const { customer, person, sql } = await openKitchen()
  const [asha, office] = [await customer(), await person('staff')]
  for (let n = 1; n <= 12; n += 1)
    await office.post(
      `/api/v1/customers/${asha.customer}/wallet/credit/`,
      { amount: `${n}.00`, reason: 'test' },
      { 'idempotency-key': `credit-${n}` },
    )
  const { balance, transactions } = (await asha.get(wallet)).body
  assert.equal(balance, '78.00')
  const { count, next, previous, results } = transactions
  assert.deepEqual([count, previous, results.length, results[0].amount], [12, null, 10, '12.00'])
  const last = (await asha.get(new URL(next).pathname + new URL(next).search)).body.transactions
  assert.deepEqual([last.results.length, last.next], [2, null])
  const { id, amount, transaction_type, description, created_at } = results[0]
  assert.deepEqual((await asha.get(`${wallet}${id}/`)).body, results[0])
  assert.deepEqual(
    [amount, transaction_type, description],
    ['12.00', 'credit', 'Credited 12.00 AED by the office: test'],
  )
  assert.match(created_at, /\+04:00$/)
  assert.equal((await sql('select balance from wallets'))[0].balance, '78.00')
})

test("older apps read the same movements under the kitchen's paths, and who is no customer has none", async () => {
  const { customer, person, visitor } = await openKitchen()
  const [asha, berta] = [await customer({ wallet: '5.00' }), await customer({ wallet: '7.00' })]
  const { body } = await asha.get(older)
  assert.deepEqual([body.count, body.next, body.previous, body.results[0].amount], [1, null, null, '5.00'])
  assert.deepEqual(body, (await asha.get(wallet)).body.transactions)
  assert.deepEqual((await asha.get(`${older}${body.results[0].id}/`)).body, body.results[0])
  assert.equal((await berta.get(`${older}${body.results[0].id}/`)).status, 404)
  for (const role of ['admin', 'kitchen_staff', 'driver', 'customer'] as const) {
    const stranger = await person(role)
    assert.deepEqual((await stranger.get(older)).body, { count: 0, next: null, previous: null, results: [] })
    assert.equal((await stranger.get(`${older}?page=2`)).status, 404)
    assert.equal((await stranger.get(`${older}${body.results[0].id}/`)).status, 403)
    // The customers' own corridor refuses them, whatever they ask for (contract 6).
    assert.equal((await stranger.get(wallet)).status, 403)
    assert.equal((await stranger.get(`${wallet}${body.results[0].id}/`)).status, 403)
  }
  assert.equal((await visitor.get(older)).status, 401)
  assert.equal(
    await countReads(() => asha.get(older)),
    await countReads(() => asha.get(`${older}?page_size=1`)),
  )
})
