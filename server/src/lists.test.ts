import { strict as assert } from 'node:assert'
import { after, before, test } from 'node:test'
import { fillKitchen } from '../test/authorization/world.ts'
import { growKitchen } from '../test/bulk.ts'
import { openKitchenOn, type Kitchen } from '../test/kitchen.ts'
import { operationsOf, type Document, type Operation } from '../test/operations.ts'
import { startServer, type TestServer } from '../test/server.ts'
import { countStatements, recordStatements, scanned, type Statement } from '../test/statements.ts'
import { superuser } from '../test/superuser.ts'
import { permissions } from './permissions.ts'

const rows = Number(process.env.LIST_ROWS ?? 20_000)
const large = 10_000
const roles = ['superuser', 'admin', 'customer', 'driver'] as const

let server: TestServer
let owner: Awaited<ReturnType<typeof superuser>>
let lists: Operation[]
/** What followed in a sandbox is no list of a real kitchen (404), and what all customers owe is a sum over all bills (its statements are counted in books/reports.test.ts). */
const apart = new Set(['listSandboxTimeline', 'agedDebts'])
before(async () => {
  server = await startServer()
  owner = await superuser(server)
  lists = operationsOf((await owner.get<Document>('/openapi.json')).body).filter(
    (operation) =>
      operation.method === 'get' &&
      !apart.has(operation.id) &&
      (isPaged(operation) ||
        operation.answers['200']?.content?.['application/json']?.schema?.type === 'array'),
  )
})
after(() => server.close())

/** A kitchen with somebody of each kind, and how to ask for a list as whoever may see the most of it. */
async function openLists() {
  const kitchen = await openKitchenOn(server, {})
  const people = {
    superuser: owner,
    admin: await kitchen.person('admin'),
    customer: await kitchen.customer({ wallet: '100.00' }),
    driver: await kitchen.driver(),
  }
  const ask = async (filled: Filled, { id, path, permission }: Operation, query: string) => {
    const may: readonly string[] = permissions[permission] === 'public' ? [] : permissions[permission]
    const own = permission === 'account.self' ? 'customer' : roles.find((role) => may.includes(role))
    const answer = await people[own ?? 'customer'].get(
      `${path.replace('{id}', String(filled.id(path)))}?${query}`,
    )
    assert.equal(answer.status, 200, `${id}?${query} ${JSON.stringify(answer.body)}`)
    // The page's envelope, in which a wallet's is behind its balance, or a bare list.
    return (
      Array.isArray(answer.body) ? { results: answer.body } : (answer.body.transactions ?? answer.body)
    ) as { results: unknown[] }
  }
  return { kitchen, people, ask }
}
const isPaged = ({ query }: Operation) => query.some(({ name }) => name === 'page_size')
/** What a kitchen used in a year, and what it has today and runs out of: never long. */
const few = new Set(['showTenantUsage', 'todaysMenus', 'lowStock'])
type Filled = Awaited<ReturnType<typeof fillKitchen>>

/** What hangs on the things of a full kitchen: three of each. */
const addParts = ({ sql }: Kitchen, copies: number, item: number, account: number) =>
  sql(`
    insert into menu_dishes select m.id, i.id from menus m, (select id from menu_items limit 3) i;
    insert into package_menus select p.id, m.id from meal_packages p, (select id from menus limit 3) m;
    insert into subscription_menus select s.id, m.id from subscriptions s, (select id from menus limit 3) m;
    insert into daily_menu_items (daily_menu, master_item) select d.id, i.id from daily_menus d, (select id from menu_items limit 3) i;
    insert into invoice_items (invoice, menu_name, quantity, unit_price, total_price)
      select id, 'Thali', 1, '10.00', '10.00' from invoices, generate_series(1, 3);
    insert into order_lines ("order", name, quantity, unit_price, price_source, tax_rate, tax, total)
      select id, 'Dal', 1, '10.00', 'menu_item', 0, '0.00', '10.00' from orders, generate_series(1, 3);
    insert into driver_zones select d.id, z.id from drivers d, (select id from zones limit 3) z;
    insert into driver_routes select d.id, r.id from drivers d, (select id from routes limit 3) r;
    insert into customer_addresses (customer, street) select id, 'Palm Street' from customers, generate_series(1, 3);
    insert into promo_grants (customer, amount, explanation) select customer, '10.00', 'Welcome' from wallets, generate_series(1, ${copies});
    insert into stock_movements (item, quantity) select ${item}, 1 from generate_series(1, ${copies});
    insert into api_keys (id, account, name, secret_hash, expires_at)
      select gen_random_uuid(), ${account}, 'key ' || n, 'x', now() + interval '1 day' from generate_series(1, ${copies}) n`)

/** So many kitchens, plans, bills and domains; nobody works in them. */
const addKitchens = (copies: number) =>
  server.deps.owner.with(server.controlDatabase, (client) =>
    client.query(`
      with made as (
        insert into tenants (slug, name, state, server, database, time_zone, currency, currency_digits)
        select 'bulk-' || ${copies} || '-' || n, 'Bulk', 'suspended', (select min(id) from servers),
          'k' || left(md5(${copies} || '-' || n), 20), 'Asia/Dubai', 'AED', 2 from generate_series(1, ${copies}) n returning id
      ), domain as (
        insert into tenant_domains (tenant, domain, token) select id, 'order' || id || '.example.test', 't' from made
      ), bill as (
        insert into tenant_invoices (invoice_number, tenant, amount, total, period_start, period_end, due_date)
        select 'BULK-' || id, id, 1, 1, '2031-01-01', '2031-01-31', '2031-02-07' from made
      ), plan as (
        insert into plans (name) select 'Plan ' || id from made returning id
      )
      insert into tenant_subscriptions (tenant, plan, current_period_start, current_period_end)
      select made.id, (select min(id) from plan), '2031-01-01', '2031-12-31' from made`),
  )

