import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const requests = '/api/v1/registration-requests/'
const form = {
  name: 'Asha Devi Rao',
  contact_number: '+971 50-123',
  address: 'Palm Tower, flat 12B, Marina',
  meal_selection: 'lunch',
  meal_type: 'veg',
  quantity: 2,
}
const ask = '/api/v1/customer/registration-requests/'

async function office() {
  const kitchen = await openKitchen()
  return { kitchen, staff: await kitchen.person('staff') }
}

test('anybody asks on the kitchen’s own form, sees nothing of the office, and the office is told', async () => {
  const { kitchen, staff } = await office()
  const { status, body } = await kitchen.visitor.post(ask, form)
  assert.equal(status, 201)
  assert.deepEqual(body, { ...form, id: body.id, status: 'pending', created_at: body.created_at })
  for (const [field, value] of Object.entries({ admin_notes: 'let me in', processed_at: 'now', zone: 1 })) {
    const refused = await kitchen.visitor.post(ask, { ...form, [field]: value })
    assert.deepEqual([refused.status, Object.keys(refused.body)], [400, [field]])
  }
  assert.equal((await kitchen.visitor.get(requests)).status, 401)

  const seen = await staff.get(`${requests}${body.id}/`)
  assert.deepEqual(seen.body, { ...body, admin_notes: null, rejection_reason: null, processed_at: null })
  const events = await kitchen.sql(`select topic, data from outbox where type = 'request.filed'`)
  assert.deepEqual(events, [{ topic: 'customers', data: { request: body.id } }])
})

test('an approved request makes a customer as the office would, without a password, and keeps who decided', async () => {
  const { kitchen, staff } = await office()
  const { body: asked } = await kitchen.visitor.post(ask, form)
  const { status, body } = await staff.post(`${requests}${asked.id}/approve/`)
  assert.equal(status, 200)
  const { request, customer } = body
  assert.deepEqual([request.status, typeof request.processed_at], ['approved', 'string'])
  const { username, name, first_name, last_name, phone, addresses } = customer
  assert.deepEqual(
    { username, name, first_name, last_name, phone, addresses },
    {
      username: 'cust_97150123',
      name: 'Asha Devi Rao',
      first_name: 'Asha',
      last_name: 'Devi Rao',
      phone: '+971 50-123',
      addresses: [],
    },
  )
  assert.deepEqual((await staff.get(`/api/v1/customers/${customer.id}/`)).body, customer)
  const rows = await kitchen.sql(
    `select r.customer, r.processed_by, a.password_hash from registration_requests r
     join customers c on c.id = r.customer join accounts a on a.id = c.account`,
  )
  assert.deepEqual(rows, [{ customer: customer.id, processed_by: staff.account, password_hash: null }])
})

test('a taken username gets a suffix, a taken number is told in a sentence and leaves the request pending', async () => {
  const { kitchen, staff } = await office()
  const admin = await kitchen.person('admin')
  await admin.post('/api/v1/staff/', {
    username: 'cust_97150123',
    email: 'x@x.test',
    password: 'a pinch of saffron',
  })
  const { body: first } = await staff.post(requests, form)
  const { body: second } = await staff.post(requests, { ...form, contact_number: '97150 123' })
  const made = await staff.post(`${requests}${first.id}/approve/`, { admin_notes: 'a friend of Mona' })
  assert.match(made.body.customer.username, /^cust_97150123_/)
  assert.equal(made.body.request.admin_notes, 'a friend of Mona')
  const taken = await staff.post(`${requests}${second.id}/approve/`)
  assert.deepEqual([taken.status, Object.keys(taken.body)], [400, ['error']])
  assert.match(taken.body.error, /97150 123/)
  assert.equal((await staff.get(`${requests}${second.id}/`)).body.status, 'pending')
  assert.deepEqual(await kitchen.sql('select count(*) from customers'), [{ count: 1 }])
})

test('a rejected request keeps the reason, and what is decided is not decided again', async () => {
  const { staff } = await office()
  const { body: asked } = await staff.post(requests, { ...form, admin_notes: 'called twice' })
  const { status, body } = await staff.post(`${requests}${asked.id}/reject/`, { reason: 'Outside our zones' })
  assert.deepEqual(
    [status, body.status, body.rejection_reason, body.admin_notes],
    [200, 'rejected', 'Outside our zones', 'called twice'],
  )
  for (const verdict of ['approve', 'reject']) {
    const again = await staff.post(`${requests}${asked.id}/${verdict}/`)
    assert.deepEqual([again.status, Object.keys(again.body)], [400, ['error']])
  }
  const { body: other } = await staff.post(requests, form)
  assert.equal((await staff.post(`${requests}${other.id}/reject/`)).body.rejection_reason, null)
})

