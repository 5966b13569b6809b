import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { model, pageOf, rowsOf } from './casts.ts'
import { ShownError, type DashboardClient } from './client.ts'
import { anything, openDashboard } from './open-dashboard.ts'
import * as models from './models.ts'

const person = (more: object = {}) => ({
  name: 'Asha Rao',
  phone: '+971501234567',
  email: '',
  emirates_id: '',
  zone: '',
  preferred_communication: 'whatsapp',
  building_name: '',
  flat_number: '',
  floor_number: '',
  street: '',
  city: '',
  ...more,
})
const makeZone = (dashboard: DashboardClient, name = 'Marina') =>
  dashboard.post('driver/zones/', models.DeliveryZone, {
    name,
    description: '',
    delivery_fee: '5.00',
    estimated_delivery_time: 30,
    is_active: true,
  })

test('the customers screen: made with the zone by its name, edited, with addresses', async () => {
  const { dashboard } = await openDashboard()
  const zone = await makeZone(dashboard)
  const made = await dashboard.post(
    'customers/',
    models.CustomerItem,
    person({ zone: 'Marina', street: 'Palm Street 1', city: 'Dubai' }),
  )
  assert.deepEqual(
    [made.zone, made.addresses[0]?.zone, made.addresses[0]?.status],
    ['Marina', zone.id, 'active'],
  )
  await assert.rejects(
    dashboard.post('customers/', models.CustomerItem, person()),
    (error) => error instanceof ShownError && error.status === 400 && /phone:/.test(error.message),
  )

  const changed = await dashboard.patch(`customers/${made.id}/`, models.CustomerItem, {
    first_name: 'Asha',
    last_name: 'Rao',
    name: 'Asha R.',
    phone: '+971501234567',
    email: 'asha@example.test',
    emirates_id: '',
    zone: '',
    preferred_communication: 'sms',
  })
  assert.deepEqual([changed.name, changed.zone], ['Asha R.', null])

  const address = {
    customer: made.id,
    building_name: 'Tower 2',
    flat_number: '1204',
    floor_number: '12',
    street: '',
    city: 'Dubai',
    is_default: true,
    zone: zone.id,
  }
  const added = await dashboard.post('customer-addresses/', models.CustomerAddress, address)
  assert.ok(added.id > 0, 'the answer carries the id')
  const moved = await dashboard.patch(`customer-addresses/${added.id}/`, models.CustomerAddress, {
    ...address,
    flat_number: '1205',
  })
  assert.equal(moved.flat_number, '1205')
  await dashboard.delete(`customer-addresses/${added.id}/`)
  const found = await dashboard.get('customers/', rowsOf(models.CustomerItem), { search: 'asha' })
  assert.equal(found.length, 1)
})

test('the registration screen: requests are approved into customers, or rejected with a reason', async () => {
  const { kitchen, dashboard } = await openDashboard()
  await kitchen.sql(
    `insert into registration_requests (name, contact_number, address, meal_selection, meal_type, quantity)
     select 'Guest ' || n, '+97150000000' || n, 'Palm Street', 'lunch', 'veg', 1 from generate_series(1, 2) n`,
  )
  const pending = await dashboard.get('registration-requests/', rowsOf(models.RegistrationRequest), {
    status: 'pending',
  })
  assert.equal(pending.length, 2)
  const [one, two] = pending
  await dashboard.post(
    `registration-requests/${one?.id}/approve/`,
    model({ request: models.RegistrationRequest, customer: models.CustomerItem }),
  )
  const rejected = await dashboard.post(
    `registration-requests/${two?.id}/reject/`,
    models.RegistrationRequest,
    {
      reason: 'outside our zones',
    },
  )
  assert.deepEqual([rejected.status, rejected.rejection_reason], ['rejected', 'outside our zones'])
  const all = await dashboard.get('registration-requests/', rowsOf(models.RegistrationRequest))
  assert.equal(all.length, 2)
})

test('the staff screen: a member is made without names, gets another role, and is deactivated', async () => {
  const { dashboard } = await openDashboard()
  const [admin] = await dashboard.get('staff/', rowsOf(models.StaffUser))
  assert.equal(admin?.role, 'admin')
  const made = await dashboard.post('staff/', models.StaffUser, {
    username: 'mona',
    email: 'mona@example.test',
    password: 'a pinch of saffron',
    first_name: '',
    last_name: '',
    role: 'kitchen_staff',
  })
  assert.equal(made.role, 'kitchen_staff')
  const changed = await dashboard.post(`staff/${made.id}/change_role/`, models.StaffUser, { role: 'manager' })
  assert.equal(changed.role, 'manager')
  const same = await dashboard.post(`staff/${admin?.id}/change_role/`, models.StaffUser, { role: 'admin' })
  assert.equal(same.role, 'admin', 'the dialog re-saves the role that it shows')
  await dashboard.post(`staff/${made.id}/deactivate/`, anything)
  assert.equal((await dashboard.get('staff/', rowsOf(models.StaffUser))).length, 1)
})

test('the delivery screen’s masters: zones, routes and drivers, opened in parallel', async () => {
  const { dashboard } = await openDashboard()
  const zone = await makeZone(dashboard)
  const route = await dashboard.post('driver/routes/', models.DeliveryRoute, {
    name: 'Walk',
    zone: zone.id,
    description: '',
    is_active: true,
  })
  assert.equal(route.zone_name, 'Marina')
  const wish = {
    name: 'Omar',
    phone: '+971507654321',
    email: '',
    vehicle_number: '',
    vehicle_type: '',
    is_active: true,
    zone_ids: [zone.id],
    route_ids: [route.id],
  }
  const made = await dashboard.post('driver/drivers/', models.DeliveryDriver, wish)
  assert.deepEqual(
    [made.assigned_zones.map(({ id }) => id), made.assigned_routes.map(({ zone_name }) => zone_name)],
    [[zone.id], ['Marina']],
  )
  await dashboard.patch(`driver/drivers/${made.id}/`, models.DeliveryDriver, {
    ...wish,
    vehicle_type: 'Bike',
  })
  const off = await dashboard.post(`driver/drivers/${made.id}/toggle_active/`, models.DeliveryDriver)
  assert.equal(off.is_active, false)
  const [, routed] = await Promise.all([
    dashboard.post(`driver/drivers/${made.id}/assign_zones/`, models.DeliveryDriver, { zone_ids: [] }),
    dashboard.post(`driver/drivers/${made.id}/assign_routes/`, models.DeliveryDriver, {
      route_ids: [route.id],
    }),
  ])
  assert.equal(routed.assigned_routes.length, 1)
  const [drivers, zones, routes] = await Promise.all([
    dashboard.get('driver/drivers/', rowsOf(models.DeliveryDriver)),
    dashboard.get('driver/zones/', rowsOf(models.DeliveryZone)),
    dashboard.get('driver/routes/', rowsOf(models.DeliveryRoute), { zone: zone.id }),
  ])
  assert.deepEqual([drivers.length, zones[0]?.route_count, routes.length], [1, 1, 1])
  const page = await dashboard.get('delivery/deliveries/', pageOf(models.DeliveryItem), { status: 'pending' })
  assert.equal(page.count, 0)
  await dashboard.patch(`driver/zones/${zone.id}/`, models.DeliveryZone, {
    name: 'Marina',
    description: 'by the sea',
    delivery_fee: '6.5',
    estimated_delivery_time: 25,
    is_active: true,
  })
  await dashboard.delete(`driver/routes/${route.id}/`)
  await dashboard.delete(`driver/drivers/${made.id}/`)
  await dashboard.delete(`driver/zones/${zone.id}/`)
})
