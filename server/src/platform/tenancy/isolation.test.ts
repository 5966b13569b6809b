import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { caller, openKitchen, type Kitchen } from '../../../test/harness.ts'
import { createApiKey } from '../auth/api-keys.ts'
import { startServer } from '../../../test/server.ts'

type Operation = { method: 'get' | 'post' | 'put' | 'patch' | 'delete'; path: string }

/** Every operation of a kitchen that needs somebody signed in, from the served documentation. */
async function guardedOperations({ visitor, person }: Kitchen): Promise<Operation[]> {
  const { paths } = (await visitor.get('/openapi.json')).body
  const all = Object.entries<object>(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method, path: path.replaceAll(/\{\w+\}/g, '1') }) as Operation),
    ) // OpenAPI names methods so
  const asked = await Promise.all(
    all.map(async (operation) => ({
      operation,
      status: (await visitor[operation.method](operation.path)).status,
    })),
  )
  assert.equal((await (await person('manager')).get('/api/v1/auth/user/')).status, 200)
  return asked.filter(({ status }) => status === 401).map(({ operation }) => operation)
}

// Reliability demand 4.
test('a credential of one kitchen opens no route of another, and the answer does not tell whether the other exists', async () => {
  const [a, b] = [await openKitchen(), await openKitchen()]
  const manager = await a.person('manager')
  const { key } = await a.tenant.write((tx) =>
    createApiKey(
      tx,
      a.tenant.id,
      { account: manager.account, name: 'till', scope: 'full', days: 1 },
      new Date(),
    ),
  )
  const operations = await guardedOperations(a)
  assert.ok(operations.length > 30, `${operations.length} operations`)

  const bearer = { authorization: `Bearer ${manager.access}` }
  const { url } = a.server
  // The key is warm in every cache before it is tried elsewhere.
  assert.equal(
    (await caller(url, { 'x-tenant-slug': a.slug, 'x-api-key': key }).get('/api/v1/auth/user/')).status,
    200,
  )
  const intruders = {
    'a token with another slug': caller(url, { ...bearer, 'x-tenant-slug': b.slug }),
    'a token with the older header': caller(url, { ...bearer, 'x-tenant-id': b.slug.toUpperCase() }),
    'a token on another host': caller(url, { ...bearer, 'x-forwarded-host': `${b.slug}.kitchen.example` }),
    'a key with another slug': caller(url, { 'x-api-key': key, 'x-tenant-slug': b.slug }),
    'two headers that disagree': caller(url, { ...bearer, 'x-tenant-slug': b.slug, 'x-tenant-id': a.slug }),
    'a name of 300 letters': caller(url, { ...bearer, 'x-tenant-slug': 'a'.repeat(300) }),
    'a look-alike': caller(url, { ...bearer, 'x-tenant-slug': a.slug.replace('t', '%d1%82') }),
  }
  const unknown = await caller(url, { ...bearer, 'x-tenant-slug': 'there-is-none' }).get('/api/v1/orders/')
  assert.equal(unknown.status, 401)
  for (const [what, intruder] of Object.entries(intruders)) {
    for (const { method, path } of operations) {
      const { status, body } = await intruder[method](path, method === 'get' ? undefined : {})
      assert.deepEqual([status, body], [401, unknown.body], `${what}: ${method} ${path}`)
    }
  }
  const sessions = await b.sql('select 1 from pg_stat_activity where usename = $1', [b.tenant.database])
  assert.equal(sessions.length, 0, 'no connection was opened to the other kitchen')
})

