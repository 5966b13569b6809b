import { strict as assert } from 'node:assert'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { caller, openKitchen } from '../../../test/harness.ts'
import { openScreen } from '../../../test/live.ts'
import { openSandbox, sandboxes } from '../../../test/sandboxes.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { openSubscribers } from '../../../test/subscribers.ts'
import { superuser } from '../../../test/superuser.ts'
import { activeTenants } from '../../platform/jobs/jobs.sql.ts'
import { activeSlugs } from '../tenants/index.ts'
import { tidyUp } from '../tenants/janitor.ts'
import { meterUsage } from '../usage/index.ts'

before(async () => (await sharedServer()).deps.jobs.start())

test("a sandbox is none of the platform's kitchens: not counted, not billed, not listed, and recurring work passes it by", async () => {
  const kitchen = await openKitchen()
  await kitchen.onPlan({ max_menu_items: 7 })
  const { deps } = kitchen.server
  const operator = await superuser(kitchen.server)
  const counted = (await operator.get('/api/saas/analytics/')).body
  const { tenant, slug, office } = await openSandbox(kitchen)

  assert.deepEqual((await operator.get('/api/saas/analytics/')).body, counted)
  assert.equal((await operator.get(`/api/saas/tenants/?search=${slug}`)).body.count, 0)
  const one = `/api/saas/tenants/${tenant.id}/`
  for (const answer of [
    await operator.get(one),
    await operator.patch(one, { name: 'x' }),
    await operator.post(`${one}suspend/`),
    await operator.delete(one),
  ])
    assert.equal(answer.status, 404)
  assert.ok(!(await activeTenants(deps.control.read)).includes(tenant.id))
  assert.ok(!(await activeSlugs(deps)).includes(slug))
  assert.ok(!(await meterUsage(deps)).some((metered) => metered.slug === slug))
  assert.equal(tenant.plan?.max_menu_items, 7, "the kitchen's limits hold in it")
  const found = await caller(kitchen.server.url, {}).post('/api/discover/', { kitchen_code: slug })
  assert.deepEqual([found.status, found.body.tenant_id], [200, slug])
  assert.equal((await office.get('/api/v1/settings/')).status, 200)
})

test('a sandbox that is closed is shut at once, for its screens too, and then gone: database, role and pictures', async () => {
  const kitchen = await openKitchen()
  const admin = await kitchen.person('admin')
  const { tenant, office, visitor } = await openSandbox(kitchen, admin)
  const { deps } = kitchen.server
  const screen = await openScreen(kitchen.server, office)
  await screen.subscribe(['kitchen'])

  assert.equal((await admin.delete(`${sandboxes}${tenant.id}/`)).status, 204)
  await screen.until(() => screen.closed === 4401, 1_000)
  assert.equal((await office.get('/api/v1/settings/')).status, 401)
  assert.equal((await visitor.get('/api/v1/health/')).status, 403)
  for (const answer of [
    await admin.delete(`${sandboxes}${tenant.id}/`),
    await admin.get(`${sandboxes}${tenant.id}/`),
  ])
    assert.equal(answer.status, 404)
  assert.equal((await admin.get(sandboxes)).body.count, 0)
  await tidyUp(deps, 0)
  assert.equal(await deps.owner.exists(tenant.database), false)
  const role = await deps.owner.with('postgres', (client) =>
    client.query('select 1 from pg_roles where rolname = $1', [tenant.database]),
  )
  assert.equal(role.rowCount, 0)
  assert.equal(existsSync(join(deps.config.dataDir, 'media', String(tenant.id))), false)
  assert.equal((await admin.get('/api/v1/settings/')).status, 200)
})

test('a sandbox is suspended, opened and closed with its kitchen', async () => {
  const kitchen = await openKitchen()
  const operator = await superuser(kitchen.server)
  const { office, tenant } = await openSandbox(kitchen)
  const path = `/api/saas/tenants/${kitchen.tenant.id}/`
  const open = async () => (await office.get('/api/v1/settings/')).status
  await operator.post(`${path}suspend/`)
  assert.equal(await open(), 403)
  await operator.post(`${path}activate/`)
  assert.equal(await open(), 200)
  await operator.delete(path)
  assert.equal(await open(), 401)
  await tidyUp(kitchen.server.deps, 0)
  assert.deepEqual(
    [
      await kitchen.server.deps.owner.exists(tenant.database),
      await kitchen.server.deps.owner.exists(kitchen.tenant.database),
    ],
    [false, true],
  )
})

// Reliability demand 53.
test("a node whose own clock is an hour off brings a sandbox's days to the same end", async () => {
  const kitchen = await openSubscribers()
  await kitchen.active({ start_date: '2026-03-09' })
  const told: unknown[] = []
  for (const hour of [0, 1, -2]) {
    kitchen.server.clock.advance(hour * 3_600_000)
    const sandbox = await openSandbox(kitchen)
    await sandbox.move({ days: 5 })
    told.push(await sandbox.followed('&from=2026-03-09T08:01'))
  }
  kitchen.server.clock.advance(3_600_000)
  assert.ok((told[0] as unknown[]).length >= 3)
  assert.deepEqual(told[1], told[0])
  assert.deepEqual(told[2], told[0])
})
