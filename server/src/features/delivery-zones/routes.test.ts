import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { countReads } from '../../../test/statements.ts'

const routes = '/api/v1/driver/routes/'
const zones = '/api/v1/driver/zones/'

async function office() {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  const zone = async (name: string) => (await staff.post(zones, { name })).body.id as number
  return { kitchen, staff, zone }
}

test('a route belongs to a zone, which counts its routes, and is changed field by field', async () => {
  const { staff, zone } = await office()
  const [marina, quay] = [await zone('Marina'), await zone('Quay')]
  const { status, body } = await staff.post(routes, { name: ' Towers ', zone: marina })
  assert.equal(status, 201)
  assert.deepEqual(
    { ...body, created_at: '' },
    {
      id: body.id,
      name: 'Towers',
      zone: marina,
      zone_name: 'Marina',
      description: null,
      is_active: true,
      assigned_driver_count: 0,
      created_at: '',
    },
  )
  assert.equal((await staff.get(`${zones}${marina}/`)).body.route_count, 1)
  const moved = await staff.patch(`${routes}${body.id}/`, { ...body, zone: quay, is_active: false })
  assert.deepEqual([moved.body.zone_name, moved.body.is_active], ['Quay', false])
  const put = await staff.put(`${routes}${body.id}/`, {
    name: 'East',
    zone: quay,
    description: 'by the water',
  })
  assert.deepEqual([put.body.name, put.body.description, put.body.is_active], ['East', 'by the water', false])
  assert.deepEqual(Object.keys((await staff.put(`${routes}${body.id}/`, { name: 'x' })).body), ['zone'])
  assert.equal((await staff.patch(`${routes}${body.id}/`, {})).status, 200)
  const wrong = { name: '', zone: 999, description: 'x'.repeat(1001), is_active: 'so', archived_at: null }
  for (const [field, value] of Object.entries(wrong)) {
    const answers = [
      await staff.post(routes, { name: 'West', zone: quay, [field]: value }),
      await staff.patch(`${routes}${body.id}/`, { [field]: value }),
    ]
    for (const answer of answers) assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]])
  }
})

test("a name is one route's in its zone, for twenty who ask at once, until the route is removed", async () => {
  const { staff, zone } = await office()
  const [marina, quay] = [await zone('Marina'), await zone('Quay')]
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => staff.post(routes, { name: 'East', zone: marina })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(19).fill(400)])
  const taken = await staff.post(routes, { name: 'EAST', zone: marina })
  assert.deepEqual(Object.keys(taken.body), ['non_field_errors'])
  const { body: other } = await staff.post(routes, { name: 'East', zone: quay })
  assert.deepEqual(Object.keys((await staff.patch(`${routes}${other.id}/`, { zone: marina })).body), [
    'non_field_errors',
  ])
  const east = answers.find(({ status }) => status === 201)?.body
  assert.deepEqual(
    [
      (await staff.delete(`${routes}${east.id}/`)).status,
      (await staff.delete(`${routes}${east.id}/`)).status,
    ],
    [204, 404],
  )
  assert.equal((await staff.patch(`${routes}${east.id}/`, { name: 'Again' })).status, 404)
  assert.equal((await staff.patch(`${routes}${other.id}/`, { zone: marina })).status, 200)
})

test('a removed zone takes its routes and schedules off the lists with it, also those that are made meanwhile', async () => {
  const { kitchen, staff, zone } = await office()
  for (let round = 0; round < 8; round += 1) {
    const marina = await zone('Marina')
    const plan = { zone: marina, day_of_week: round % 7, start_time: '10:00', end_time: '12:00' }
    await staff.post(routes, { name: 'Old', zone: marina })
    const [removed, made, planned] = await Promise.all([
      staff.delete(`${zones}${marina}/`),
      staff.post(routes, { name: 'New', zone: marina }),
      staff.post('/api/v1/driver/schedules/', plan),
    ])
    assert.equal(removed.status, 204)
    assert.ok([201, 400].includes(made.status) && [201, 400].includes(planned.status))
    assert.equal((await staff.get(routes)).body.count, 0)
    assert.equal((await staff.get('/api/v1/driver/schedules/')).body.count, 0)
  }
  assert.deepEqual(await kitchen.sql('select id from routes where archived_at is null'), [])
})

test('routes are listed by zone and name, all on one page, and found by zone, state and name', async () => {
  const { staff, zone } = await office()
  const [quay, marina] = [await zone('Quay'), await zone('Marina')]
  for (const letter of 'FEDCBA') {
    await staff.post(routes, { name: letter, zone: quay, is_active: letter !== 'C' })
    await staff.post(routes, { name: letter, zone: marina })
  }
  const names = async (query: string) =>
    (await staff.get(`${routes}?${query}`)).body.results
      .map(({ zone_name, name }: { zone_name: string; name: string }) => zone_name[0] + name)
      .join(' ')
  assert.equal(await names(''), 'MA MB MC MD ME MF QA QB QC QD QE QF')
  assert.equal(await names(`zone=${quay}&is_active=false`), 'QC')
  assert.equal(await names(`search=b&ordering=-zone_name`), 'QB MB')
  assert.deepEqual(Object.keys((await staff.get(`${routes}?zone=999`)).body), ['zone'])
  assert.equal(
    await countReads(() => staff.get(routes)),
    await countReads(() => staff.get(`${routes}?page_size=1`)),
  )
})

test('only the office keeps routes and schedules, and each kitchen its own', async () => {
  const [mine, theirs] = [await office(), await office()]
  const marina = await mine.zone('Marina')
  const { body } = await mine.staff.post(routes, { name: 'East', zone: marina })
  for (const person of [
    await mine.kitchen.person('kitchen_staff'),
    await mine.kitchen.person('driver'),
    await mine.kitchen.customer(),
  ]) {
    for (const list of [routes, '/api/v1/driver/schedules/']) {
      assert.equal((await person.get(list)).status, 403)
      assert.equal((await person.post(list, {})).status, 403)
      for (const method of ['patch', 'put', 'delete'] as const)
        assert.equal((await person[method](`${list}${body.id}/`, {})).status, 403)
    }
    assert.equal((await person.get('/api/v1/driver/schedules/capacity/')).status, 403)
  }
  assert.equal((await mine.kitchen.visitor.get(routes)).status, 401)
  assert.equal((await theirs.staff.get(`${routes}${body.id}/`)).status, 404)
})
