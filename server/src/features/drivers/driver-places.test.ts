import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { openDay } from '../../../test/kitchen-day.ts'
import { countReads } from '../../../test/statements.ts'

const drivers = '/api/v1/driver/drivers/'
const zones = '/api/v1/driver/zones/'
const routes = '/api/v1/driver/routes/'

async function office() {
  const kitchen = await openKitchen()
  const staff = await kitchen.person('staff')
  const zone = (await staff.post(zones, { name: 'Marina' })).body.id as number
  const route = async (name: string) => (await staff.post(routes, { name, zone })).body.id as number
  return { kitchen, staff, zone, east: await route('East'), west: await route('West') }
}

test('routes are given to a driver as a whole list; unknown and removed ones are skipped', async () => {
  const { staff, zone, east, west } = await office()
  const { status, body: ali } = await staff.post(drivers, {
    name: 'Ali',
    phone: '0501',
    zone_ids: [zone],
    route_ids: [west, east, 999],
  })
  assert.equal(status, 201)
  assert.deepEqual(ali.route_ids, [east, west])
  assert.deepEqual(ali.assigned_routes[0], { id: east, name: 'East', zone, zone_name: 'Marina' })
  const assigned = await staff.post(`${drivers}${ali.id}/assign_routes/`, { route_ids: [west, west, 999] })
  assert.deepEqual([assigned.status, assigned.body.route_ids, assigned.body.zone_ids], [200, [west], [zone]])
  assert.equal((await staff.get(`${routes}${west}/`)).body.assigned_driver_count, 1)
  assert.deepEqual(
    (await staff.patch(`${drivers}${ali.id}/`, { ...ali, route_ids: [east] })).body.route_ids,
    [east],
  )
  assert.deepEqual((await staff.patch(`${drivers}${ali.id}/`, { name: 'Ali' })).body.route_ids, [east])
  assert.deepEqual(
    (await staff.put(`${drivers}${ali.id}/`, { name: 'Ali', phone: '0501', route_ids: [] })).body.route_ids,
    [],
  )
  for (const route_ids of [undefined, 'East', [null], ['x']]) {
    const { body } = await staff.post(`${drivers}${ali.id}/assign_routes/`, { route_ids })
    assert.deepEqual(Object.keys(body), ['route_ids'])
  }
  await staff.post(`${drivers}${ali.id}/assign_routes/`, { route_ids: [east, west] })
  await staff.delete(`${routes}${east}/`)
  assert.deepEqual((await staff.get(drivers)).body.results[0].route_ids, [west])
  assert.equal((await staff.post(`${drivers}999/assign_routes/`, { route_ids: [] })).status, 404)
})

test('a zone and a route tell who drives there, as a bare list by name, without whoever is gone', async () => {
  const { kitchen, staff, zone, east } = await office()
  const make = async (name: string, phone: string) =>
    (await staff.post(drivers, { name, phone, zone_ids: [zone], route_ids: [east] })).body
  const [zara, ali, gone] = [await make('Zara', '1'), await make('Ali', '2'), await make('Gone', '3')]
  await staff.delete(`${drivers}${gone.id}/`)
  for (const place of [`${zones}${zone}/`, `${routes}${east}/`]) {
    const { body } = await staff.get(`${place}drivers/`)
    assert.deepEqual(
      body.map(({ id }: { id: number }) => id),
      [ali.id, zara.id],
    )
    const { invitation_url: _told, ...listed } = ali
    assert.deepEqual(body[0], listed)
    assert.equal((await staff.get(place)).body.assigned_driver_count, 2)
    assert.equal(
      await countReads(() => staff.get(`${place}drivers/`)),
      await countReads(() => staff.get(`${place}drivers/?_t=1`)),
    )
  }
  assert.equal((await staff.get(`${zones}999/drivers/`)).status, 404)
  assert.equal((await staff.get(`${routes}999/drivers/`)).status, 404)
  for (const person of [await kitchen.person('kitchen_staff'), await kitchen.person('driver')])
    for (const path of [`${zones}${zone}/drivers/`, `${routes}${east}/drivers/`, `${drivers}stats/`])
      assert.equal((await person.get(path)).status, 403)
})

test('the numbers of the drivers: all, at work, off, and who has something to bring today', async () => {
  const { orderAt, office: staff, omar, sql, ...today } = await openDay()
  const lena = await today.driver({ name: 'Lena' })
  await today.driver({ name: 'Off' })
  const gone = await today.driver({ name: 'Gone' })
  await sql(`update drivers set is_active = false where name = 'Off'`)
  await sql('update drivers set archived_at = now() where id = $1', [gone.driver])
  const stats = async () => (await staff.get(`${drivers}stats/`)).body
  assert.deepEqual(await stats(), { total: 3, active: 2, inactive: 1, on_delivery_today: 0 })
  await orderAt('in_transit')
  await orderAt('delivered')
  const [cancelled, tomorrow] = [await orderAt('queued'), await orderAt('queued')]
  for (const { order } of [cancelled, tomorrow])
    await staff.post('/api/v1/driver/assignments/', { delivery_status: order, driver: lena.driver })
  await staff.post(`/api/v1/orders/${cancelled.order}/update_status/`, { status: 'cancelled' })
  await sql(`update orders set delivery_date = '2026-03-11' where id = $1`, [tomorrow.order])
  assert.deepEqual(await stats(), { total: 3, active: 2, inactive: 1, on_delivery_today: 1 })
  assert.ok(omar.driver)
})

test("a driver's account that was made with the staff becomes the new driver's by its e-mail, password and all", async () => {
  const { kitchen, staff } = await office()
  const ravi = await kitchen.person('driver')
  await kitchen.sql(`update accounts set email = 'ravi@example.test' where id = $1`, [ravi.account])
  assert.deepEqual((await ravi.get('/api/v1/driver/deliveries/')).body.results, [])
  const form = { name: 'Ravi', phone: '0502', email: 'Ravi@example.test' }

  // An account that has a password is given no second one, and nobody else's is taken.
  assert.deepEqual(Object.keys((await staff.post(drivers, { ...form, password: 'drives a red van' })).body), [
    'email',
  ])
  const cook = await kitchen.person('kitchen_staff')
  await kitchen.sql(`update accounts set email = 'cook@example.test' where id = $1`, [cook.account])
  assert.deepEqual(Object.keys((await staff.post(drivers, { ...form, email: 'cook@example.test' })).body), [
    'email',
  ])

  const answers = await Promise.all([
    staff.post(drivers, form),
    staff.post(drivers, { ...form, phone: '0503' }),
  ])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 400])
  const made = answers.find(({ status }) => status === 201)?.body
  assert.equal(made.invitation_url, undefined)
  assert.deepEqual(await kitchen.sql('select account from drivers'), [{ account: ravi.account }])
  assert.equal((await ravi.get('/api/v1/driver/deliveries/')).status, 200)
})
