import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openPeople } from '../test/authorization/people.ts'
import { fillKitchen } from '../test/authorization/world.ts'
import { openKitchenOn, type Answer } from '../test/kitchen.ts'
import { logLines } from '../test/log-lines.ts'
import { operationsOf, type Document } from '../test/operations.ts'
import { startServer, type TestServer } from '../test/server.ts'

/** Text columns that hold secrets, or what is made of them. A new one by such a name is in the test by itself. */
const secretColumns = `
  select table_name as table, column_name as column from information_schema.columns
  where table_schema = 'public' and data_type = 'text' and column_name ~ 'hash|token|secret|password'
    and (table_name, column_name) not in (('tenants', 'schema_hash'))
  order by 1, 2`

/** Rows for the columns that nobody filled by walking in. */
const rowsOfTenant = `
  insert into invitations select id, 'i', now() + interval '1 day' from accounts where role = 'staff' limit 1;
  insert into password_resets select id, 'r', now() + interval '1 day' from accounts where role = 'staff' limit 1;
  insert into known_devices select id, 'd', now() from accounts where role = 'staff' limit 1;
  insert into idempotency_keys (account, key, request_hash, status, body) select id, 'k', 'h', 200, '{}' from accounts limit 1;
  insert into payment_settings (provider, sealed_secret_key, key_ending, sealed_webhook_secret, webhook_ending)
    values ('stripe', 's', '1234', 's', '5678');
  insert into stream_tickets select 't', id, now() + interval '1 day' from sessions limit 1`
const rowsOfPlatform = `
  insert into password_resets select id, 'r', now() + interval '1 day' from accounts limit 1;
  insert into known_devices select id, 'd', now() from accounts limit 1;
  insert into tenant_domains (tenant, domain, token) select id, 'order.example.test', 'to be proven' from tenants limit 1`

/** Puts a marker of its own into each secret; answers them. */
const plant = ({ deps }: TestServer, database: string, rows: string) =>
  deps.owner.with(database, async (client) => {
    await client.query(rows)
    const { rows: columns } = await client.query<{ table: string; column: string }>(secretColumns)
    for (const { table, column } of columns) {
      const marker = `PLANTED-${table}-${column}-`
      const { rowCount } = await client.query(
        `update ${table} set ${column} = '${marker}' || md5(ctid::text)`,
      )
      assert.ok(rowCount, `nothing is in ${table}.${column}: the test has to put something there`)
    }
    return columns.map(({ table, column }) => `${table}.${column}`)
  })

test('no secret that is stored, and none that is sent, comes out of any door, any log line or any event', async (t) => {
  const { log, text } = logLines()
  const server = await startServer({ log })
  t.after(() => server.close())
  const kitchen = await openKitchenOn(server, {})
  const { callers, customer, driver } = await openPeople(server, kitchen)
  const filled = await fillKitchen(kitchen, { account: customer.account, driver: driver.driver }, 2)
  const password = 'PLANTED in what was typed'
  const door = `/api/v1/auth/login/`
  await kitchen.visitor.post(door, { username: 'admin', password })
  await kitchen.visitor.post('/api/v1/auth/token/refresh/', { refresh: password })
  await kitchen.visitor.post('/api/v1/auth/invitation/accept/', { token: password, password })
  await callers.admin.post('/api/v1/staff/', {
    username: 'new',
    email: '',
    password,
    role: 'staff',
    first_name: '',
    last_name: '',
  })
  await callers.admin.get(`/api/v1/orders/?search=${encodeURIComponent('open search')}`, undefined, {
    cookie: `session=${password}`,
  })
  const planted = [
    ...(await plant(server, kitchen.tenant.database, rowsOfTenant)),
    ...(await plant(server, server.controlDatabase, rowsOfPlatform)),
  ]

  await callers.kitchen_staff.post(`/api/v1/kitchen/orders/${filled.id('/api/v1/kitchen/orders/')}/claim/`)
  const { body: newDriver } = await callers.admin.post('/api/v1/driver/drivers/', {
    name: 'Lena',
    phone: '+971501112223',
  })
  await callers.admin.patch(`/api/v1/driver/drivers/${newDriver.id}/`, { name: 'Lina' })
  await callers.admin.post(
    `/api/v1/customers/${customer.customer}/wallet/credit/`,
    { amount: '5.00', reason: 'gift' },
    {
      'idempotency-key': 'k1',
    },
  )

  const document = (await callers.anonymous.get<Document>('/openapi.json')).body
  const doors = operationsOf(document).filter(
    ({ method, path }) => method === 'get' && path !== '/api/v1/stream',
  )
  const powerful = ['superuser', 'admin', 'manager', 'customer', 'driver'] as const
  const told: string[] = []
  let read = 0
  const listen = (name: string, who: string, answer: Answer) => {
    if (answer.status === 200) read += 1
    const said = JSON.stringify(answer.body) + JSON.stringify([...answer.headers])
    for (const [found] of said.matchAll(/PLANTED[\w -]*/g)) told.push(`${name} tells ${who} ${found}`)
  }
  for (const { id: name, path } of doors)
    for (const who of powerful) {
      const url = path.replaceAll(/\{(\w+)\}/g, (_, part) => (part === 'id' ? String(filled.id(path)) : '1'))
      listen(name, who, await callers[who].get(url))
    }
  t.diagnostic(`${read} answers were read for ${planted.length} secrets`)
  assert.ok(read > 200)
  // The platform's owner passes it on to the owner of the domain, who puts it into the DNS for all to read.
  assert.deepEqual(
    told.filter((one) => !one.startsWith('listDomains tells superuser PLANTED-tenant_domains-token')),
    [],
  )
  assert.match(text(), /"route":"\/api\/v1\/orders\/"/, 'the log was read')
  assert.doesNotMatch(text(), /PLANTED/)
  const events = await kitchen.sql<{ text: string }>('select to_jsonb(outbox)::text as text from outbox')
  assert.ok(events.length)
  assert.doesNotMatch(JSON.stringify(events), /PLANTED/)
})
