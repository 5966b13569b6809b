import { strict as assert } from 'node:assert'
import { randomBytes } from 'node:crypto'
import { before, test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { superuser } from '../../../test/superuser.ts'
import { sharedServer } from '../../../test/shared-server.ts'

const tenants = '/api/saas/tenants/'
const slugOf = (word: string) => `${word}-${randomBytes(4).toString('hex')}`
let operator: Awaited<ReturnType<typeof superuser>>
let url: string
let pro: { id: number; price_monthly: string }
let basic: { id: number; price_monthly: string }
before(async () => {
  const server = await sharedServer()
  url = server.url
  operator = await superuser(server)
  const { results } = (await operator.get('/api/saas/plans/')).body
  const plan = (tier: string) => results.find((one: { tier: string }) => one.tier === tier)
  pro = plan('pro')
  basic = plan('basic')
})

const signIn = (slug: string, username: string, password: string) =>
  caller(url, slug ? { 'x-tenant-slug': slug } : {}).post('/api/v1/auth/login/', { username, password })
const open = async (more: object = {}, headers: Record<string, string> = {}) => {
  const wish = { name: 'Spice Route', subdomain: slugOf('spice'), admin_email: 'asha@spice.test', ...more }
  return operator.post(tenants, wish, headers)
}

test('a new kitchen is complete when the answer comes: its administrator signs in with the password told once (D11)', async () => {
  const { status, body } = await open({ subdomain: slugOf('Al-Noor'), plan_id: pro.id })
  assert.equal(status, 201, JSON.stringify(body))
  const { admin_info, service_plan, subscription, id, subdomain, db_name, db_host, db_port, ...rest } = body
  assert.ok(id && db_host)
  assert.match(subdomain, /^al-noor-/)
  assert.match(db_name, /^k[a-z0-9]{20}$/)
  assert.match(db_port, /^\d+$/)
  const today = new Date().toISOString().slice(0, 10)
  assert.deepEqual(rest, {
    name: 'Spice Route',
    is_active: true,
    schema_name: 'public',
    latest_usage: null,
    created_on: today,
  })
  assert.deepEqual([service_plan.name, service_plan.tenant_count], ['Pro', 0])
  assert.deepEqual(
    [subscription.status, subscription.plan, subscription.current_price, subscription.current_period_start],
    ['trial', pro.id, pro.price_monthly, today],
  )
  assert.deepEqual(
    new Set([subscription.current_period_end, subscription.trial_end, subscription.next_invoice_date]).size,
    1,
  )
  assert.deepEqual(
    { ...admin_info, admin_password: '' },
    {
      admin_username: 'asha',
      admin_email: 'asha@spice.test',
      admin_password_was_generated: true,
      admin_password: '',
    },
  )
  const signedIn = await signIn(subdomain, 'asha', admin_info.admin_password)
  assert.deepEqual([signedIn.status, signedIn.body.user.username], [200, 'asha'])
  assert.equal(
    (await signIn('', 'asha', admin_info.admin_password)).status,
    400,
    'not an account of the platform',
  )

  const read = (await operator.get(`${tenants}${id}/`)).body
  assert.equal('admin_info' in read, false)
  const said = JSON.stringify([read, await operator.get(`${tenants}?search=${subdomain}`)])
  assert.equal(said.includes(admin_info.admin_password), false)
  assert.equal(/password|db_user/.test(said), false)
})

test('a password that was given is not told again, and an unknown or inactive plan leaves the kitchen without one', async () => {
  const { body: retired } = await operator.post('/api/saas/plans/', { name: 'Retired', is_active: false })
  for (const plan_id of [999_999, retired.id, null]) {
    const { status, body } = await open({ admin_password: 'open sesame 42', admin_username: 'boss', plan_id })
    assert.equal(status, 201)
    assert.deepEqual([body.service_plan, body.subscription], [null, null])
    assert.deepEqual(body.admin_info, {
      admin_username: 'boss',
      admin_email: 'asha@spice.test',
      admin_password_was_generated: false,
    })
    assert.equal((await signIn(body.subdomain, 'boss', 'open sesame 42')).status, 200)
    const [row] = (await operator.get(`${tenants}?search=${body.subdomain}`)).body.results
    assert.deepEqual([row.plan_name, row.subscription_status], ['No Plan', 'No Subscription'])
  }
})

test('whoever lost the answer sends the same Idempotency-Key and gets the same kitchen; without one the name is taken', async () => {
  const key = { 'idempotency-key': randomBytes(8).toString('hex') }
  const subdomain = slugOf('lost')
  const first = await open({ subdomain }, key)
  const again = await open({ subdomain }, key)
  assert.deepEqual([again.status, again.body], [201, first.body])
  assert.equal(again.headers.get('idempotency-replayed'), 'true')
  assert.equal((await open({}, key)).status, 422)
  const taken = await open({ subdomain: subdomain.toUpperCase() })
  assert.deepEqual([taken.status, Object.keys(taken.body)], [400, ['subdomain']])
  assert.equal((await open({}, { 'idempotency-key': 'a key' })).status, 400)

  const other = await superuser(await sharedServer())
  const wish = { name: 'Other', subdomain: slugOf('other'), admin_email: 'a@b.cd' }
  assert.equal((await other.post(tenants, wish, key)).body.subdomain, wish.subdomain)
})

test('what a kitchen cannot have is refused by field and opens nothing (D14)', async () => {
  const count = async () => (await operator.get(tenants)).body.count
  const before = await count()
  for (const [field, value] of [
    ['subdomain', 'sp ace'],
    ['subdomain', '-x'],
    ['subdomain', 'a.b'],
    ['subdomain', "x'; drop database"],
    ['subdomain', 'кухня'],
    ['subdomain', 'www'],
    ['subdomain', 'x'.repeat(101)],
    ['subdomain', ''],
    ['name', ''],
    ['name', 'a\nb'],
    ['name', 'x'.repeat(101)],
    ['admin_email', 'asha'],
    ['admin_password', 'short'],
    ['admin_password', '12345678'],
    ['admin_username', 'a b'],
    ['plan_id', 'gold'],
    ['plan_id', 2 ** 31],
    ['time_zone', 'Mars/Olympus'],
    ['currency', 'aed'],
    ['db_password', 'x'],
  ] as const) {
    const answer = await open({ [field]: value })
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, [field]], `${field} ${String(value)}`)
  }
  assert.deepEqual(Object.keys((await operator.post(tenants, {})).body).sort(), [
    'admin_email',
    'name',
    'subdomain',
  ])
  assert.equal(await count(), before)
})

