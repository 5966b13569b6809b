import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const customers = '/api/v1/customers/'

async function office() {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  const zone = await staff.post('/api/v1/driver/zones/', { name: 'Marina' })
  return { kitchen, staff, zone: zone.body.id as number }
}

test("the office makes a customer from the dashboard's form, and the address in it is active and the default", async () => {
  const { kitchen, staff } = await office()
  const form = {
    name: 'Asha Devi Rao',
    phone: '+971 50-123',
    email: '',
    emirates_id: '',
    zone: 'marina',
    preferred_communication: 'sms',
    building_name: 'Palm Tower',
    flat_number: '12B',
    floor_number: '',
    street: '',
    city: 'Dubai',
  }
  const { status, body } = await staff.post(customers, form)
  assert.equal(status, 201)
  assert.deepEqual(
    [body.username, body.full_name, body.first_name, body.last_name],
    ['cust_97150123', 'Asha Devi Rao', 'Asha', 'Devi Rao'],
  )
  assert.deepEqual(
    [body.zone, body.wallet_balance, body.loyalty_tier, body.preferred_communication],
    ['Marina', '0.00', 'BRONZE', 'sms'],
  )
  const [address] = body.addresses
  assert.deepEqual(
    [address.status, address.is_default, address.zone_name, address.customer_name],
    ['active', true, 'Marina', 'Asha Devi Rao'],
  )
  assert.deepEqual((await staff.get(`${customers}${body.id}/`)).body, body)
  const login = await kitchen.visitor.post('/api/v1/customer/auth/login/', {
    phone: '+97150123',
    password: 'anything at all',
  })
  assert.equal(login.status, 401)
})

test('a zone is understood by number, numeric text and name, and none by "" and null', async () => {
  const { staff, zone } = await office()
  const {
    body: { id },
  } = await staff.post(customers, { name: 'Asha', phone: '0501', zone })
  for (const [sent, shown] of [
    [null, null],
    [String(zone), 'Marina'],
    ['', null],
    ['MARINA', 'Marina'],
  ] as const) {
    const { body } = await staff.patch(`${customers}${id}/`, { zone: sent })
    assert.equal(body.zone, shown)
  }
  for (const unknown of ['Downtown', 999, '99999999999', -1]) {
    const { status, body } = await staff.patch(`${customers}${id}/`, { zone: unknown })
    assert.deepEqual([status, Object.keys(body)], [400, ['zone']])
  }
  assert.equal((await staff.post(customers, { name: 'Ravi', phone: '0502', zone: 'Downtown' })).status, 400)
  await staff.delete(`/api/v1/driver/zones/${zone}/`)
  assert.equal((await staff.get(`${customers}${id}/`)).body.zone, null)
})

test('a customer is changed field by field, and everything that was read may be sent back', async () => {
  const { staff } = await office()
  const { body: made } = await staff.post(customers, { name: 'Asha', phone: '0501' })
  const changed = await staff.patch(`${customers}${made.id}/`, {
    ...made,
    name: 'Asha R',
    loyalty_tier: 'GOLD',
    email: 'a@b.test',
    phone: null,
  })
  assert.equal(changed.status, 200)
  const { name, loyalty_tier, email, phone, username } = changed.body
  assert.deepEqual(
    { name, loyalty_tier, email, phone, username },
    { name: 'Asha R', loyalty_tier: 'GOLD', email: 'a@b.test', phone: null, username: 'cust_0501' },
  )
  assert.equal((await staff.put(`${customers}${made.id}/`, { name: 'Asha' })).body.loyalty_tier, 'GOLD')
})

