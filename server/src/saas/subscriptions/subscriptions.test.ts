import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { superuser } from '../../../test/superuser.ts'
import { sharedServer } from '../../../test/shared-server.ts'

const subscriptions = '/api/saas/subscriptions/'
let operator: Awaited<ReturnType<typeof superuser>>
let cheap: number
let dear: number
before(async () => {
  operator = await superuser(await sharedServer())
  const plan = async (price: object) =>
    (await operator.post('/api/saas/plans/', { name: 'Plan', max_customers: 5, ...price })).body.id
  cheap = await plan({ price_monthly: '10', price_yearly: '100' })
  dear = await plan({ price_monthly: '20', price_yearly: '200' })
})

const wish = (tenant: number, more: object = {}) => ({
  tenant,
  plan: cheap,
  current_period_start: '2026-03-01',
  current_period_end: '2026-03-31',
  ...more,
})

test('a kitchen is put on a plan: on trial, by the month, at the price of the plan', async () => {
  const { tenant } = await openKitchen({ name: 'Spice Route' })
  const { status, body } = await operator.post(subscriptions, wish(tenant.id))
  assert.equal(status, 201, JSON.stringify(body))
  const { id, created_at, updated_at, ...rest } = body
  assert.ok(id && created_at && updated_at)
  assert.deepEqual(rest, {
    tenant: tenant.id,
    tenant_name: 'Spice Route',
    plan: cheap,
    plan_name: 'Plan',
    status: 'trial',
    billing_cycle: 'monthly',
    current_period_start: '2026-03-01',
    current_period_end: '2026-03-31',
    trial_end: null,
    next_invoice_date: null,
    current_price: '10.00',
  })
  assert.deepEqual((await operator.get(`${subscriptions}${id}/`)).body, body)
})

test('a kitchen has one subscription, however many ask at once', async () => {
  const { tenant } = await openKitchen()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => operator.post(subscriptions, wish(tenant.id))),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(7).fill(400)])
  const refused = answers.find(({ status }) => status === 400)
  assert.deepEqual(Object.keys(refused?.body), ['tenant'])
})

test('the price follows plan and cycle, and the kitchen is limited by its plan from this moment', async () => {
  const { tenant, server } = await openKitchen()
  const limit = async () => (await server.deps.tenants.byId(tenant.id))?.plan?.max_customers
  assert.equal(await limit(), undefined)
  const { body: made } = await operator.post(subscriptions, wish(tenant.id))
  const path = `${subscriptions}${made.id}/`
  assert.equal(await limit(), 5)
  const patched = await operator.patch(path, { billing_cycle: 'yearly', status: 'past_due' })
  assert.deepEqual([patched.body.current_price, patched.body.status], ['100.00', 'past_due'])
  const put = await operator.put(path, { ...patched.body, plan: dear, trial_end: '2026-03-15' })
  assert.deepEqual(
    { ...put.body, updated_at: '' },
    { ...patched.body, plan: dear, current_price: '200.00', trial_end: '2026-03-15', updated_at: '' },
  )
  assert.equal((await operator.put(path, { plan: dear })).status, 400)
  assert.equal((await operator.delete(path)).status, 204)
  assert.equal(await limit(), undefined)
  assert.equal((await operator.get(path)).status, 404)
  assert.equal((await operator.delete(path)).status, 404)
  assert.equal((await operator.patch(path, { status: 'active' })).status, 404)
})

test('a subscription given to another kitchen leaves the first without a plan', async () => {
  const [one, other] = [await openKitchen(), await openKitchen()]
  const { tenants } = one.server.deps
  const plans = async () => [
    (await tenants.byId(one.tenant.id))?.plan?.max_customers,
    (await tenants.byId(other.tenant.id))?.plan?.max_customers,
  ]
  const { body } = await operator.post(subscriptions, wish(one.tenant.id))
  assert.deepEqual(await plans(), [5, undefined])
  await operator.patch(`${subscriptions}${body.id}/`, { tenant: other.tenant.id })
  assert.deepEqual(await plans(), [undefined, 5])
})

test('bad input names its field and changes nothing', async () => {
  const { tenant } = await openKitchen()
  const { tenant: free } = await openKitchen()
  const { body: made } = await operator.post(subscriptions, wish(tenant.id))
  for (const [field, value] of [
    ['tenant', 999_999],
    ['tenant', 'x'],
    ['plan', 999_999],
    ['plan', null],
    ['status', 'odd'],
    ['billing_cycle', 'weekly'],
    ['current_period_start', '2026-02-30'],
    ['current_period_end', '2026-02-28'],
    ['trial_end', ''],
    ['next_invoice_date', 'soon'],
    ['current_prise', '1'],
  ] as const) {
    for (const answer of [
      await operator.post(subscriptions, wish(free.id, { [field]: value })),
      await operator.patch(`${subscriptions}${made.id}/`, { [field]: value }),
    ])
      assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${String(value)}`)
  }
  assert.deepEqual((await operator.get(`${subscriptions}${made.id}/`)).body, made)
})

test("subscriptions are listed newest first, by status, cycle and plan; a deleted kitchen's is not", async () => {
  const { body: plan } = await operator.post('/api/saas/plans/', { name: 'Listed' })
  const kitchens = await Promise.all(Array.from({ length: 4 }, () => openKitchen()))
  const ids: number[] = []
  for (const [place, { tenant }] of kitchens.entries()) {
    const more = {
      plan: plan.id,
      status: place === 1 ? 'active' : 'trial',
      billing_cycle: place === 2 ? 'yearly' : 'monthly',
    }
    ids.push((await operator.post(subscriptions, wish(tenant.id, more))).body.id)
  }
  const found = async (query: string) =>
    (await operator.get(`${subscriptions}?plan=${plan.id}&${query}`)).body.results.map(
      ({ id }: { id: number }) => ids.indexOf(id),
    )
  assert.deepEqual(await found(''), [3, 2, 1, 0])
  assert.deepEqual(await found('ordering=created_at'), [0, 1, 2, 3])
  assert.deepEqual(await found('status=active'), [1])
  assert.deepEqual(await found('billing_cycle=yearly'), [2])
  for (const field of ['plan=999999', 'status=odd', 'billing_cycle=weekly']) {
    const answer = await operator.get(`${subscriptions}?${field}`)
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field.split('=')[0]]])
  }
  await operator.delete(`/api/saas/tenants/${kitchens[3]?.tenant.id}/`)
  assert.deepEqual(await found(''), [2, 1, 0])
  assert.equal((await operator.get(`${subscriptions}${ids[3]}/`)).status, 404)
  assert.equal((await operator.patch(`${subscriptions}${ids[3]}/`, { status: 'active' })).status, 404)
  assert.deepEqual(Object.keys((await operator.post(subscriptions, wish(kitchens[3]!.tenant.id))).body), [
    'tenant',
  ])
})
