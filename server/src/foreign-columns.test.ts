import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { fillKitchen } from '../test/authorization/world.ts'
import { contentsOf } from '../test/contents.ts'
import { openKitchenOn, type Answer } from '../test/kitchen.ts'
import { operationsOf, type Document } from '../test/operations.ts'
import { startServer } from '../test/server.ts'
import { superuser } from '../test/superuser.ts'
import { permissions } from './permissions.ts'

type World = Awaited<ReturnType<typeof openWorld>>
let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.server.close())

async function openWorld() {
  const server = await startServer()
  const kitchen = await openKitchenOn(server, {})
  const people = {
    superuser: await superuser(server),
    admin: await kitchen.person('admin'),
    customer: await kitchen.customer({ wallet: '500.00' }),
    driver: await kitchen.driver(),
  }
  const own = { account: people.customer.account, driver: people.driver.driver }
  await kitchen.onPlan({})
  await server.deps.owner.with(server.controlDatabase, (client) =>
    client.query(
      `insert into tenant_invoices (invoice_number, tenant, amount, total, period_start, period_end, due_date)
       values ('SAAS-1', $1, 10, 10, '2031-01-01', '2031-01-31', '2031-02-07')`,
      [kitchen.tenant.id],
    ),
  )
  const filled = await fillKitchen(kitchen, own, 1)
  const document = (await kitchen.visitor.get<Document>('/openapi.json')).body
  // What a provider signed has no fields of ours.
  const writing = operationsOf(document).filter(
    ({ method, id }) => method !== 'get' && id !== 'takeStripeEvent',
  )
  const columnsOf = (database: string) =>
    server.deps.owner.with(database, async (client) => {
      const { rows } = await client.query<{ name: string; type: string }>(
        `select column_name as name, min(data_type) as type from information_schema.columns where table_schema = 'public' group by 1`,
      )
      return Object.fromEntries(rows.map(({ name, type }) => [name, plausible(name, type)]))
    })
  const [control, tenant] = [
    await columnsOf(server.controlDatabase),
    await columnsOf(kitchen.tenant.database),
  ]
  /** All that there is, of the kitchen and of the platform. */
  const contents = async (without: string[] = []) => [
    await contentsOf(server, kitchen.tenant.database, without),
    await contentsOf(server, server.controlDatabase, without),
  ]
  // oxlint-disable-next-line oxc/no-map-spread -- a hundred objects, made once
  const operations = writing.map((operation) => {
    const { path, method, permission, answers } = operation
    const who = (['superuser', 'admin', 'customer', 'driver'] as const).find(
      (role) => permissions[permission] === 'public' || permissions[permission].includes(role as never), // a table of names
    )
    // Whoever has signed in, but not with the platform: what is one's own is a customer's.
    const caller = people[who === 'superuser' && path.startsWith('/api/v1/') ? 'customer' : (who ?? 'admin')]
    const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'id' ? String(filled.id(path)) : '1'))
    return {
      ...operation,
      /** Our documentation names the methods of the harness's callers. */
      send: (body: unknown): Promise<Answer> => caller[method as 'post'](url, body),
      columns: path.startsWith('/api/saas/') ? control : tenant,
      /** What is read of the thing; clients send it back with what they change (contract 13, decision 12). */
      shown: new Set(
        Object.keys((answers[200] ?? answers[201])?.content?.['application/json']?.schema?.properties ?? {}),
      ),
    }
  })
  return { server, operations, contents }
}

/** What somebody would send who hopes that a column takes it. */
function plausible(name: string, type: string): unknown {
  if (name === 'role') return 'admin'
  if (name === 'status') return 'delivered'
  if (name === 'balance' || name.includes('price')) return '999.00'
  switch (type) {
    case 'boolean':
      return true
    case 'integer':
    case 'bigint':
      return 2
    case 'numeric':
      return '0.01'
    case 'date':
      return '2031-01-01'
    case 'uuid':
      return '3f2c1a54-8a60-4e0f-9d0a-2a7b9d4c1e55'
    case 'ARRAY':
    case 'jsonb':
      return []
    default:
      return type.startsWith('timestamp') ? '2031-01-01T00:00:00Z' : 'mine'
  }
}

const invented = {
  is_staff: true,
  is_superuser: true,
  tenant_id: 2,
  price_override: '0.01',
  user_id: 1,
  groups: ['Manager'],
  permissions: ['*'],
  constructor: { prototype: { admin: true } },
}

test('a column that a door does not offer is refused by its name at every door that writes, and changes nothing', async (t) => {
  const { operations, contents } = world
  const before = await contents()
  const wrong: string[] = []
  let refused = 0
  for (const { id, body: schema, bodyExample, columns, shown, send } of operations) {
    const { constructor: fake, ...names } = { ...columns, ...invented }
    const foreign = Object.fromEntries(
      Object.entries(names).filter(([name]) => !Object.hasOwn(schema?.properties ?? {}, name)),
    )
    const answer = await send({ ...(bodyExample as object), ...foreign })
    if (answer.status !== 400) wrong.push(`${id} answers ${answer.status}`)
    const said = Object.keys(answer.body)
    const unsaid = Object.keys(foreign).filter((name) => !said.includes(name) && !shown.has(name))
    if (unsaid.length) wrong.push(`${id} passes over ${unsaid.join(', ')}`)
    refused += Object.keys(foreign).length
    for (const evil of [{ constructor: fake }, JSON.parse('{"__proto__": {"role": "admin"}}')]) {
      const { status } = await send(
        JSON.stringify({ ...(bodyExample as object) })
          .replace(/\}$/, `,${JSON.stringify(evil).slice(1)}`)
          .replace('{,', '{'),
      )
      if (status !== 400) wrong.push(`${id} answers ${status} to ${Object.getOwnPropertyNames(evil).join()}`)
    }
  }
  t.diagnostic(`${refused} columns at ${operations.length} doors`)
  assert.ok(operations.length > 150 && refused > 10_000)
  assert.deepEqual(wrong, [])
  assert.deepEqual(await contents(), before)
})

test('what is only to be read of a thing is ignored when it is sent back changed', async (t) => {
  const { operations, contents } = world
  // That somebody looked at a thing again is no change of it.
  const unchanged = () => contents(['updated_at'])
  const before = await unchanged()
  const wrong: string[] = []
  let sent = 0
  for (const { id, method, body: schema, columns, shown, send } of operations) {
    const names = [...shown].filter((name) => !Object.hasOwn(schema?.properties ?? {}, name))
    if (method !== 'patch' || !names.length) continue
    sent += names.length
    const { status, body } = await send(
      Object.fromEntries(names.map((name) => [name, columns[name] ?? 'mine'])),
    )
    if (status !== 200 && !('error' in body)) wrong.push(`${id} answers ${status} ${JSON.stringify(body)}`)
  }
  t.diagnostic(`${sent} fields`)
  assert.deepEqual(wrong, [])
  assert.deepEqual(await unchanged(), before)
})
