import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { superuser } from '../../../test/superuser.ts'
import { startServer, type TestServer } from '../../../test/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

test("the platform's numbers are zero at first, and then what its kitchens pay, each counted once", async () => {
  const operator = await superuser(server)
  const analytics = async () => (await operator.get('/api/saas/analytics/')).body
  assert.deepEqual(await analytics(), {
    total_tenants: 0,
    active_tenants: 0,
    trial_tenants: 0,
    total_revenue_monthly: '0.00',
    total_revenue_yearly: '0.00',
    mrr: '0.00',
    pending_invoices: 0,
    overdue_invoices: 0,
  })

  const plan = (
    await operator.post('/api/saas/plans/', { name: 'P', price_monthly: '99.90', price_yearly: '1000' })
  ).body
  const kitchens: { path: string; id: number }[] = []
  for (const more of [
    { status: 'active' },
    { status: 'active' },
    { status: 'active', billing_cycle: 'yearly' },
    { status: 'trial' },
    { status: 'past_due' },
    { status: 'active' }, // is suspended below
    { status: 'active' }, // is deleted below
    undefined,
  ]) {
    const { tenant } = await openKitchen({ server })
    kitchens.push({ path: `/api/saas/tenants/${tenant.id}/`, id: tenant.id })
    const period = { current_period_start: '2026-03-01', current_period_end: '2026-03-31' }
    if (more)
      await operator.post('/api/saas/subscriptions/', {
        tenant: tenant.id,
        plan: plan.id,
        ...period,
        ...more,
      })
  }
  await operator.post(`${kitchens[5]?.path}suspend/`)

  const bill = async (due_date: string, status: string) => {
    const period = { period_start: '2026-03-01', period_end: '2026-03-31' }
    const { body } = await operator.post('/api/saas/invoices/', {
      tenant: kitchens[6]?.id,
      amount: '1',
      due_date,
      status,
      ...period,
    })
    return body.id
  }
  await bill('2020-01-01', 'pending')
  await bill('2090-01-01', 'pending')
  await bill('2090-01-01', 'overdue')
  for (const status of ['draft', 'paid', 'cancelled']) await bill('2020-01-01', status)
  await operator.delete(`/api/saas/invoices/${await bill('2020-01-01', 'pending')}/`)
  await operator.delete(kitchens[6]?.path ?? '')

  assert.deepEqual(await analytics(), {
    total_tenants: 7,
    active_tenants: 6,
    trial_tenants: 1,
    total_revenue_monthly: '199.80',
    total_revenue_yearly: '1000.00',
    mrr: '283.13',
    pending_invoices: 2,
    overdue_invoices: 2,
  })
})