test('of twenty verdicts at once one counts', async () => {
  const { kitchen, staff } = await office()
  for (let round = 0; round < 5; round += 1) {
    const { body: asked } = await staff.post(requests, { ...form, contact_number: `050${round}` })
    await Promise.all(Array.from({ length: 8 }, () => staff.get(requests))) // connections are open, so that they really meet
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        staff.post(`${requests}${asked.id}/${place % 2 ? 'reject' : 'approve'}/`),
      ),
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(19).fill(400)])
    const { status } = (await staff.get(`${requests}${asked.id}/`)).body
    const made = await kitchen.sql('select id from customers where phone = $1', [`050${round}`])
    assert.equal(made.length, status === 'approved' ? 1 : 0)
  }
})

test('a request is corrected, but where it stands is decided only by a verdict', async () => {
  const { staff } = await office()
  const { body: asked } = await staff.post(requests, form)
  const path = `${requests}${asked.id}/`
  const changed = await staff.patch(path, { ...asked, quantity: 3, admin_notes: 'family' })
  assert.deepEqual(
    [changed.body.quantity, changed.body.admin_notes, changed.body.name],
    [3, 'family', form.name],
  )
  assert.equal((await staff.put(path, { ...form, quantity: 0 })).body.quantity, 0)
  assert.deepEqual(Object.keys((await staff.put(path, { name: 'Asha' })).body), [
    'contact_number',
    'address',
    'meal_selection',
    'meal_type',
    'quantity',
  ])
  for (const [method, to] of [
    ['patch', path],
    ['put', path],
    ['post', requests],
  ] as const) {
    const { status, body } = await staff[method](to, { ...form, status: 'approved' })
    assert.deepEqual([status, Object.keys(body)], [400, ['status']], method)
  }
  assert.equal((await staff.patch(path, {})).body.status, 'pending')
})

test('bad input names its field', async () => {
  const { kitchen, staff } = await office()
  for (const [field, value] of Object.entries({
    name: '',
    contact_number: 'none',
    address: ' ',
    meal_selection: 'breakfast',
    meal_type: 'vegan',
    quantity: -1,
  })) {
    for (const answer of [
      await staff.post(requests, { ...form, [field]: value }),
      await kitchen.visitor.post(ask, { ...form, [field]: value }),
    ])
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], field)
  }
  assert.equal((await staff.get(requests)).body.count, 0)
})

test('requests are listed newest first and by where they stand; removed ones are gone', async () => {
  const { kitchen, staff } = await office()
  for (let place = 1; place <= 11; place += 1)
    await kitchen.visitor.post(ask, { ...form, name: `Guest ${place}`, quantity: place })
  const { body } = await staff.get(requests)
  assert.deepEqual([body.results.length, body.results[0].name], [11, 'Guest 11'])
  const [last, second] = body.results
  await staff.post(`${requests}${last.id}/reject/`)
  assert.equal((await staff.get(`${requests}?status=rejected`)).body.count, 1)
  assert.equal((await staff.get(`${requests}?ordering=quantity`)).body.results[0].name, 'Guest 1')
  const unknown = await staff.get(`${requests}?status=lost`)
  assert.deepEqual([unknown.status, Object.keys(unknown.body)], [400, ['status']])

  assert.equal((await staff.delete(`${requests}${second.id}/`)).status, 204)
  assert.equal((await staff.get(requests)).body.count, 10)
  for (const answer of [
    await staff.get(`${requests}${second.id}/`),
    await staff.patch(`${requests}${second.id}/`, { quantity: 1 }),
    await staff.delete(`${requests}${second.id}/`),
    await staff.post(`${requests}${second.id}/approve/`),
    await staff.post(`${requests}${second.id}/reject/`),
  ])
    assert.equal(answer.status, 404)
})

test('only the office sees who asks', async () => {
  const { kitchen, staff } = await office()
  const { id } = (await staff.post(requests, form)).body
  for (const person of [
    await kitchen.person('kitchen_staff'),
    await kitchen.person('driver'),
    await kitchen.customer(),
  ]) {
    assert.equal((await person.get(requests)).status, 403)
    assert.equal((await person.post(requests, form)).status, 403)
    for (const action of ['approve', 'reject'])
      assert.equal((await person.post(`${requests}${id}/${action}/`)).status, 403)
    for (const method of ['get', 'put', 'patch', 'delete'] as const)
      assert.equal((await person[method](`${requests}${id}/`)).status, 403)
  }
  const other = await office()
  assert.equal((await other.staff.get(`${requests}${id}/`)).status, 404)
})
