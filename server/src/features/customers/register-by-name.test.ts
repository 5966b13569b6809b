import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'

const path = '/api/v1/auth/registration/'
const password = 'a garden of 7 herbs'
const asha = { username: 'asha.rao', email: 'asha@example.test', password1: password, password2: password }

test('who registers by name is a customer of this kitchen with an empty wallet, is signed in, and signs in again', async () => {
  const { visitor } = await openKitchen({ currency: 'KWD' })
  const { status, body } = await visitor.post(path, asha)
  assert.equal(status, 201)
  assert.deepEqual(Object.keys(body).sort(), ['access', 'refresh', 'user'])
  const { pk, ...user } = body.user
  const { username, email } = asha
  assert.deepEqual(user, { username, email, first_name: '', last_name: '', groups: [] })

  const headers = { authorization: `Bearer ${body.access}` }
  const profile = (await visitor.get('/api/v1/customer/profile/', undefined, headers)).body
  assert.deepEqual([profile.name, profile.wallet_balance], ['asha.rao', '0.000'])
  assert.equal((await visitor.get('/api/v1/orders/', undefined, headers)).status, 403)
  assert.equal((await visitor.post('/api/v1/auth/token/refresh/', { refresh: body.refresh })).status, 200)
  for (const name of [username, email]) {
    const again = await visitor.post('/api/v1/auth/login/', { username: name, password })
    assert.equal(again.body.user?.pk, pk, name)
  }
})

test('a username and an e-mail address belong to one person, in any case, and nothing is made of a refused wish', async () => {
  const { visitor, sql } = await openKitchen()
  assert.equal((await visitor.post(path, asha)).status, 201)
  const counts = () =>
    sql('select (select count(*) from accounts) as accounts, (select count(*) from wallets) as wallets')
  const before = await counts()
  const wrong: [object, string][] = [
    [{ ...asha, email: 'other@example.test' }, 'username'],
    [{ ...asha, email: 'other@example.test', username: 'ASHA.Rao' }, 'username'],
    [{ ...asha, email: 'other@example.test', username: 'admin' }, 'username'],
    [{ ...asha, username: 'other', email: 'ASHA@example.test' }, 'email'],
    [{ ...asha, username: 'other', email: 'asha' }, 'email'],
    [{ ...asha, username: 'chef@example.test', email: 'o@example.test' }, 'username'],
    [
      { ...asha, username: 'other', email: 'o@example.test', password2: 'a garden of 8 herbs' },
      'non_field_errors',
    ],
    [
      { ...asha, username: 'other', email: 'o@example.test', password1: 'iloveyou', password2: 'iloveyou' },
      'password1',
    ],
    [{ ...asha, username: 'other', email: 'o@example.test', role: 'admin' }, 'role'],
    [{ username: 'other' }, 'email'],
  ]
  for (const [wish, field] of wrong) {
    const { status, body } = await visitor.post(path, wish)
    assert.deepEqual([status, field in body], [400, true], `${JSON.stringify(wish)} ${JSON.stringify(body)}`)
  }
  assert.deepEqual(await counts(), before)
})

test('of ten people who register one name at once, one gets it', async () => {
  const { visitor, sql } = await openKitchen()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => visitor.post(path, { ...asha, email: `asha${n}@example.test` })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(9).fill(400)])
  assert.deepEqual(await sql('select count(*) from customers'), [{ count: 1 }])
})

test('registering needs a kitchen, whose plan has the customer app and room for one more', async () => {
  const kitchen = await openKitchen()
  const plain = caller(kitchen.server.url, {})
  for (const door of ['', 'verify-email/', 'resend-email/'])
    assert.equal((await plain.post(path + door, asha)).status, 403, door)
  await kitchen.onPlan({ max_customers: 1 })
  assert.deepEqual((await kitchen.visitor.post(path, asha)).body.code, 'feature_missing')
  await kitchen.onPlan({ max_customers: 1, has_customer_app: true })
  assert.equal((await kitchen.visitor.post(path, asha)).status, 201)
  const second = await kitchen.visitor.post(path, { ...asha, username: 'bilal', email: 'bilal@example.test' })
  assert.deepEqual([second.status, second.body.code], [403, 'limit_reached'])
})

test('a key or an address is told nothing, known or not', async () => {
  const { visitor } = await openKitchen()
  await visitor.post(path, asha)
  for (const email of [asha.email, 'nobody@example.test']) {
    const { status, body } = await visitor.post(`${path}resend-email/`, { email })
    assert.deepEqual([status, body], [200, { detail: 'ok' }])
  }
  const { status, body } = await visitor.post(`${path}verify-email/`, { key: 'made-up' })
  assert.deepEqual([status, body], [200, { detail: 'ok' }])
  assert.equal((await visitor.post(`${path}verify-email/`, {})).status, 400)
  assert.equal((await visitor.post(`${path}resend-email/`, { email: 'asha' })).status, 400)
})
