import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { insist, openKitchen } from '../../../test/harness.ts'

const staff = '/api/v1/staff/'
const drivers = '/api/v1/driver/drivers/'
const password = 'a pinch of saffron'
const member = (place: number) => ({ username: `cook${place}`, email: `cook${place}@x.test`, password })
const driver = (place: number) => ({ name: `Omar ${place}`, phone: `05000${place}` })

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status)

test('a plan for ten staff allows exactly ten, however many are made and switched on at once, drivers included', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  const [cook, omar] = await Promise.all([admin.post(staff, member(0)), admin.post(drivers, driver(0))])
  await admin.post(`${staff}${cook.body.id}/deactivate/`)
  await admin.post(`${drivers}${omar.body.id}/toggle_active/`)
  for (let place = 0; place < 7; place += 1) await kitchen.customer({ address: false })
  await kitchen.onPlan({ max_staff_users: 10, has_delivery_tracking: true })

  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, place) =>
      insist(() => {
        if (place % 4 === 0) return admin.patch(`${staff}${cook.body.id}/`, { is_active: true })
        if (place % 4 === 1) return admin.patch(`${drivers}${omar.body.id}/`, { is_active: true })
        return place % 4 === 2 ? admin.post(staff, member(place)) : admin.post(drivers, driver(place))
      }),
    ),
  )
  assert.deepEqual(
    answers.filter(({ status }) => ![200, 201, 403].includes(status)),
    [],
  )
  assert.ok(statuses(answers).includes(403))
  const used = await kitchen.sql(`select id from accounts where role <> 'customer' and is_active`)
  assert.equal(used.length, 10)
  const refused = await admin.post(staff, member(99))
  assert.deepEqual(
    [refused.status, refused.body.code, typeof refused.body.detail, refused.body.limit, refused.body.usage],
    [403, 'limit_reached', 'string', 10, 10],
  )
})

test('who is switched off makes room for another, and comes back only when there is room again', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  await kitchen.onPlan({ max_staff_users: 3, has_delivery_tracking: true })
  const { body: cook } = await admin.post(staff, member(1))
  assert.equal((await admin.post(drivers, driver(1))).status, 403)
  assert.equal((await admin.post(drivers, { ...driver(1), is_active: false })).status, 201)
  await admin.post(`${staff}${cook.id}/deactivate/`)
  const { body: omar } = await admin.post(drivers, driver(2))
  assert.equal((await admin.patch(`${staff}${cook.id}/`, { is_active: true })).status, 403)
  assert.equal((await admin.patch(`${drivers}${omar.id}/`, { ...omar, is_active: true })).status, 200)
  await admin.post(`${drivers}${omar.id}/toggle_active/`)
  assert.equal((await admin.patch(`${staff}${cook.id}/`, { is_active: true })).status, 200)
  assert.equal((await admin.post(`${drivers}${omar.id}/toggle_active/`)).status, 403)
  assert.equal((await admin.delete(`${staff}${cook.id}/`)).status, 204)
  assert.equal((await admin.post(`${drivers}${omar.id}/toggle_active/`)).status, 200)
})

test('a plan without delivery tracking makes no drivers, and one without a limit any number of staff', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  await admin.post(drivers, driver(1))
  await kitchen.onPlan({})
  const refused = await admin.post(drivers, driver(2))
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.feature],
    [403, 'feature_missing', 'delivery_tracking'],
  )
  assert.equal((await admin.get(drivers)).body.count, 1)
  assert.equal((await admin.post(staff, member(1))).status, 201)
})
