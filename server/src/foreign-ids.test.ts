import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { fillKitchen } from '../test/authorization/world.ts'
import { contentsOf } from '../test/contents.ts'
import { openKitchen, type Answer, type Kitchen } from '../test/harness.ts'
import { operationsOf, type Document, type Operation } from '../test/operations.ts'
import { permissions } from './permissions.ts'

const unknown = 1_999_999_999
const copies = 3
/** Behind the first row of each table, which stays another's: one's own that was taken away, and one's own. */
const [archived, own] = [1, 2]
const roles = ['customer', 'driver'] as const
/** Whose id a field of a body is, by its name. */
const pathsOf: Record<string, string> = {
  address: '/api/v1/customer-addresses/',
  lunch_address: '/api/v1/customer-addresses/',
  dinner_address: '/api/v1/customer-addresses/',
  meal_slot: '/api/v1/meal-slots/',
  time_slot: '/api/v1/meal-slots/',
  meal_package: '/api/v1/meal-packages/',
  menu_ids: '/api/v1/menus/',
}

type World = Awaited<ReturnType<typeof openWorld>>
let world: World
before(async () => {
  world = await openWorld()
})

/**
 * A kitchen in which of each thing the first is another customer's and another driver's, the second is one's own and
 * taken away, and the third one's own; and another kitchen, whose numbers are not known in the first.
 */
async function openWorld() {
  const [kitchen, elsewhere] = [await openKitchen(), await openKitchen()]
  const [other, me] = [
    await kitchen.customer({ wallet: '10.00' }),
    await kitchen.customer({ wallet: '500.00' }),
  ]
  const [otherDriver, driver] = [await kitchen.driver(), await kitchen.driver()]
  const menu = { date: '2031-03-10', items: { Dal: '4.50' } }
  const offered = await kitchen.publishMenu(menu)
  const here = await fillKitchen(kitchen, { account: other.account, driver: otherDriver.driver }, copies)
  await numberFrom(elsewhere, 700_000)
  const stranger = await elsewhere.customer({ wallet: '10.00' })
  const strangers = { account: stranger.account, driver: (await elsewhere.driver()).driver }
  const offeredThere = await elsewhere.publishMenu(menu)
  const there = await fillKitchen(elsewhere, strangers, copies)
  await share(kitchen, { customer: me.customer, driver: driver.driver })
  return { kitchen, here, there, offered, offeredThere, people: { customer: me, driver } }
}