test('a phone or e-mail address of somebody else is refused by field and nothing changes', async () => {
  const { staff } = await office()
  await staff.post(customers, { name: 'Asha', phone: '0501', email: 'asha@example.test' })
  const { body: ravi } = await staff.post(customers, { name: 'Ravi', phone: '0502' })
  for (const [field, value] of [
    ['phone', '05 01'],
    ['email', 'Asha@Example.test'],
  ] as const) {
    const made = await staff.post(customers, { name: 'Other', phone: '0503', [field]: value })
    assert.deepEqual([made.status, Object.keys(made.body)], [400, [field]])
    const changed = await staff.patch(`${customers}${ravi.id}/`, { name: 'Changed', [field]: value })
    assert.deepEqual([changed.status, Object.keys(changed.body)], [400, [field]])
  }
  assert.equal((await staff.get(`${customers}${ravi.id}/`)).body.name, 'Ravi')
  assert.equal((await staff.get(customers)).body.count, 2)
})

test('of ten who give ten customers one phone at once, one succeeds and the others are told which field', async () => {
  const { staff } = await office()
  const made = await Promise.all(
    Array.from({ length: 10 }, (_, place) => staff.post(customers, { name: 'Asha', phone: `050${place}` })),
  )
  const answers = await Promise.all(
    made.map(({ body }) => staff.patch(`${customers}${body.id}/`, { phone: '0777' })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(400)])
  assert.ok(answers.every(({ status, body }) => status === 200 || 'phone' in body))
})

test('customers are found by word, filter and order, with addresses and balances', async () => {
  const { kitchen, staff } = await office()
  for (let place = 1; place <= 12; place += 1) {
    await kitchen.customer({ name: place === 7 ? 'Ravi Kumar' : `Asha ${place}`, phone: `+97150${place}000` })
  }
  const { body: all } = await staff.get(`${customers}?_t=1`)
  assert.equal(all.results.length, 12)
  assert.deepEqual([all.results[0].name, all.results[11].name], ['Asha 12', 'Asha 1'])
  assert.ok(all.results.every((row: { addresses: unknown[] }) => row.addresses.length === 1))

  const names = async (query: string) =>
    (await staff.get(`${customers}?${query}`)).body.results.map(({ name }: { name: string }) => name)
  assert.deepEqual(await names('search=kumar,RAVI'), ['Ravi Kumar'])
  assert.deepEqual(await names('search=507000'), ['Ravi Kumar'])
  assert.deepEqual(await names('search=%25'), [])
  assert.deepEqual(await names('loyalty_tier=GOLD'), [])

  const [ravi] = await kitchen.sql<{ id: number }>(`select id from customers where name = 'Ravi Kumar'`)
  await (
    await kitchen.person('admin')
  ).post(
    `${customers}${ravi?.id}/wallet/credit/`,
    { amount: '9.50', reason: 'test' },
    { 'idempotency-key': 'one' },
  )
  assert.equal((await names('ordering=-wallet_balance'))[0], 'Ravi Kumar')
  assert.equal((await names('ordering=wallet_balance')).at(-1), 'Ravi Kumar')
  assert.equal((await names('ordering=nonsense'))[0], 'Asha 12')
  const pages = await Promise.all(
    [1, 2, 3].map((page) => names(`ordering=loyalty_points&page_size=4&page=${page}`)),
  )
  assert.equal(new Set(pages.flat()).size, 12)

  assert.equal((await staff.get(`${customers}?loyalty_tier=TIN`)).status, 400)
  assert.equal((await staff.get(`${customers}?page=9`)).status, 404)
})

test('a list costs as many statements with twelve customers as with one', async () => {
  const { kitchen, staff } = await office()
  const { server } = kitchen.server.deps
  const statements = async () => {
    const acquire = server.acquire.bind(server)
    let count = 0
    server.acquire = (...target) => ((count += 1), acquire(...target))
    await staff.get(customers).finally(() => {
      server.acquire = acquire
    })
    return count
  }
  await kitchen.customer()
  await staff.get(customers)
  const one = await statements()
  for (let place = 0; place < 11; place += 1) await kitchen.customer()
  assert.equal(await statements(), one)
  assert.ok(one <= 4, `${one} statements`)
})

