import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const profile = '/api/v1/customer/profile/'

test('a customer reads and changes their own profile, never what only the kitchen decides', async () => {
  const kitchen = await openKitchen()
  const asha = await kitchen.customer({ phone: '0501' })
  const { body: before } = await asha.get(profile)
  assert.deepEqual(Object.keys(before).sort(), [
    'allergies',
    'created_at',
    'dislikes',
    'email',
    'emirates_id',
    'first_name',
    'id',
    'last_name',
    'loyalty_points',
    'loyalty_tier',
    'name',
    'phone',
    'preferred_communication',
    'updated_at',
    'username',
    'wallet_balance',
  ])
  const changed = await asha.patch(profile, {
    ...before,
    email: 'asha@example.test',
    first_name: 'Asha',
    last_name: 'Rao',
    name: 'Asha',
    loyalty_tier: 'GOLD',
    wallet_balance: '99.00',
  })
  assert.equal(changed.status, 200)
  assert.deepEqual(
    [changed.body.email, changed.body.name, changed.body.loyalty_tier, changed.body.wallet_balance],
    ['asha@example.test', 'Asha', 'BRONZE', '0.00'],
  )
})

test('a PUT needs e-mail and names, a PATCH allows none of them to be empty', async () => {
  const asha = await (await openKitchen()).customer()
  const put = await asha.put(profile, { name: 'Asha' })
  assert.deepEqual([put.status, Object.keys(put.body).sort()], [400, ['email', 'first_name', 'last_name']])
  assert.equal((await asha.put(profile, { email: 'a@b.test', first_name: 'A', last_name: 'B' })).status, 200)
  for (const field of ['email', 'first_name', 'last_name', 'role']) {
    const { status, body } = await asha.patch(profile, { [field]: '' })
    assert.deepEqual([status, Object.keys(body)], [400, [field]])
  }
})

test("nobody takes another's phone or e-mail address", async () => {
  const kitchen = await openKitchen()
  const [asha, ravi] = [await kitchen.customer({ phone: '0501' }), await kitchen.customer({ phone: '0502' })]
  await asha.patch(profile, { email: 'asha@example.test' })
  for (const [field, value] of [
    ['phone', '050-1'],
    ['email', 'ASHA@example.test'],
  ] as const) {
    const { status, body } = await ravi.patch(profile, { [field]: value })
    assert.deepEqual([status, Object.keys(body)], [400, [field]])
  }
  assert.equal((await asha.patch(profile, { phone: '0501', email: 'asha@example.test' })).status, 200)
})

test("an account that is no customer's has no profile, and nobody has one unsigned", async () => {
  const kitchen = await openKitchen()
  for (const role of ['admin', 'staff', 'driver'] as const)
    assert.equal((await (await kitchen.person(role)).get(profile)).status, 403)
  const bare = await kitchen.person('customer')
  for (const path of [profile, '/api/v1/customer/addresses/', '/api/v1/customer/notifications/'])
    assert.equal((await bare.get(path)).status, 403)
  assert.equal((await bare.post('/api/v1/customer/addresses/', { street: 'Palm 1' })).status, 403)
  assert.equal((await kitchen.visitor.get(profile)).status, 401)
})
