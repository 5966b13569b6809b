import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { insist, openKitchen } from '../../../test/harness.ts'

const customers = '/api/v1/customers/'
const requests = '/api/v1/registration-requests/'
const register = '/api/v1/customer/auth/register/'
const password = 'a garden of 7 herbs'
const phone = (place: number) => `0501${String(place).padStart(6, '0')}`
const ask = (place: number) => ({
  name: `Guest ${place}`,
  contact_number: phone(place),
  address: 'Palm Street',
  meal_selection: 'lunch',
  meal_type: 'veg',
  quantity: 1,
})

test('a plan for ten customers allows exactly ten, made by the office, by themselves and by approval, all at once', async () => {
  const kitchen = await openKitchen()
  const office = await kitchen.person('staff')
  await kitchen.onPlan({ max_customers: 10, has_customer_app: true })
  const asked = await Promise.all(Array.from({ length: 20 }, (_, place) => office.post(requests, ask(place))))
  const answers = await Promise.all(
    asked.flatMap(({ body }, place) => [
      insist(() => office.post(customers, { name: `Asha ${place}`, phone: phone(place + 100) })),
      insist(() => kitchen.visitor.post(register, { phone: phone(place + 200), password })),
      insist(() => office.post(`${requests}${body.id}/approve/`)),
    ]),
  )
  assert.equal(answers.length, 60)
  assert.equal(answers.filter(({ status }) => status < 300).length, 10)
  assert.deepEqual(
    answers
      .filter(({ status, body }) => status >= 300 && body.code !== 'limit_reached')
      .map(({ body }) => body),
    [],
  )
  const counts = await kitchen.sql(`
    select (select count(*) from customers) as customers, (select count(*) from wallets) as wallets,
      (select count(*) from accounts where role = 'customer') as accounts`)
  assert.deepEqual(counts, [{ customers: 10, wallets: 10, accounts: 10 }])
  const left = await office.get(`${requests}?status=pending`)
  const approved = await office.get(`${requests}?status=approved`)
  assert.equal(left.body.count + approved.body.count, 20)

  const [one] = (await office.get(customers)).body.results
  assert.equal((await office.delete(`${customers}${one.id}/`)).status, 204)
  assert.equal((await office.post(customers, { name: 'Lila', phone: phone(999) })).status, 201)
  assert.equal((await office.post(customers, { name: 'Ravi', phone: phone(998) })).status, 403)
})

test('a plan without the customer app lets nobody register by themselves, while the office makes customers', async () => {
  const kitchen = await openKitchen()
  const office = await kitchen.person('staff')
  await kitchen.onPlan({})
  const refused = await kitchen.visitor.post(register, { phone: '0501', password })
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.feature],
    [403, 'feature_missing', 'customer_app'],
  )
  assert.equal((await office.post(customers, { name: 'Asha', phone: '0501' })).status, 201)
})