async function numberFrom(kitchen: Kitchen, first: number): Promise<void> {
  const tables = await kitchen.sql<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'public' and column_name = 'id' and is_identity = 'YES'`,
  )
  for (const { name } of tables) await kitchen.sql(`alter table ${name} alter id restart with ${first}`)
}

/** Gives away all but the first of each thing, and takes the second away. */
async function share(kitchen: Kitchen, mine: Record<string, number>): Promise<void> {
  const columns = await kitchen.sql<{ table: string; column: string }>(
    `select quote_ident(table_name) as table, column_name as column from information_schema.columns c
     where table_schema = 'public' and column_name in ('customer', 'driver', 'archived_at')
       and table_name not in ('accounts', 'customers', 'drivers', 'registration_requests', 'ledger_entries')
       and exists (select from information_schema.columns where table_name = c.table_name and column_name = 'id')
     order by column_name = 'archived_at'`,
  )
  for (const { table, column } of columns) {
    const second = `(select max(id) - ${copies - 1 - archived} from ${table})`
    if (column === 'archived_at') {
      const ended = endedAs[table] ? `, status = '${endedAs[table]}'` : ''
      await kitchen.sql(`update ${table} set archived_at = kitchen_now()${ended} where id = ${second}`)
    } else await kitchen.sql(`update ${table} set "${column}" = $1 where id >= ${second}`, [mine[column]])
  }
  await kitchen.sql('delete from notifications where id = (select max(id) - 1 from notifications)')
  await kitchen.sql(
    `update customer_addresses set zone = (select min(id) from zones) where status = 'active'`,
  )
}
/** What is taken off the lists only when it is over. */
const endedAs: Record<string, string> = { daily_menus: 'closed', orders: 'cancelled' }

/** The deliveries were dealt from the orders' other end. */
const isDealtBackwards = (path: string) => path.startsWith('/api/v1/delivery/statuses/')
/** What customers bought stays in their own history when the office takes it off its lists; money is never taken away. */
const staysWithCustomer =
  /^\/api\/v1\/(customer\/credit-notes|customer\/orders|customer\/invoices|customer\/wallet|wallet)\//
/** Menus and the like are everybody's: nobody else's are among them. */
const isShared = /^\/api\/v1\/(categories|daily-menus|meal-packages|meal-slots|menu-items|menus)\//
/** What a driver has of their own. */
const isCarried = /^\/api\/v1\/(delivery|driver)\//

/** Ids that the caller has no business with, by what they are. */
function idsOf(path: string): Record<string, number> {
  const first = world.here.id(path)
  return {
    "another kitchen's": world.there.id(path),
    ...(!staysWithCustomer.test(path) && { 'one that was taken away': first + archived }),
    ...(!isShared.test(path) && { "somebody else's": isDealtBackwards(path) ? first + own : first }),
  }
}
const ownId = (path: string) => world.here.id(path) + (isDealtBackwards(path) ? 0 : own)

const allowed = (role: (typeof roles)[number], { path, permission }: Operation) =>
  path.startsWith('/api/v1/') &&
  permission !== 'public' &&
  (permissions[permission] as readonly string[]).includes(role)

const operationsHere = async () =>
  operationsOf((await world.kitchen.visitor.get<Document>('/openapi.json')).body)

const key = () => ({ 'idempotency-key': randomUUID() })

/** An answer without the id that was asked for. */
const said = ({ status, body }: Answer, id: number) =>
  `${status} ${JSON.stringify(body).replaceAll(new RegExp(`\\b${id}\\b`, 'g'), 'ID')}`

test("somebody else's, another kitchen's and a deleted number in a path are answered as one that never was, and change nothing", async (t) => {
  const { kitchen, people } = world
  const operations = (await operationsHere()).filter(({ params }) => params.some(({ name }) => name === 'id'))
  const wrong: string[] = []
  const before = await contentsOf(kitchen.server, kitchen.tenant.database)
  let asked = 0
  for (const role of roles)
    for (const operation of operations.filter((one) => allowed(role, one))) {
      const { id: name, path, method, bodyExample } = operation
      const ask = async (id: number) => {
        asked += 1
        // Our documentation names the methods of the harness's callers.
        const send = people[role][method as 'post']
        return said(
          await send(path.replace('{id}', String(id)), method === 'get' ? undefined : (bodyExample ?? {})),
          id,
        )
      }
      const never = await ask(unknown)
      // Some doors of everybody turn drivers away inside, whatever the id.
      if (!/^40[34] /.test(never)) wrong.push(`${name} answers the ${role} ${never} to an unknown id`)
      for (const [what, id] of Object.entries(idsOf(path))) {
        const answer = await ask(id)
        if (answer !== never) wrong.push(`${name} tells the ${role} of ${what}: ${answer.slice(0, 200)}`)
      }
      const has = role === 'customer' ? !/wallet|daily-menus/.test(path) : isCarried.test(path)
      if (method === 'get' && has) {
        const mine = await ask(ownId(path))
        if (!mine.startsWith('200 ')) wrong.push(`${name} keeps their own from the ${role}: ${mine}`)
      }
    }
  t.diagnostic(`${asked} requests`)
  assert.ok(asked > 150)
  assert.deepEqual(wrong, [])
  assert.deepEqual(await contentsOf(kitchen.server, kitchen.tenant.database), before)
})

test("somebody else's, another kitchen's and a deleted number in a body are refused as one that never was, and change nothing", async (t) => {
  const { kitchen, people, offered, offeredThere } = world
  const own = (field: string) => ownId(pathsOf[field] ?? '')
  const bodies: Record<string, Record<string, unknown>> = {
    '/api/v1/customer/orders/': {
      delivery_date: offered.date,
      meal_slot: offered.slot,
      address: people.customer.address,
      payment_mode: 'wallet',
      items: [{ daily_menu_item: offered.items.Dal, quantity: 1 }],
    },
    '/api/v1/customer/subscriptions/': {
      start_date: '2031-03-10',
      end_date: '2031-04-10',
      time_slot: own('time_slot'),
      meal_package: own('meal_package'),
      lunch_address: people.customer.address,
      dinner_address: people.customer.address,
      selected_days: ['Monday'],
      payment_mode: 'cash',
    },
  }
  // What is done with a running subscription is refused in its own tests, meal-actions.test.ts and change-plan.test.ts.
  const ofRunning = '/api/v1/customer/subscriptions/{id}/'
  const operations = (await operationsHere()).filter(
    ({ body, path }) => body?.properties && (path === ofRunning || !path.startsWith(ofRunning)),
  )
  const wrong: string[] = []
  const tried = new Set<string>()
  const before = await contentsOf(kitchen.server, kitchen.tenant.database)
  for (const role of roles)
    for (const operation of operations.filter((one) => allowed(role, one))) {
      const { id: name, path, method, body: schema } = operation
      const body = bodies[path.replace('{id}/', '')]
      const url = path.replace('{id}', String(path.includes('{id}') ? ownId(path) : ''))
      const ask = async (field: string, value: unknown, id: number) => {
        // Our documentation names the methods of the harness's callers.
        const answer: Answer = await people[role][method as 'post'](url, { ...body, [field]: value }, key())
        if (![400, 409].includes(answer.status)) wrong.push(`${name} answers ${answer.status} to ${field}`)
        return said(answer, id)
      }
      for (const [field, property] of Object.entries(schema?.properties ?? {})) {
        const type = property.anyOf?.find((one) => one.type !== 'null') ?? property
        const isId = (type.items ?? type).type === 'integer'
        if (field === 'items') {
          const wish = (id: number) => ask(field, [{ daily_menu_item: id, quantity: 1 }], id)
          const id = offeredThere.items.Dal ?? 0
          if ((await wish(id)) !== (await wish(unknown)))
            wrong.push(`${name} tells of another kitchen's dish`)
        } else if (isId) {
          const of = pathsOf[field]
          assert.ok(of && body, `say in this test whose id ${field} of ${name} is`)
          tried.add(field)
          const wish = (id: number) => ask(field, type.type === 'array' ? [id] : id, id)
          const never = await wish(unknown)
          if (!never.includes(`"${field}"`)) wrong.push(`${name}: ${never}`)
          for (const [what, id] of Object.entries(idsOf(of))) {
            const answer = await wish(id)
            if (answer !== never) wrong.push(`${name} tells of ${what} in ${field}: ${answer}, not ${never}`)
          }
        }
      }
    }
  t.diagnostic([...tried].join(', '))
  assert.deepEqual(wrong, [])
  assert.deepEqual([...tried].sort(), Object.keys(pathsOf).sort())
  assert.deepEqual(await contentsOf(kitchen.server, kitchen.tenant.database), before)
  for (const [path, body] of Object.entries(bodies)) {
    const { status, body: made } = await people.customer.post(path, body, key())
    assert.equal(status, 201, `the bodies were refused for another reason: ${JSON.stringify(made)}`)
  }
})
