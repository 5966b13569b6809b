import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'

const zones = '/api/v1/driver/zones/'

test("a zone has a fee with the currency's digits and is changed field by field", async () => {
  const kitchen = await openKitchen({ currency: 'KWD' })
  const staff = await kitchen.person('staff')
  const { status, body } = await staff.post(zones, { name: ' Marina ' })
  assert.equal(status, 201)
  assert.deepEqual(
    { ...body, created_at: '' },
    {
      id: body.id,
      name: 'Marina',
      description: null,
      delivery_fee: '0.000',
      estimated_delivery_time: 30,
      is_active: true,
      route_count: 0,
      assigned_driver_count: 0,
      created_at: '',
    },
  )
  const changed = await staff.patch(`${zones}${body.id}/`, { ...body, delivery_fee: 1.5, is_active: false })
  assert.deepEqual(
    [changed.body.delivery_fee, changed.body.is_active, changed.body.name],
    ['1.500', false, 'Marina'],
  )
  assert.equal((await staff.put(`${zones}${body.id}/`, { name: 'Marina Bay' })).body.delivery_fee, '1.500')
  assert.equal((await staff.put(`${zones}${body.id}/`, {})).status, 400)
  assert.equal((await staff.patch(`${zones}${body.id}/`, {})).status, 200)
  assert.equal((await staff.get(`${zones}${body.id}/`)).body.name, 'Marina Bay')
})

test('bad input names its field and makes no zone', async () => {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  const wrong = {
    name: '',
    description: 'x'.repeat(1001),
    delivery_fee: '-1',
    estimated_delivery_time: -1,
    is_active: 'perhaps',
    archived_at: null,
  }
  for (const [field, value] of [
    ...Object.entries(wrong),
    ['delivery_fee', '1.005'],
    ['delivery_fee', ''],
    ['name', 'x'.repeat(101)],
  ] as const) {
    const answer = await staff.post(zones, { name: 'Marina', [field]: value })
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], field)
  }
  assert.equal((await staff.get(zones)).body.count, 0)
})

test("a name is one zone's, in any case and for twenty who ask at once, until the zone is removed", async () => {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  const answers = await Promise.all(Array.from({ length: 20 }, () => staff.post(zones, { name: 'Marina' })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(19).fill(400)])
  const taken = await staff.post(zones, { name: 'MARINA' })
  assert.deepEqual([taken.status, Object.keys(taken.body)], [400, ['name']])
  const { body: other } = await staff.post(zones, { name: 'Downtown' })
  assert.deepEqual(Object.keys((await staff.patch(`${zones}${other.id}/`, { name: 'marina' })).body), [
    'name',
  ])

  const marina = answers.find(({ status }) => status === 201)?.body
  assert.equal((await staff.delete(`${zones}${marina.id}/`)).status, 204)
  assert.equal((await staff.delete(`${zones}${marina.id}/`)).status, 404)
  assert.equal((await staff.patch(`${zones}${marina.id}/`, { name: 'Again' })).status, 404)
  assert.equal((await staff.get(`${zones}${marina.id}/`)).status, 404)
  assert.equal((await staff.post(zones, { name: 'Marina' })).status, 201)
})

test('zones are listed by name, more than ten on a page, and found by name and state', async () => {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  for (const letter of 'LKJIHGFEDCBA')
    await staff.post(zones, { name: `Zone ${letter}`, is_active: letter !== 'C' })
  const names = async (query: string) =>
    (await staff.get(`${zones}?${query}`)).body.results.map(({ name }: { name: string }) => name)
  assert.deepEqual((await names('')).join(''), [...'ABCDEFGHIJKL'].map((letter) => `Zone ${letter}`).join(''))
  assert.deepEqual(await names('is_active=FALSE'), ['Zone C'])
  assert.deepEqual(await names('search=zone,d'), ['Zone D'])
})

test('only the office keeps zones, and each kitchen its own', async () => {
  const [mine, theirs] = [await openKitchen(), await openKitchen()]
  const staff = await mine.person('staff')
  const {
    body: { id },
  } = await staff.post(zones, { name: 'Marina' })
  for (const person of [
    await mine.person('kitchen_staff'),
    await mine.person('driver'),
    await mine.customer(),
  ]) {
    for (const method of ['get', 'patch', 'delete'] as const)
      assert.equal((await person[method](`${zones}${id}/`, method === 'get' ? undefined : {})).status, 403)
    assert.equal((await person.post(zones, { name: 'Mine' })).status, 403)
  }
  assert.equal((await mine.visitor.get(zones)).status, 401)
  const other = await theirs.person('staff')
  assert.equal((await other.get(`${zones}${id}/`)).status, 404)
  await other.post(zones, { name: 'Marina' })
  await other.delete(`${zones}${id}/`)
  assert.equal((await staff.get(`${zones}${id}/`)).status, 200)
})
