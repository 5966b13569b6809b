import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

test("the kitchen's administrator signs in by name or e-mail and is told apart from a stranger only by the password", async () => {
  const { visitor } = await openKitchen()
  const signIn = (login: string, password: string) =>
    visitor.post('/api/v1/auth/login/', { username: login, password })

  const first = await signIn('Admin', 'a boss of tests')
  assert.equal(first.status, 200)
  assert.deepEqual(first.body.user.groups, [])
  assert.equal((await signIn('ADMIN@example.test', 'a boss of tests')).status, 200)

  const wrong = await signIn('admin', 'not the password')
  const unknown = await signIn('nobody', 'not the password')
  assert.equal(wrong.status, 400)
  assert.deepEqual(wrong.body, unknown.body)
})
