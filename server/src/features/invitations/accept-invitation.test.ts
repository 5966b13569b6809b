import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const accept = '/api/v1/auth/invitation/accept/'
const password = 'drives a red van'

async function invited(phone = '0501') {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  const { body } = await staff.post('/api/v1/driver/drivers/', { name: 'Ali', phone })
  return { kitchen, staff, driver: body.id as number, token: new URL(body.invitation_url).hash.split('.')[1] }
}

test('an invitation is used once, also by twenty at once', async () => {
  const { kitchen, token } = await invited()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => kitchen.visitor.post(accept, { token, password })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(19).fill(400)])
})

test('an unknown, a used and an old invitation are told alike', async () => {
  const { kitchen, token } = await invited()
  const unknown = await kitchen.visitor.post(accept, { token: 'nobody has this one', password })
  assert.deepEqual([unknown.status, Object.keys(unknown.body)], [400, ['token']])
  const clock = kitchen.server.clock
  clock.advance(7 * 86_400_000 + 1000)
  try {
    assert.deepEqual((await kitchen.visitor.post(accept, { token, password })).body, unknown.body)
  } finally {
    clock.advance(-7 * 86_400_000 - 1000)
  }
  assert.equal((await kitchen.visitor.post(accept, { token, password })).status, 200)
  assert.deepEqual((await kitchen.visitor.post(accept, { token, password })).body, unknown.body)
})

test('a weak password is refused and leaves the invitation as it is', async () => {
  const { kitchen, token } = await invited('0501234567')
  for (const weak of ['short', '12345678', 'iloveyou', 'is 0501234567']) {
    const { status, body } = await kitchen.visitor.post(accept, { token, password: weak })
    assert.deepEqual([status, Object.keys(body)], [400, ['password']])
  }
  assert.equal((await kitchen.visitor.post(accept, { token, password })).status, 200)
})

test('an invitation is for its own kitchen and for an account that is switched on', async () => {
  const { kitchen, staff, driver, token } = await invited()
  const other = await openKitchen()
  assert.equal((await other.visitor.post(accept, { token, password })).status, 400)
  await staff.post(`/api/v1/driver/drivers/${driver}/toggle_active/`)
  assert.equal((await kitchen.visitor.post(accept, { token, password })).status, 400)
  await staff.delete(`/api/v1/driver/drivers/${driver}/`)
  assert.equal((await kitchen.visitor.post(accept, { token, password })).status, 400)
})
