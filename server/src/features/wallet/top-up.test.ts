import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const path = '/api/v1/customer/wallet/topup/'
const balance = async (person: { get: (path: string) => Promise<{ body: { balance: string } }> }) =>
  (await person.get('/api/v1/customer/wallet/')).body.balance

test('a top-up is a request until the office has the money, and then it is credited once', async () => {
  const { customer, person } = await openKitchen()
  const [asha, office, other] = [await customer(), await person('staff'), await person('manager')]
  const { status, body } = await asha.post(path, { amount: '50' })
  assert.deepEqual(
    [status, body.status, body.amount, body.reference],
    [202, 'pending', '50.00', 'TOP-000001'],
  )
  assert.equal(await balance(asha), '0.00')

  const waiting = (await office.get('/api/v1/wallet/top-ups/?status=pending')).body
  assert.deepEqual([waiting.count, waiting.results[0].customer], [1, asha.customer])
  const confirm = (who: typeof office) => who.post(`/api/v1/wallet/top-ups/${body.id}/confirm/`)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, place) => confirm(place % 2 ? office : other)),
  )
  assert.ok(answers.every((answer) => answer.status === 200 && answer.body.status === 'confirmed'))
  assert.equal(await balance(asha), '50.00')
})

test('a top-up of less than one, of nothing or of a third decimal is refused by field', async () => {
  const { customer, sql } = await openKitchen()
  const asha = await customer()
  for (const amount of ['0.99', '0', '-5', '1.001', 'much'])
    assert.ok('amount' in (await asha.post(path, { amount })).body, amount)
  assert.deepEqual(await sql('select id from top_ups'), [])
})

test('no customer confirms a top-up, and one that does not exist is not found', async () => {
  const { customer, person } = await openKitchen()
  const [asha, office] = [await customer(), await person('admin')]
  const { body } = await asha.post(path, { amount: '10.00' })
  assert.equal((await asha.post(`/api/v1/wallet/top-ups/${body.id}/confirm/`)).status, 403)
  assert.equal((await office.post('/api/v1/wallet/top-ups/999/confirm/')).status, 404)
  assert.equal(await balance(asha), '0.00')
})