// Reliability demand 5.
test("two kitchens with the same ids never see or change each other's rows, however warm the caches are", async () => {
  const [a, b] = [await openKitchen(), await openKitchen()]
  const day = '2026-03-10'
  const made = await Promise.all(
    [a, b].map(async (kitchen, place) => {
      await kitchen.holdClock(`${day}T09:00`)
      const menu = await kitchen.publishMenu({ date: day, items: { [`dish of ${place}`]: '5.00' } })
      return { kitchen, menu, customer: await kitchen.customer({ name: `Eater ${place}`, wallet: '50.00' }) }
    }),
  )
  assert.deepEqual(made[0]?.menu.items['dish of 0'], made[1]?.menu.items['dish of 1'], 'the ids are the same')
  for (const { customer, menu } of made) {
    await customer.post(
      '/api/v1/customer/orders/',
      {
        delivery_date: day,
        meal_slot: menu.slot,
        address: customer.address,
        payment_mode: 'wallet',
        items: [{ daily_menu_item: Object.values(menu.items)[0], quantity: 1 }],
      },
      { 'idempotency-key': randomUUID() },
    )
  }
  for (let turn = 0; turn < 3; turn += 1) {
    for (const [place, { kitchen, customer }] of made.entries()) {
      const menu = (await kitchen.visitor.get(`/api/v1/customer/daily-menus/?date=${day}`)).body
      assert.deepEqual(
        menu.menus.flatMap((one: { items: { name: string }[] }) => one.items.map((item) => item.name)),
        [`dish of ${place}`],
      )
      const order = (await customer.get('/api/v1/customer/orders/1/')).body
      assert.deepEqual(
        order.items.map((item: { name: string }) => item.name),
        [`dish of ${place}`],
      )
    }
  }
  assert.equal((await made[0]?.customer.post('/api/v1/customer/orders/1/cancel/'))?.status, 200)
  assert.deepEqual(await b.sql('select status from orders'), [{ status: 'confirmed' }])
})

/** 1 in the ordinary run; 12 is the whole of reliability demand 2. */
const scale = Number(process.env.ISOLATION_SCALE ?? 1)

// Reliability demand 2: fewer connections than kitchens, so that they are evicted and opened all the time.
test("under load, hang-ups and dying connections every kitchen reads its own rows and nobody else's", async () => {
  const server = await startServer({ budget: 12 })
  try {
    const kitchens = await Promise.all(
      Array.from({ length: 16 * scale }, async () => {
        const kitchen = await openKitchen({ server })
        return { ...kitchen, manager: await kitchen.person('manager') }
      }),
    )
    for (const { tenant } of kitchens)
      await tenant.write((tx) => tx.insertInto('categories').values({ name: tenant.slug }).execute())

    let foreign = 0
    let unexpected = 0
    let served = 0
    const loop = async (seed: number) => {
      for (let turn = 0; turn < 12 * scale; turn += 1) {
        const kitchen = kitchens[(seed * 7 + turn * 13) % kitchens.length]
        if (!kitchen) throw new Error('the place is within the list')
        if ((seed + turn) % 5 === 0) await hangUp(server.url, kitchen.slug)
        if ((seed + turn) % 20 === 0)
          await kitchen.sql('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [
            kitchen.tenant.database,
          ])
        const [menu, self] = await Promise.all([
          kitchen.visitor.get('/api/v1/customer/menu/categories/'),
          kitchen.manager.get('/api/v1/auth/user/'),
        ])
        for (const { status } of [menu, self]) if (status !== 200 && status !== 503) unexpected += 1
        if (menu.status === 200) served += 1
        if (menu.status === 200 && (menu.body.length !== 1 || menu.body[0].name !== kitchen.slug))
          foreign += 1
        if (self.status === 200 && self.body.username !== kitchen.manager.username) foreign += 1
      }
    }
    await Promise.all(Array.from({ length: 24 }, (_, seed) => loop(seed)))
    assert.deepEqual({ foreign, unexpected }, { foreign: 0, unexpected: 0 })
    assert.ok(served > 200, `${served} were served`)
    assert.ok(server.deps.server.stats.open <= 12)
  } finally {
    await server.close()
  }
})

async function hangUp(url: string, slug: string) {
  const controller = new AbortController()
  const request = fetch(`${url}/api/v1/customer/menu/categories/`, {
    headers: { 'x-tenant-slug': slug },
    signal: controller.signal,
  })
  setTimeout(() => controller.abort(), 1)
  await request.then((response) => response.arrayBuffer()).catch(() => {})
}
