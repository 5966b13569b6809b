import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const register = '/api/v1/customer/auth/register/'
const login = '/api/v1/customer/auth/login/'
const password = 'a garden of 7 herbs'

test('somebody who registers is a customer with an empty wallet, is signed in, and signs in again by phone', async () => {
  const { visitor, sql } = await openKitchen({ currency: 'KWD' })
  const asha = {
    phone: '+971 50 123',
    password,
    email: 'asha@example.test',
    first_name: 'Asha',
    last_name: 'Rao',
  }
  const { status, body } = await visitor.post(register, asha)
  assert.equal(status, 201)
  assert.deepEqual(body.user, {
    id: body.user.id,
    username: '+971 50 123',
    email: 'asha@example.test',
    name: 'Asha Rao',
    phone: '+971 50 123',
  })

  const headers = { authorization: `Bearer ${body.tokens.access}` }
  const profile = await visitor.get('/api/v1/customer/profile/', undefined, headers)
  assert.equal(profile.body.wallet_balance, '0.000')

  const again = await visitor.post(login, { phone: '+97150123', password })
  assert.equal(again.status, 200)
  assert.deepEqual(again.body.user, body.user)
  const [account] = await sql<{ password_hash: string }>('select password_hash from accounts where id = $1', [
    body.user.id,
  ])
  assert.match(account?.password_hash ?? '', /^\$argon2id\$/)
})

test('a phone or e-mail address belongs to one customer, however it is written', async () => {
  const { visitor, sql } = await openKitchen()
  await visitor.post(register, { phone: '+97150123', password, email: 'asha@example.test' })
  for (const taken of [{ phone: '+971-50-123' }, { phone: '+97150999', email: 'ASHA@example.test' }]) {
    const { status, body } = await visitor.post(register, { password, ...taken })
    assert.equal(status, 400)
    assert.deepEqual(Object.keys(body), ['error'])
  }
  assert.deepEqual(await sql('select count(*) from accounts where role = $1', ['customer']), [{ count: 1 }])
})

test('of twenty people who register one phone at once, one becomes a customer', async () => {
  const { visitor, sql } = await openKitchen()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => visitor.post(register, { phone: '0501234567', password })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(19).fill(400)])
  const counts =
    await sql(`select (select count(*) from customers) as customers, (select count(*) from wallets) as wallets,
    (select count(*) from accounts where role = 'customer') as accounts`)
  assert.deepEqual(counts, [{ customers: 1, wallets: 1, accounts: 1 }])
})

test('a driver may become a customer with the same number', async () => {
  const kitchen = await openKitchen()
  const manager = await kitchen.person('manager')
  await manager.post('/api/v1/driver/drivers/', { name: 'Ali', phone: '971501' })
  const { status, body } = await kitchen.visitor.post(register, { phone: '971501', password })
  assert.equal(status, 201)
  assert.match(body.user.username, /^971501_/)
})

test('a weak password, a phone without digits and unknown fields are refused by field', async () => {
  const { visitor, sql } = await openKitchen()
  const wrong = {
    short: [{ phone: '0501', password: 'short' }, 'password'],
    digits: [{ phone: '0501', password: '8123456789' }, 'password'],
    common: [{ phone: '0501', password: 'iloveyou' }, 'password'],
    'own name': [{ phone: '0501', password: 'ashashashas', first_name: 'Asha' }, 'password'],
    'own phone': [{ phone: '050 12 34', password: 'me0501234me' }, 'password'],
    'no digits': [{ phone: 'asha', password }, 'phone'],
    'too long': [{ phone: '1'.repeat(21), password }, 'phone'],
    mail: [{ phone: '0501', password, email: 'asha' }, 'email'],
    role: [{ phone: '0501', password, role: 'admin' }, 'role'],
    missing: [{ password }, 'phone'],
  } as const
  for (const [what, [body, field]] of Object.entries(wrong)) {
    const answer = await visitor.post(register, body)
    assert.equal(answer.status, 400, what)
    assert.deepEqual(Object.keys(answer.body), [field], what)
  }
  assert.deepEqual(await sql('select count(*) from customers'), [{ count: 0 }])
})

test('a wrong password and an unknown phone are told alike; a switched-off account is told only to who knows its password', async () => {
  const { visitor, tenant } = await openKitchen()
  const { body } = await visitor.post(register, { phone: '0501', password })
  const wrong = await visitor.post(login, { phone: '0501', password: 'not the password' })
  const unknown = await visitor.post(login, { phone: '0502', password: 'not the password' })
  assert.deepEqual([wrong.status, unknown.status], [401, 401])
  assert.deepEqual(wrong.body, unknown.body)
  assert.deepEqual(Object.keys(wrong.body), ['error'])

  await tenant.write((tx) =>
    tx.updateTable('accounts').set({ is_active: false }).where('id', '=', body.user.id).execute(),
  )
  assert.deepEqual(
    (await visitor.post(login, { phone: '0501', password: 'not the password' })).body,
    unknown.body,
  )
  const off = await visitor.post(login, { phone: '0501', password })
  assert.equal(off.status, 403)
  assert.deepEqual(Object.keys(off.body), ['error'])
})

const median = (list: number[]) => list.sort((one, other) => one - other)[7] ?? 0

test('an unknown phone costs as much time as a known one', async () => {
  const { visitor } = await openKitchen()
  await visitor.post(register, { phone: '0501', password })
  const times = { '0501': [] as number[], '0502': [] as number[] }
  for (let round = 0; round < 15; round += 1) {
    for (const phone of ['0501', '0502'] as const) {
      const start = performance.now()
      await visitor.post(login, { phone, password: 'not the password' })
      times[phone].push(performance.now() - start)
    }
  }
  const [known, unknown] = [median(times['0501']), median(times['0502'])]
  // A skipped hash would make it several times faster; a loaded machine blurs anything finer.
  assert.ok(unknown > known * 0.6, `${unknown} ms against ${known} ms`)
})

test('somebody whose customer was removed cannot sign in, and their phone is free again', async () => {
  const kitchen = await openKitchen()
  const { body } = await kitchen.visitor.post(register, {
    phone: '0501',
    password,
    email: 'asha@example.test',
  })
  const headers = { authorization: `Bearer ${body.tokens.access}` }
  assert.equal((await kitchen.visitor.get('/api/v1/customer/profile/', undefined, headers)).status, 200)
  const manager = await kitchen.person('manager')
  const [customer] = await kitchen.sql<{ id: number }>('select id from customers')
  assert.equal((await manager.delete(`/api/v1/customers/${customer?.id}/`)).status, 204)
  assert.equal((await kitchen.visitor.post(login, { phone: '0501', password })).status, 401)
  assert.equal((await kitchen.visitor.get('/api/v1/customer/profile/', undefined, headers)).status, 401)
  assert.equal(
    (await kitchen.visitor.post(register, { phone: '0501', password, email: 'asha@example.test' })).status,
    201,
  )
})