test("a new name is on the platform's list and on the kitchen's own wall; the slug stays what it is", async () => {
  const kitchen = await openKitchen()
  const path = `${tenants}${kitchen.tenant.id}/`
  const read = (await operator.get(path)).body
  const { status, body } = await operator.patch(path, { ...read, name: 'Saffron', subdomain: 'saffron' })
  assert.deepEqual([status, body], [200, { ...read, name: 'Saffron' }])
  assert.deepEqual(await kitchen.sql('select name from settings'), [{ name: 'Saffron' }])
  const admin = await kitchen.person('admin')
  assert.equal((await admin.get('/api/v1/settings/')).body.name, 'Saffron')
  assert.equal((await operator.put(path, { name: 'Saffron House' })).body.name, 'Saffron House')
  for (const [field, value] of [
    ['name', ''],
    ['name', 'a\tb'],
    ['is_active', 'maybe'],
    ['plan_id', 'x'],
    ['currency', 'USD'],
  ] as const)
    assert.deepEqual(Object.keys((await operator.patch(path, { [field]: value })).body), [field])
  assert.equal((await operator.patch(`${tenants}999999/`, { name: 'x' })).status, 404)
})

test('another plan moves the one subscription: price, limits and lists follow, and nothing else does (D12)', async () => {
  const { body: made } = await open({ plan_id: pro.id })
  const path = `${tenants}${made.id}/`
  const { deps } = await sharedServer()
  const limit = async () => (await deps.tenants.byId(made.id))?.plan?.max_customers
  assert.equal(await limit(), 10_000)
  await operator.patch(`/api/saas/subscriptions/${made.subscription.id}/`, { status: 'active' })

  const { status, body } = await operator.patch(path, { name: made.name, is_active: true, plan_id: basic.id })
  assert.equal(status, 200)
  assert.deepEqual(
    [body.service_plan.name, body.subscription.plan_name, body.subscription.current_price],
    ['Basic', 'Basic', basic.price_monthly],
  )
  assert.deepEqual([body.subscription.id, body.subscription.status], [made.subscription.id, 'active'])
  assert.equal(await limit(), 1000)
  const [row] = (await operator.get(`${tenants}?search=${made.subdomain}`)).body.results
  assert.deepEqual([row.plan_name, row.subscription_status], ['Basic', 'Active'])

  const unknown = await operator.patch(path, { name: 'Not this', plan_id: 999_999 })
  assert.deepEqual([unknown.status, Object.keys(unknown.body)], [400, ['error']])
  assert.deepEqual((await operator.patch(path, { plan_id: null })).body, body)
})

test('a kitchen that had no plan is on trial with its first', async () => {
  const { tenant } = await openKitchen()
  const { body } = await operator.patch(`${tenants}${tenant.id}/`, { plan_id: pro.id })
  assert.deepEqual([body.subscription.status, body.service_plan.name], ['trial', 'Pro'])
})

test('kitchens are listed newest first, all on one page, and found by name, subdomain and state', async () => {
  const word = randomBytes(4).toString('hex')
  const ids: number[] = []
  for (const letter of 'BAC')
    ids.push((await open({ name: `${word} ${letter}`, subdomain: `${letter}-${word}` })).body.id)
  await operator.post(`${tenants}${ids[1]}/suspend/`)
  const found = async (query: string) =>
    (await operator.get(`${tenants}?${query}`)).body.results.map(({ id }: { id: number }) => ids.indexOf(id))
  assert.deepEqual(await found(`search=${word}`), [2, 1, 0])
  assert.deepEqual(await found(`search=${word}&ordering=name`), [1, 0, 2])
  assert.deepEqual(await found(`search=c-${word}`), [2])
  assert.deepEqual(await found(`search=${word}&is_active=false`), [1])
  assert.deepEqual(await found(`search=${word}&is_active=1&ordering=subdomain`), [0, 2])
  for (const field of ['id', 'is_active', 'plan_name', 'subscription_status', '-created_on'])
    assert.equal((await found(`search=${word}&ordering=${field}`)).length, 3, field)
})