test('a removed customer is gone from lists and by number, and the phone and e-mail address are free again', async () => {
  const { kitchen, staff } = await office()
  const form = { name: 'Asha', phone: '0501', email: 'asha@example.test', street: 'Palm 1' }
  const { body: made } = await staff.post(customers, form)
  assert.equal((await staff.delete(`${customers}${made.id}/`)).status, 204)
  for (const method of ['get', 'delete'] as const)
    assert.equal((await staff[method](`${customers}${made.id}/`)).status, 404)
  assert.equal((await staff.patch(`${customers}${made.id}/`, { name: 'Asha' })).status, 404)
  assert.equal((await staff.get(customers)).body.count, 0)
  assert.equal((await staff.get('/api/v1/customer-addresses/')).body.count, 0)
  assert.equal((await staff.post(customers, form)).status, 201)
  assert.deepEqual(await kitchen.sql('select count(*) from customers'), [{ count: 2 }])
})

test('bad input names its field', async () => {
  const { staff } = await office()
  const {
    body: { id },
  } = await staff.post(customers, { name: 'Asha', phone: '0501' })
  const wrong = {
    name: '',
    phone: 'none',
    email: 'a@',
    emirates_id: 'x'.repeat(21),
    preferred_communication: 'pigeon',
    street: 'x'.repeat(201),
    floor_number: 'first',
    flat_number: '1.B',
    balance: '5',
  }
  for (const [field, value] of Object.entries(wrong)) {
    const { status, body } = await staff.post(customers, { name: 'Ravi', phone: '0502', [field]: value })
    assert.deepEqual([status, Object.keys(body)], [400, [field]], field)
  }
  for (const [field, value] of Object.entries({
    loyalty_tier: 'TIN',
    first_name: 'x'.repeat(151),
    account: 1,
    name: null,
    email: 'a\0@b.test',
  })) {
    const { status, body } = await staff.patch(`${customers}${id}/`, { [field]: value })
    assert.deepEqual([status, Object.keys(body)], [400, [field]], field)
  }
  assert.equal(
    (await staff.post(customers, { name: 'Ravi', phone: '0502', city: 'Dubai' })).body.street?.length,
    1,
  )
  assert.equal((await staff.get(customers)).body.count, 1)
})

test('only the office may keep customers', async () => {
  const { kitchen } = await office()
  const asha = await kitchen.customer()
  const refused = [await kitchen.person('kitchen_staff'), await kitchen.person('driver'), asha]
  for (const person of refused) {
    assert.equal((await person.get(customers)).status, 403)
    assert.equal((await person.post(customers, {})).status, 403)
    for (const path of [`${customers}${asha.customer}/`, `/api/v1/customer-addresses/${asha.address}/`]) {
      assert.equal((await person.get(path)).status, 403)
      assert.equal((await person.patch(path, {})).status, 403)
      assert.equal((await person.delete(path)).status, 403)
    }
    assert.equal((await person.post(`/api/v1/customer-addresses/${asha.address}/approve/`)).status, 403)
  }
  assert.equal((await kitchen.visitor.get(customers)).status, 401)
  for (const role of ['admin', 'manager', 'staff'] as const)
    assert.equal((await (await kitchen.person(role)).get(customers)).status, 200)
})

test('two kitchens with equal numbers see only their own customers', async () => {
  const [mine, theirs] = [await openKitchen(), await openKitchen()]
  const [asha, ravi] = [
    await mine.customer({ name: 'Asha', phone: '0501' }),
    await theirs.customer({ name: 'Ravi', phone: '0501' }),
  ]
  assert.deepEqual([asha.customer, asha.address], [ravi.customer, ravi.address])
  const [here, there] = [await mine.person('manager'), await theirs.person('manager')]
  await here.patch(`${customers}${asha.customer}/`, { name: 'Asha changed' })
  assert.equal((await there.get(`${customers}${ravi.customer}/`)).body.name, 'Ravi')
  assert.equal((await here.get(customers, undefined, { 'x-tenant-slug': theirs.slug })).status, 401)
})
