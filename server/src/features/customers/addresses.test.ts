import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const own = '/api/v1/customer/addresses/'
const all = '/api/v1/customer-addresses/'

async function household() {
  const kitchen = await openKitchen()
  return { kitchen, staff: await kitchen.person('staff'), asha: await kitchen.customer() }
}

test("a customer's new address waits for the office; the answer reaches the customer and the screens", async () => {
  const { kitchen, staff, asha } = await household()
  const made = await asha.post(own, { street: 'Sea Road 9', is_default: true, reason: 'new flat' })
  assert.equal(made.status, 201)
  assert.deepEqual(
    [made.body.status, made.body.reason, made.body.customer],
    ['pending', 'new flat', undefined],
  )
  assert.equal((await asha.get(`${own}${asha.address}/`)).body.is_default, true)

  const approved = await staff.post(`${all}${made.body.id}/approve/`)
  assert.deepEqual(
    [approved.status, approved.body.status, approved.body.is_default, approved.body.customer],
    [200, 'active', true, asha.customer],
  )
  assert.equal((await asha.get(`${own}${asha.address}/`)).body.is_default, false)
  const { body: told } = await asha.get('/api/v1/customer/notifications/')
  assert.deepEqual([told.count, told.results[0].priority, told.results[0].read], [1, 'high', false])
  assert.match(told.results[0].message, /Sea Road 9 was approved/)
  const events = await kitchen.sql(`select topic, type, data from outbox`)
  assert.deepEqual(events, [
    {
      topic: 'customers',
      type: 'address.approved',
      data: { address: made.body.id, customer: asha.customer },
    },
  ])
})

test('a rejected address tells the customer why and may be asked for again', async () => {
  const { staff, asha } = await household()
  const {
    body: { id },
  } = await asha.post(own, { street: 'Sea Road 9' })
  const { body } = await staff.post(`${all}${id}/reject/`, { reason: 'too far' })
  assert.deepEqual([body.status, body.admin_notes], ['rejected', 'too far'])
  const { body: told } = await asha.get('/api/v1/customer/notifications/')
  assert.match(told.results[0].message, /Sea Road 9 was rejected: too far/)
  assert.equal((await asha.patch(`${own}${id}/`, { street: 'Near Road 1' })).body.status, 'pending')
})

test('a decided address is not decided again, and of two at once one decides', async () => {
  const { kitchen, staff, asha } = await household()
  const {
    body: { id },
  } = await asha.post(own, { street: 'Sea Road 9' })
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, place) => staff.post(`${all}${id}/${place % 2 ? 'approve' : 'reject'}/`)),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(7).fill(400)])
  assert.ok(answers.every(({ status, body }) => status === 200 || 'error' in body))
  assert.deepEqual(
    await kitchen.sql(
      'select (select count(*) from notifications) as told, (select count(*) from outbox) as events',
    ),
    [{ told: 1, events: 1 }],
  )
})

test('an approved address that its customer moves needs approval again; other changes do not', async () => {
  const { staff, asha } = await household()
  const mine = `${own}${asha.address}/`
  assert.equal(
    (await asha.patch(mine, { street: 'palm street 1', reason: 'same place' })).body.status,
    'active',
  )
  assert.equal((await asha.patch(mine, { is_default: false })).body.status, 'active')
  assert.equal((await asha.patch(mine, { flat_number: '7' })).body.status, 'pending')
  assert.equal((await staff.patch(`${all}${asha.address}/`, { flat_number: '8' })).body.status, 'pending')
  await staff.post(`${all}${asha.address}/approve/`)
  assert.equal((await staff.patch(`${all}${asha.address}/`, { flat_number: '9' })).body.status, 'active')
})

test("the office's addresses are active at once, and there is never more than one default", async () => {
  const { kitchen, staff, asha } = await household()
  const zone = await staff.post('/api/v1/driver/zones/', { name: 'Marina' })
  const made = await staff.post(all, {
    customer: asha.customer,
    building_name: 'Tower',
    street: '',
    zone: zone.body.id,
    is_default: true,
  })
  assert.equal(made.status, 201)
  assert.deepEqual([made.body.status, made.body.zone_name, made.body.is_default], ['active', 'Marina', true])

  const places = await Promise.all(
    Array.from({ length: 8 }, (_, place) =>
      staff.post(all, { customer: asha.customer, street: `Street ${place}`, is_default: true }),
    ),
  )
  assert.ok(places.every(({ status }) => status === 201))
  const changed = await Promise.all(
    places.map(({ body }) => staff.patch(`${all}${body.id}/`, { is_default: true })),
  )
  assert.ok(changed.every(({ status, body }) => status === 200 && body.is_default))
  assert.deepEqual(await kitchen.sql('select count(*) from customer_addresses where is_default'), [
    { count: 1 },
  ])
})

