import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { caller } from '../../../test/harness.ts'
import { openDay } from '../../../test/kitchen-day.ts'
import { openKitchen } from '../../../test/harness.ts'
import { formWith, picture } from '../../../test/pictures.ts'
import { openSandbox, sandboxes } from '../../../test/sandboxes.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { contentsOf } from '../../../test/contents.ts'

/** What a copy has of its own. */
const ofItsOwn = [
  'api_keys',
  'clock',
  'clock_moves',
  'identity',
  'invitations',
  'outbox',
  'password_resets',
  'sandbox_messages',
  'schema_migrations',
]

const copied = async (database: string) => {
  const contents = await contentsOf(await sharedServer(), database)
  for (const table of ofItsOwn) delete contents[table]
  return contents
}

test('a sandbox is its kitchen row for row, and what is done in one of them is not done in the other', async () => {
  const kitchen = await openDay()
  const admin = await kitchen.person('admin')
  await kitchen.orderAt('delivered')
  await kitchen.orderAt('cancelled')
  await kitchen.orderAt('preparing')
  const form = formWith(await picture(), { name: 'Lime', description: 'Sour', price: '1.00', category: 1 })
  const dish = (await admin.post('/api/v1/menu-items/', form)).body
  await admin.post('/api/v1/api-keys/', { name: 'till', days: 5 })

  const before = await copied(kitchen.tenant.database)
  const sandbox = await openSandbox(kitchen, admin)
  assert.match(sandbox.slug, new RegExp(`^${kitchen.slug}-sandbox-[0-9a-f]{6}$`))
  const { accounts, settings, ...rest } = await copied(sandbox.tenant.database)
  assert.ok(Object.keys(rest).length > 30)
  const { accounts: people, settings: own, ...others } = before
  assert.deepEqual(rest, others)
  assert.deepEqual(
    accounts?.filter((row) => !row.includes(sandbox.office.username)),
    people,
  )
  assert.deepEqual([own?.length, settings?.length], [1, 1])
  assert.match(settings?.[0] ?? '', /"name": "[^"]+ \(sandbox\)"/)

  // The picture is the sandbox's own, under the same name.
  const seen = (await sandbox.office.get(`/api/v1/menu-items/${dish.id}/`)).body.image
  assert.equal(seen, dish.image.replace(`/media/${kitchen.tenant.id}/`, `/media/${sandbox.tenant.id}/`))
  const shown = await caller('', {}).get(seen)
  assert.deepEqual([shown.status, shown.body], [200, (await caller('', {}).get(dish.image)).body])
  await sandbox.office.patch(`/api/v1/menu-items/${dish.id}/`, { image: null })
  assert.equal((await caller('', {}).get(dish.image)).status, 200)

  const after = await copied(kitchen.tenant.database)
  const made = await sandbox.office.post('/api/v1/categories/', { name: 'Only here' })
  assert.equal(made.status, 201, 'numbers go on where the kitchen was')
  assert.deepEqual(await copied(kitchen.tenant.database), after)
  const inside = await copied(sandbox.tenant.database)
  await kitchen.orderAt('delivered')
  assert.deepEqual(await copied(sandbox.tenant.database), inside)
})

test('the same people sign in with the same passwords; what opened the kitchen opens nothing in its sandbox, and the reverse', async () => {
  const kitchen = await openKitchen()
  const { deps } = kitchen.server
  const words = { username: 'admin', password: 'a boss of tests' }
  const login = (await kitchen.visitor.post('/api/v1/auth/login/', words)).body
  const admin = await kitchen.person('admin')
  const key = (await admin.post('/api/v1/api-keys/', { name: 'till' })).body
  const sandbox = await openSandbox(kitchen, admin)
  const { url } = kitchen.server
  const there = { 'x-tenant-slug': sandbox.slug }
  const here = { 'x-tenant-slug': kitchen.slug }
  const code = async (headers: Record<string, string>) => {
    const { status, body } = await caller(url, headers).get('/api/v1/settings/')
    return [status, body.code]
  }
  assert.deepEqual(await code({ ...here, authorization: `Bearer ${login.access}` }), [200, undefined])
  for (const headers of [
    { ...there, authorization: `Bearer ${login.access}` },
    { ...there, 'x-api-key': key.key },
    { ...here, authorization: `Bearer ${sandbox.office.access}` },
  ])
    assert.deepEqual(await code(headers), [401, 'token_not_valid'])
  const refresh = await sandbox.visitor.post('/api/v1/auth/token/refresh/', { refresh: admin.refresh })
  assert.deepEqual([refresh.status, refresh.body.code], [401, 'token_not_valid'])
  const again = (await sandbox.visitor.post('/api/v1/auth/login/', words)).body
  assert.deepEqual(await code({ ...there, authorization: `Bearer ${again.access}` }), [200, undefined])

  const [ours, theirs] = [
    await kitchen.sql('select epoch from stream'),
    await sandbox.sql('select epoch from stream'),
  ]
  assert.notDeepEqual(ours, theirs)
  for (const [from, to] of [
    [sandbox.tenant.database, kitchen.tenant.database],
    [kitchen.tenant.database, sandbox.tenant.database],
  ] as const) {
    const target = { database: to, user: from, password: deps.owner.passwordOf(from), timeZone: 'UTC' }
    await assert.rejects(deps.server.acquire(target), { code: '42501' })
  }
})

test('three sandboxes at most, however many ask at once; none of a sandbox; the same key is the same sandbox', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  const key = { 'idempotency-key': 'first' }
  const first = await admin.post(sandboxes, { name: 'Ramadan' }, key)
  assert.deepEqual([first.status, first.body.name, first.body.state], [201, 'Ramadan', 'active'])
  assert.equal((await admin.post(sandboxes, {}, key)).body.id, first.body.id)
  const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post(sandboxes, {})))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 201, 409, 409])
  assert.equal((await admin.get(sandboxes)).body.count, 3)

  const copy = await kitchen.server.deps.tenants.byId(first.body.id)
  assert.ok(copy)
  const inside = caller(kitchen.server.url, { 'x-tenant-slug': copy.slug })
  const words = { username: 'admin', password: 'a boss of tests' }
  const { access } = (await inside.post('/api/v1/auth/login/', words)).body
  const there = caller(kitchen.server.url, { 'x-tenant-slug': copy.slug, authorization: `Bearer ${access}` })
  const refused = await there.post(sandboxes, {})
  assert.deepEqual([refused.status, refused.body.code], [403, 'in_sandbox'])
  const other = await (await openKitchen()).person('admin')
  assert.equal((await other.get(`${sandboxes}${first.body.id}/`)).status, 404)
  assert.equal((await other.delete(`${sandboxes}${first.body.id}/`)).status, 404)
  assert.equal((await (await kitchen.person('manager')).post(sandboxes, {})).status, 403)
})
