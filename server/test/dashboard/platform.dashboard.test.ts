import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { sharedServer } from '../shared-server.ts'
import { openKitchen } from '../harness.ts'
import { superuser } from '../superuser.ts'
import { model, pageOf, text } from './casts.ts'
import { DashboardClient, ShownError } from './client.ts'
import { anything } from './open-dashboard.ts'
import * as models from './models.ts'

/** The platform's owner at the dashboard, after a visit to a kitchen whose slug is still sent. */
async function openPlatform() {
  const server = await sharedServer()
  const { username, password } = await superuser(server)
  const kitchen = await openKitchen({ server })
  const dashboard = new DashboardClient(server.url)
  await dashboard.discover(kitchen.slug)
  await dashboard.signInToPlatform(username, password)
  return { server, kitchen, dashboard, saas: dashboard.saas }
}

test('the platform’s owner is never signed out by the kitchen screen that opens first', async () => {
  const { dashboard } = await openPlatform()
  dashboard.slug = null
  await assert.rejects(
    dashboard.get('dashboard/summary/', anything),
    (error) => error instanceof ShownError && error.status === 403,
  )
  assert.equal(dashboard.signedOut, false)
})

test('the platform screens: numbers, kitchens and plans; a kitchen is opened and signed in to', async () => {
  const { server, dashboard, saas } = await openPlatform()
  await dashboard.get(`${saas}analytics/`, models.PlatformAnalytics)
  await dashboard.get(`${saas}tenants/`, pageOf(models.Tenant))
  const plans = await dashboard.get(`${saas}plans/`, pageOf(models.ServicePlan))
  const plan = plans.results.find(({ tier }) => tier === 'pro')
  assert.ok(plan)

  const subdomain = `spice_${randomBytes(3).toString('hex')}`
  const made = await dashboard.post(
    `${saas}tenants/`,
    model({
      id: anything,
      subdomain: text(),
      admin_info: model({ admin_username: text(), admin_email: text(), admin_password: text() }),
    }),
    { name: 'Spice Garden', subdomain, admin_email: 'chef@spice.test', plan_id: plan.id },
  )
  assert.equal(made.admin_info.admin_username, 'chef')
  const chef = new DashboardClient(server.url)
  await chef.discover(subdomain)
  await chef.signIn(made.admin_info.admin_username, made.admin_info.admin_password)
  await chef.get('dashboard/summary/', models.DashboardSummary)

  const path = `${saas}tenants/${Number(made.id)}/`
  const detail = await dashboard.get(path, models.TenantDetail)
  assert.deepEqual(
    [detail.service_plan?.name, detail.subscription?.status, detail.subscription?.current_price],
    ['Pro', 'trial', 249],
  )
  const { results } = await dashboard.get(`${saas}tenants/`, pageOf(models.Tenant), { search: subdomain })
  assert.deepEqual([results[0]?.plan_name, results[0]?.subscription_status], ['Pro', 'Trial'])

  const basic = plans.results.find(({ tier }) => tier === 'basic')
  const moved = await dashboard.patch(path, models.TenantDetail, {
    name: 'Spice Garden',
    is_active: true,
    plan_id: basic?.id,
  })
  assert.deepEqual([moved.service_plan?.name, moved.subscription?.current_price], ['Basic', 99])
  await dashboard.get(`${path}usage/`, (value, at) => {
    assert.ok(Array.isArray(value), at)
  })

  await dashboard.post(`${path}suspend/`, anything)
  await assert.rejects(chef.get('dashboard/summary/', anything), (error) => error instanceof ShownError)
  assert.equal(chef.signedOut, false, 'suspended is 403, not signed out')
  await dashboard.post(`${path}activate/`, anything)
  await chef.get('dashboard/summary/', models.DashboardSummary)
})

test('the plans screen: a plan is made with prices as text, switched off and deleted', async () => {
  const { dashboard, saas } = await openPlatform()
  const made = await dashboard.post(`${saas}plans/`, models.ServicePlan, {
    name: 'Pop-up',
    tier: 'basic',
    description: '',
    price_monthly: '19.00',
    price_yearly: '190.00',
    trial_days: 7,
    max_menu_items: 20,
    max_staff_users: 2,
    max_customers: 30,
    max_orders_per_month: 300,
    has_inventory_management: false,
    has_delivery_tracking: true,
    has_customer_app: true,
    has_analytics: false,
    has_whatsapp_notifications: false,
    has_multi_branch: false,
    is_active: true,
  })
  assert.deepEqual([made.price_monthly, made.tenant_count], [19, 0])
  const off = await dashboard.patch(`${saas}plans/${made.id}/`, models.ServicePlan, { is_active: false })
  assert.equal(off.is_active, false)
  await dashboard.delete(`${saas}plans/${made.id}/`)
})

test('an invoice of the platform is marked paid', async () => {
  const { kitchen, dashboard, saas } = await openPlatform()
  const invoice = await dashboard.post(`${saas}invoices/`, model({ id: anything, status: text() }), {
    tenant: kitchen.tenant.id,
    amount: '99.00',
    period_start: '2026-03-01',
    period_end: '2026-03-31',
    due_date: '2026-04-07',
  })
  await dashboard.post(`${saas}invoices/${Number(invoice.id)}/mark_paid/`, anything)
  const read = await dashboard.get(`${saas}invoices/${Number(invoice.id)}/`, model({ status: text() }))
  assert.equal(read.status, 'paid')
})