test('the rules of an address are told by field, to the office and to the customer', async () => {
  const { staff, asha } = await household()
  const wrong = [
    [{}, 'street'],
    [{ street: '', building_name: ' ' }, 'street'],
    [{ street: null, city: 'Dubai' }, 'street'],
    [{ street: 'A', floor_number: 'G' }, 'floor_number'],
    [{ street: 'A', flat_number: '1 b' }, 'flat_number'],
    [{ street: 'A', floor_number: '1'.repeat(11) }, 'floor_number'],
    [{ street: 'A'.repeat(201) }, 'street'],
    [{ street: 'A', is_default: 'perhaps' }, 'is_default'],
    [{ street: 'A', archived_at: null }, 'archived_at'],
  ] as const
  for (const [place, field] of wrong) {
    for (const answer of [
      await asha.post(own, place),
      await staff.post(all, { customer: asha.customer, ...place }),
    ]) {
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], JSON.stringify(place))
    }
  }
  assert.deepEqual(Object.keys((await asha.patch(`${own}${asha.address}/`, { street: '' })).body), ['street'])
  assert.deepEqual(Object.keys((await staff.patch(`${all}${asha.address}/`, { street: null })).body), [
    'street',
  ])
  assert.deepEqual(Object.keys((await asha.post(own, { street: 'PALM street 1', city: 'dubai' })).body), [
    'non_field_errors',
  ])
  assert.equal(
    (await asha.post(own, { street: 'Palm Street 1', flat_number: 'A-1/2', floor_number: '1-2' })).status,
    201,
  )
  assert.equal((await asha.get(own)).body.count, 2)
})

test('an address stays with its customer, and unknown customers and zones are refused by field', async () => {
  const { kitchen, staff, asha } = await household()
  const ravi = await kitchen.customer()
  for (const [body, field] of [
    [{ customer: ravi.customer }, 'customer'],
    [{ zone: 77 }, 'zone'],
  ] as const) {
    const answer = await staff.patch(`${all}${asha.address}/`, body)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
  for (const [body, field] of [
    [{ customer: 999 }, 'customer'],
    [{ customer: asha.customer, zone: 77 }, 'zone'],
    [{}, 'customer'],
  ] as const) {
    const answer = await staff.post(all, { street: 'A', ...body })
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
})

test('the office lists addresses by customer, status and default, newest first', async () => {
  const { kitchen, staff, asha } = await household()
  const ravi = await kitchen.customer()
  const { body: pending } = await asha.post(own, { street: 'Sea Road 9' })
  const ids = async (query: string) =>
    (await staff.get(`${all}?${query}`)).body.results.map(({ id }: { id: number }) => id)
  assert.deepEqual(await ids(''), [pending.id, ravi.address, asha.address])
  assert.deepEqual(await ids(`customer=${asha.customer}`), [pending.id, asha.address])
  assert.deepEqual(await ids('status=pending'), [pending.id])
  assert.deepEqual(await ids('is_default=False'), [pending.id])
  assert.equal((await ids('is_default=maybe')).length, 3)
  for (const query of ['customer=999', 'customer=x', 'status=lost']) {
    const { status, body } = await staff.get(`${all}?${query}`)
    assert.deepEqual([status, Object.keys(body)], [400, [query.split('=')[0]]])
  }
})

test("another customer's address is as unknown as one that never was", async () => {
  const { kitchen, asha } = await household()
  const ravi = await kitchen.customer()
  const other = await openKitchen()
  await other.customer()
  for (const method of ['get', 'patch', 'put', 'delete'] as const) {
    const body = ['get', 'delete'].includes(method) ? undefined : { street: 'Mine now' }
    const [theirs, never] = [
      await asha[method](`${own}${ravi.address}/`, body),
      await asha[method](`${own}99999/`, body),
    ]
    assert.deepEqual([theirs.status, never.status], [404, 404])
    assert.deepEqual(theirs.body, never.body)
  }
  assert.equal((await ravi.get(`${own}${ravi.address}/`)).body.street, 'Palm Street 1')
  assert.deepEqual(
    (await asha.get(own)).body.results.map(({ id }: { id: number }) => id),
    [asha.address],
  )
})

test('a removed address is gone for its customer and the office', async () => {
  const { kitchen, staff, asha } = await household()
  const { body: second } = await asha.post(own, { street: 'Sea Road 9' })
  assert.equal((await asha.delete(`${own}${second.id}/`)).status, 204)
  assert.equal((await staff.delete(`${all}${asha.address}/`)).status, 204)
  for (const path of [`${own}${second.id}/`, `${own}${asha.address}/`])
    assert.equal((await asha.get(path)).status, 404)
  for (const verb of ['approve/', 'reject/'])
    assert.equal((await staff.post(`${all}${second.id}/${verb}`)).status, 404)
  assert.equal((await staff.patch(`${all}${second.id}/`, { street: 'B' })).status, 404)
  assert.deepEqual(await kitchen.sql('select count(*) from customer_addresses'), [{ count: 2 }])
})
