import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen } from '../harness.ts'
import { anything, openDashboard } from './open-dashboard.ts'
import { DashboardClient, ShownError } from './client.ts'
import * as models from './models.ts'
import { pageOf, rowsOf } from './casts.ts'

const status = (code: number) => (error: unknown) => error instanceof ShownError && error.status === code

test('the dashboard finds a kitchen by its code, signs in, and asks for a new password', async () => {
  const kitchen = await openKitchen({ name: 'Annapurna' })
  const dashboard = new DashboardClient(kitchen.server.url)
  await assert.rejects(dashboard.discover('nobody'), status(404))
  const found = await dashboard.discover(kitchen.slug.toUpperCase())
  assert.equal(found.api_endpoint, `${kitchen.server.url}/api/v1/`, 'paths are appended to it as it is')
  assert.equal(found.tenant_id, kitchen.slug)

  await assert.rejects(
    dashboard.signIn('admin', 'not the password'),
    (error) => status(400)(error) && /non_field_errors/.test(String(error)),
  )
  assert.deepEqual(await dashboard.signIn('admin@example.test', 'a boss of tests'), [], 'all screens')
  assert.ok(dashboard.tokens.refresh, 'without a refresh token every session would end after an hour')

  await dashboard.post('auth/password/reset/', anything, { email: 'admin@example.test' })
  await dashboard.post('auth/password/reset/', anything, { email: 'stranger@example.test' })
})

test('a driver is shown the delivery screen only, by the group of the answer', async () => {
  const { kitchen, dashboard } = await openDashboard()
  await dashboard.post('staff/', models.StaffUser, {
    username: 'omar',
    email: 'omar@example.test',
    password: 'a van full of tiffins',
    first_name: '',
    last_name: '',
    role: 'driver',
  })
  const own = new DashboardClient(kitchen.server.url)
  await own.discover(kitchen.slug)
  assert.deepEqual(await own.signIn('omar', 'a van full of tiffins'), ['Driver'])
})

test('an hour later the dashboard refreshes its token once and goes on, without naming the kitchen', async () => {
  const { kitchen, dashboard } = await openDashboard()
  const { server } = kitchen
  const before = dashboard.tokens
  server.clock.advance(61 * 60_000)
  try {
    await dashboard.get('dashboard/summary/', models.DashboardSummary)
    assert.notEqual(dashboard.tokens.access, before.access)
    assert.equal(dashboard.signedOut, false)
  } finally {
    server.clock.advance(-61 * 60_000)
  }
})

test('the home screen opens, also for the platform’s owner who has chosen no kitchen', async () => {
  const { dashboard } = await openDashboard()
  const summary = await dashboard.get('dashboard/summary/', models.DashboardSummary)
  assert.equal(summary.orders.total, 0)
  assert.equal(summary.staff.total, 1)
})

test('every list that the dashboard reads whole shows the 30th row as well', async () => {
  const { kitchen, dashboard } = await openDashboard()
  await kitchen.sql(
    `insert into categories (name, description) select 'Category ' || n, '' from generate_series(1, 30) n`,
  )
  const categories = await dashboard.get('categories/', rowsOf(models.Category))
  assert.equal(categories.length, 30)
  const { results, next } = await dashboard.get('orders/', pageOf(models.OrderItem))
  assert.deepEqual({ results, next }, { results: [], next: null })
})
