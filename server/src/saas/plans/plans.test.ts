import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { before, test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { superuser } from '../../../test/superuser.ts'
import { sharedServer } from '../../../test/shared-server.ts'

const plans = '/api/saas/plans/'
let operator: Awaited<ReturnType<typeof superuser>>
before(async () => {
  operator = await superuser(await sharedServer())
})

const newPlan = async (more: object = {}) => {
  const { status, body } = await operator.post(plans, {
    name: `Plan ${randomBytes(3).toString('hex')}`,
    ...more,
  })
  assert.equal(status, 201, JSON.stringify(body))
  return body
}
const subscribe = (tenant: number, plan: number) =>
  operator.post('/api/saas/subscriptions/', {
    tenant,
    plan,
    current_period_start: '2026-03-01',
    current_period_end: '2026-03-31',
  })

test('a plan needs no more than a name; the rest is what the contract says', async () => {
  const made = await newPlan({ name: ' Pop-up ' })
  const { id, created_at, updated_at, ...rest } = made
  assert.deepEqual(rest, {
    name: 'Pop-up',
    tier: 'basic',
    description: '',
    price_monthly: '0.00',
    price_yearly: '0.00',
    trial_days: 14,
    max_menu_items: 100,
    max_staff_users: 15,
    max_customers: 1000,
    max_orders_per_month: 50000,
    has_inventory_management: false,
    has_delivery_tracking: false,
    has_customer_app: false,
    has_analytics: false,
    has_whatsapp_notifications: false,
    has_multi_branch: false,
    features: {},
    is_active: true,
    tenant_count: 0,
  })
  assert.ok(id && created_at && updated_at)
})

test('a plan is changed field by field or whole, and what a client read may be sent back', async () => {
  const made = await newPlan({ features: { reports: true, depth: { of: [1, 'two'] } } })
  const path = `${plans}${made.id}/`
  const changed = await operator.patch(path, { ...made, price_monthly: 12.5, max_customers: 0 })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  assert.deepEqual(
    { ...changed.body, updated_at: '' },
    { ...made, price_monthly: '12.50', max_customers: 0, updated_at: '' },
  )
  const whole = await operator.put(path, { name: 'Festival', price_yearly: '100', is_active: false })
  assert.deepEqual(
    [whole.body.name, whole.body.price_yearly, whole.body.is_active],
    ['Festival', '100.00', false],
  )
  assert.deepEqual(Object.keys((await operator.put(path, { is_active: true })).body), ['name'])
  assert.deepEqual((await operator.get(path)).body, whole.body)
})

test('bad input names its field and changes nothing', async () => {
  const { id } = await newPlan()
  const before = (await operator.get(`${plans}${id}/`)).body
  for (const [field, value] of [
    ['name', ''],
    ['name', 'x'.repeat(101)],
    ['tier', 'gold'],
    ['price_monthly', '-1'],
    ['price_monthly', '1.005'],
    ['price_yearly', '100000000.00'],
    ['price_yearly', ''],
    ['trial_days', -1],
    ['max_customers', -1],
    ['max_menu_items', 2 ** 31],
    ['has_analytics', 'maybe'],
    ['features', [1]],
    ['archived_at', null],
  ] as const) {
    for (const answer of [
      await operator.patch(`${plans}${id}/`, { [field]: value }),
      await operator.post(plans, { name: 'Bad', [field]: value }),
    ])
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${String(value)}`)
  }
  assert.deepEqual((await operator.get(`${plans}${id}/`)).body, before)
  assert.equal((await operator.get(`${plans}?search=Bad`)).body.count, 0)
  assert.equal((await operator.patch(`${plans}999999/`, { name: 'No' })).status, 404)
})

test('plans are listed by price, all on one page, and found by tier, state and words', async () => {
  const word = randomBytes(4).toString('hex')
  for (const [place, price] of ['9', '10', '0.50'].entries())
    await newPlan({
      name: `${word} ${place}`,
      price_monthly: price,
      tier: place ? 'pro' : 'free',
      is_active: place !== 1,
      description: place === 2 ? 'with lentils' : '',
    })
  const found = async (query: string) =>
    (await operator.get(`${plans}?${query}`)).body.results.map(({ name }: { name: string }) => name.slice(-1))
  assert.deepEqual(await found(`search=${word}`), ['2', '0', '1'])
  assert.deepEqual(await found(`search=${word}&ordering=-price_monthly`), ['1', '0', '2'])
  assert.deepEqual(await found(`search=${word},lentils`), ['2'])
  assert.deepEqual(await found(`search=${word}&tier=free`), ['0'])
  assert.deepEqual(await found(`search=${word}&is_active=False`), ['1'])
  const odd = await operator.get(`${plans}?tier=gold`)
  assert.deepEqual([odd.status, Object.keys(odd.body)], [400, ['tier']])
})

test('a plan that a kitchen is on cannot be deleted (D29); without kitchens it leaves every list', async () => {
  const { tenant } = await openKitchen()
  const plan = await newPlan()
  const path = `${plans}${plan.id}/`
  const { body: subscription } = await subscribe(tenant.id, plan.id)
  assert.equal((await operator.get(path)).body.tenant_count, 1)
  const refused = await operator.delete(path)
  assert.deepEqual([refused.status, Object.keys(refused.body)], [409, ['error']])

  await operator.delete(`/api/saas/subscriptions/${subscription.id}/`)
  assert.equal((await operator.delete(path)).status, 204)
  assert.equal((await operator.get(path)).status, 404)
  assert.equal((await operator.delete(path)).status, 404)
  assert.equal((await operator.patch(path, { name: 'Back' })).status, 404)
  assert.equal((await operator.get(`${plans}?search=${plan.name}`)).body.count, 0)
  assert.deepEqual(Object.keys((await subscribe(tenant.id, plan.id)).body), ['plan'])
})

test("a deleted kitchen's old subscription does not keep its plan", async () => {
  const { tenant } = await openKitchen()
  const plan = await newPlan()
  await subscribe(tenant.id, plan.id)
  await operator.delete(`/api/saas/tenants/${tenant.id}/`)
  assert.equal((await operator.get(`${plans}${plan.id}/`)).body.tenant_count, 0)
  assert.equal((await operator.delete(`${plans}${plan.id}/`)).status, 204)
})

test('of deleting a plan and putting kitchens on it at once, one wins: no kitchen is on a plan that is gone', async () => {
  const kitchens = await Promise.all(Array.from({ length: 4 }, () => openKitchen()))
  for (let round = 0; round < 5; round += 1) {
    const plan = await newPlan()
    const [removed, ...put] = await Promise.all([
      operator.delete(`${plans}${plan.id}/`),
      ...kitchens.map(({ tenant }) =>
        operator.patch(`/api/saas/tenants/${tenant.id}/`, { plan_id: plan.id }),
      ),
    ])
    const on = put.filter(({ status }) => status === 200).length
    assert.deepEqual(
      [removed.status, put.every(({ status }) => status === 200 || status === 400)],
      [on ? 409 : 204, true],
    )
  }
})

test('what a plan allows reaches the kitchens on it at once', async () => {
  const { tenant, server } = await openKitchen()
  const plan = await newPlan({ max_customers: 7, has_analytics: true, features: { reports: true } })
  const allowed = async () => (await server.deps.tenants.byId(tenant.id))?.plan
  assert.equal(await allowed(), null)
  await subscribe(tenant.id, plan.id)
  const { max_customers, has_analytics, features } = (await allowed())!
  assert.deepEqual([max_customers, has_analytics, features], [7, true, { reports: true }])
  await operator.patch(`${plans}${plan.id}/`, { max_customers: 8 })
  assert.equal((await allowed())?.max_customers, 8)
})
