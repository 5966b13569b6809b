import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen, type Answer } from '../../../test/harness.ts'
import { hostileBodies } from '../../../test/hostile.ts'
import { operationsOf, type Document } from '../../../test/operations.ts'
import { superuser } from '../../../test/superuser.ts'
import { permissions } from '../../permissions.ts'

const perOperation = Number(process.env.HOSTILE_BODIES ?? 40)

/** As many as that of them, from all over the list. */
const spread = <T>(all: T[]): T[] =>
  all.filter(
    (_, place) =>
      Math.floor((place * perOperation) / all.length) !==
      Math.floor(((place - 1) * perOperation) / all.length),
  )

/** What was read there may be sent back, and is ignored (contract 13, decision 12). */
const readBack = new Set(['changeCreditLimit balance'])

test('hostile bodies are answered 400 by the name of the field, on every route that writes, and change nothing', async (t) => {
  const kitchen = await openKitchen()
  const people = {
    admin: await kitchen.person('admin'),
    customer: await kitchen.customer({ wallet: '10.00' }),
    driver: await kitchen.driver(),
  }
  const operations = operationsOf((await kitchen.visitor.get<Document>('/openapi.json')).body)
  const counts = () =>
    kitchen.sql(`
    select relname, (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || quote_ident(relname), false, true, '')))[1]::text as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`)
  const before = await counts()

  let sent = 0
  for (const { id, path, method, permission, body: schema } of operations) {
    if (!path.startsWith('/api/v1/') || !schema?.properties) continue
    const who = (['admin', 'customer', 'driver'] as const).find(
      (role) => permission === 'public' || permissions[permission].includes(role as never), // a table of names
    )
    // Our documentation names the methods of the harness's callers.
    const send = people[who ?? 'admin'][method as 'post']
    const bodies = spread([...hostileBodies(schema)].filter(([field]) => !readBack.has(`${id} ${field}`)))
    const queue = bodies.values()
    const work = async () => {
      for (const [field, body] of queue) {
        const answer: Answer = await send(path.replaceAll(/\{\w+\}/g, '1'), body)
        const said = JSON.stringify(answer.body)
        assert.ok(
          answer.status === 400,
          `${id} answered ${answer.status} ${said} to ${JSON.stringify(body).slice(0, 200)}`,
        )
        assert.ok(
          field in answer.body || said.includes(field) || 'error' in answer.body,
          `${id} does not name ${field}: ${said.slice(0, 300)}`,
        )
      }
    }
    await Promise.all([work(), work(), work(), work()])
    sent += bodies.length
  }
  t.diagnostic(`${sent} hostile bodies`)
  assert.ok(sent > 2000)
  assert.deepEqual(await counts(), before)
})

test('bodies that are no JSON, too deep, too large, lists, or carry __proto__ are refused before anything looks at them', async () => {
  const kitchen = await openKitchen()
  const manager = await kitchen.person('manager')
  const send = (body: string, more: Record<string, string> = {}) =>
    manager.post('/api/v1/categories/', body, more)
  const answers = {
    'not JSON': [await send('{"name": '), 400],
    'a lone word': [await send('name'), 400],
    'a list': [await send('[]'), 400],
    text: [await send('"name"'), 400],
    __proto__: [await send('{"__proto__": {"name": "x"}}'), 400],
    constructor: [await send('{"name": "x", "constructor": {"prototype": {}}}'), 400],
    'too deep': [await send('['.repeat(10_000) + ']'.repeat(10_000)), 400],
    'too large': [await send(`{"name": "${'x'.repeat(1_100_000)}"}`), 413],
    'another type': [await send('<name/>', { 'content-type': 'text/xml' }), 415],
    'plain text': [await send('name=Dal', { 'content-type': 'text/plain' }), 415],
  } as const
  for (const [what, [answer, status]] of Object.entries(answers))
    assert.equal(answer.status, status, `${what}: ${JSON.stringify(answer.body)}`)
  assert.deepEqual((await send('[]')).body, { non_field_errors: ['Expected an object.'] })
})

test('an id in a path that can be no id is an unknown one, and a bad page or filter is named', async () => {
  const manager = await (await openKitchen()).person('manager')
  for (const id of ['abc', '-1', '0', '1.5', '99999999999', '%00', "1'--", '1'.repeat(150)]) {
    assert.equal((await manager.get(`/api/v1/orders/${id}/`)).status, 404, id)
  }
  for (const [query, status] of [
    ['page=0', 404],
    ['page=x', 404],
    ['page=99', 404],
    ['page_size=1000000000', 400],
    ['status=odd', 400],
    ['delivery_date=2026-02-30', 400],
  ] as const) {
    assert.equal((await manager.get(`/api/v1/orders/?${query}`)).status, status, query)
  }
  assert.equal((await manager.get('/api/v1/orders/?page=last&_t=1&search=%25_%5C%27')).status, 200)
})

test('a text that begins or ends within a character is refused by its name, wherever it stands', async () => {
  const kitchen = await openKitchen()
  const customer = await kitchen.customer()
  for (const [field, value] of [
    ['first_name', 'Ha\ud83c'],
    ['allergies', ['nuts', '\ud800']],
    ['dislikes', ['\udf4d']],
  ] as const) {
    const { status, body } = await customer.patch('/api/v1/customer/profile/', { [field]: value })
    assert.deepEqual([status, Object.keys(body)], [400, [field]])
  }
  const { status } = await customer.patch('/api/v1/customer/profile/', { dislikes: ['🍍'] })
  assert.equal(status, 200)
})

test('a date that is none is refused in one sentence that says how dates are written, in a filter as in a body', async () => {
  const manager = await (await openKitchen()).person('manager')
  const sentence = 'Date has wrong format. Use YYYY-MM-DD.'
  const filter = await manager.get('/api/v1/orders/?delivery_date=tomorrow')
  assert.deepEqual([filter.status, filter.body], [400, { delivery_date: [sentence] }])
  const body = await manager.post('/api/v1/daily-menus/', { menu_date: 'tomorrow', meal_slot: 1 })
  assert.deepEqual([body.status, body.body], [400, { menu_date: [sentence] }])
})

test('where a field takes any JSON, text that cannot be stored is refused by that field, however deep, in names too', async () => {
  const { server } = await openKitchen()
  const operator = await superuser(server)
  const send = (features: unknown) => operator.post('/api/saas/plans/', { name: 'Hostile', features })
  for (const bad of ['nul\0', 'half of a pair \ud800'])
    for (const features of [{ a: bad }, { [bad]: 1 }, { a: [1, { b: [bad] }] }, { a: { [bad]: null } }]) {
      const { status, body } = await send(features)
      assert.deepEqual([status, Object.keys(body)], [400, ['features']], JSON.stringify(features))
    }
  const kept = { a: [null, 1, true, { ' b ': ' 🍍 ' }] }
  assert.deepEqual((await send(kept)).body.features, kept)
})

test('JSON in a form may be no deeper than in a body of JSON', async () => {
  const { server } = await openKitchen()
  const operator = await superuser(server)
  for (const features of ['{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000), '['.repeat(10_000)]) {
    const form = new URLSearchParams({ name: 'Deep', features }).toString()
    const { status, body } = await operator.post('/api/saas/plans/', form, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    assert.deepEqual([status, Object.keys(body)], [400, ['features']])
  }
})

test('a form that names __proto__ is told that it is an unknown field', async () => {
  const manager = await (await openKitchen()).person('manager')
  const { status, body } = await manager.post('/api/v1/categories/', 'name=Dal&__proto__=x', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  assert.deepEqual([status, Object.keys(body)], [400, ['__proto__']])
})