// Reliability demand 100.
test('a list takes the same few statements for one row, ten and a hundred', async (t) => {
  const counts: Record<string, number[]> = {}
  const lengths: Record<string, number[]> = {}
  for (const copies of [1, 10, 100]) {
    const { kitchen, people, ask } = await openLists()
    const own = { account: people.customer.account, driver: people.driver.driver }
    const filled = await fillKitchen(kitchen, own, copies)
    await addParts(kitchen, copies, filled.id('/api/v1/inventory/items/'), people.admin.account)
    await addKitchens(copies)
    for (const list of lists) {
      const seen: number[] = []
      // The work of others in this process may fall into one of them.
      for (let round = 0; round < 4; round += 1)
        seen.push(
          await countStatements(async () => {
            const { results } = await ask(filled, list, 'page_size=1000')
            ;(lengths[list.id] ??= [])[[1, 10, 100].indexOf(copies)] = results.length
          }),
        )
      ;(counts[list.id] ??= []).push(Math.min(...seen))
    }
  }
  t.diagnostic(`${lists.length} lists`)
  assert.ok(lists.length > 40)
  const uneven = Object.entries(counts).filter(
    ([, [few = 0, some, many]]) => few !== some || few !== many || few > 6,
  )
  assert.deepEqual(Object.fromEntries(uneven), {})
  const short = Object.entries(lengths).filter(([, seen]) => (seen[2] ?? 0) < 100 || seen[1] === seen[2])
  // The chain of a wallet's entries is filled in by no insert.
  assert.deepEqual(
    short.map(([id]) => id).filter((id) => !/wallet|movement/i.test(id) && !few.has(id)),
    [],
    'these lists were shorter than was filled in',
  )
})

// Reliability demand 101.
test(`the first page of no list reads a large table from end to end, in its own order or by any of its filters`, async (t) => {
  const { kitchen, people, ask } = await openLists()
  const own = { account: people.customer.account, driver: people.driver.driver }
  const filled = await fillKitchen(kitchen, own, 3)
  await growKitchen(kitchen, { customer: people.customer.customer, driver: own.driver }, rows)
  const tables = await kitchen.sql<{ relname: string; reltuples: number }>(
    `select relname, reltuples::integer from pg_class where relkind = 'r' and reltuples > ${large}`,
  )
  assert.ok(tables.length >= 15, 'the kitchen was not filled')
  const sizes = new Map(tables.map(({ relname, reltuples }) => [relname, reltuples]))

  const wrong: string[] = []
  let plans = 0
  for (const list of lists.filter(({ path }) => path.startsWith('/api/v1/')))
    for (const query of ['', ...filtersOf(list, { ...own, filled })]) {
      const statements = await recordStatements(() => ask(filled, list, query))
      for (const statement of statements.filter(isOfList)) {
        plans += 1
        for (const table of await scanned(kitchen, statement))
          if (sizes.has(table)) wrong.push(`${list.id}?${query} reads all of ${table}: ${statement.text}`)
      }
    }
  t.diagnostic(`${plans} plans over ${tables.length} tables of ${rows} rows and more`)
  assert.ok(plans > 150)
  assert.deepEqual(wrong, [])
})

/**
 * Not the relay's and the guard's own, and not how many rows there are in all: a count visits every row that it counts,
 * and PostgreSQL reads a table of which it needs a third from end to end because that is the fastest way.
 */
const isOfList = ({ text }: Statement) =>
  /^\s*(select|with)/i.test(text) &&
  !text.startsWith('select count(*) as "count"') &&
  !/\b(outbox|jobs_done|tenants)\b/.test(text)

/** Each filter of a list by itself, with each value it may have; text search by words is read from end to end, and is not here. */
function filtersOf(
  { id, query }: Operation,
  { filled, driver }: { filled: Filled; driver: number },
): string[] {
  const ids: Record<string, number> = {
    driver,
    customer: filled.id('/api/v1/customers/'),
    invoice: filled.id('/api/v1/invoices/'),
    category: filled.id('/api/v1/categories/'),
    meal_slot: filled.id('/api/v1/meal-slots/'),
    unit: filled.id('/api/v1/inventory/units/'),
    zone: filled.id('/api/v1/driver/zones/'),
    day_of_week: 1,
  }
  return query
    .filter(({ name }) => !['page', 'page_size', 'search', 'ordering'].includes(name))
    .flatMap(({ name, schema }) => {
      if (schema.enum) return schema.enum.map((value) => `${name}=${value}`)
      if (schema.type === 'boolean') return [`${name}=true`, `${name}=false`]
      if (schema.type === 'string') return [`${name}=${new Date().toISOString().slice(0, 10)}`]
      assert.ok(ids[name], `say in this test what ${name} of ${id} is`)
      return [`${name}=${ids[name]}`]
    })
}
