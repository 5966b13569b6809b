import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openKitchen, type Answer } from '../../../test/harness.ts'

type Schema = {
  type?: string | string[]
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  readOnlyFields?: string[]
}
type Operation = { operationId: string; requestBody?: { content: Record<string, { schema: Schema }> } }

const perOperation = Number(process.env.HOSTILE_BODIES ?? 200)

/** A value that the schema accepts. */
function good(schema: Schema): unknown {
  const one = schema.anyOf?.find((branch) => branch.type !== 'null') ?? schema
  if (one.enum) return one.enum[0]
  if (one.type === 'integer' || one.type === 'number') return one.minimum ?? 1
  if (one.type === 'boolean') return true
  if (one.type === 'array') return one.items ? [good(one.items)] : []
  if (one.type === 'object')
    return Object.fromEntries((one.required ?? []).map((name) => [name, good(one.properties?.[name] ?? {})]))
  if (one.format === 'date') return '2026-03-10'
  if (one.format === 'email') return 'somebody@example.test'
  if (one.pattern)
    return (
      ['1.00', '10:00', '+971501234567', 'lunch', '1'].find((text) =>
        new RegExp(one.pattern ?? '').test(text),
      ) ?? '1'
    )
  return 'text'.padEnd(one.minLength ?? 0, 'x')
}

/** Values that the schema cannot accept, whatever the rule behind it. */
function bad(schema: Schema): unknown[] {
  const nullable = schema.anyOf?.some((branch) => branch.type === 'null') ?? false
  const one = schema.anyOf?.find((branch) => branch.type !== 'null') ?? schema
  const always = [{ $gt: '' }, [[[]]], ...(nullable ? [] : [null])]
  if (one.enum) return [...always, 'nonsense', `${String(one.enum[0])}' or '1'='1`, 'ADMIN', '']
  switch (one.type) {
    case 'integer':
      return [
        ...always,
        '12abc',
        1.5,
        '1e3',
        2 ** 60,
        '; drop table orders',
        'NaN',
        '',
        '٣',
        ...(one.minimum === undefined ? [] : [one.minimum - 1]),
      ]
    case 'number':
      return [...always, 'much', '']
    case 'boolean':
      return [...always, 'maybe', 7, '']
    case 'array':
      return ['no list', 5, { 0: 'x' }, true, ...(one.items?.type === 'object' ? [[null], ['x'], [[]]] : [])]
    case 'object':
      return ['no object', 5, [], true]
    case 'string':
      return [
        ...always,
        'nul\0byte',
        ...(one.maxLength === undefined
          ? []
          : ['x'.repeat(one.maxLength + 1), '💥'.repeat(one.maxLength + 1)]),
        ...(one.minLength ? [''] : []),
        ...((one.pattern ?? one.format)
          ? [`'; drop table orders; --`, '../../etc/passwd', '<script>', '\u202e', '1'.repeat(400)]
          : []),
      ]
    default:
      return []
  }
}

const strangers = [
  'id_',
  'role',
  'is_staff',
  'balance',
  'tenant',
  'constructor',
  'password_hash',
  'archived_at',
  'x'.repeat(300),
  '💥',
  "'--",
  'status_',
  '$where',
  'total_',
]

/** Bodies with one hostile field each, cycling through all fields and values; each with the field that the answer must name. */
function* hostileBodies(schema: Schema): Generator<[field: string, body: unknown]> {
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !schema.readOnlyFields?.includes(name),
  )
  const base = good(schema) as Record<string, unknown> // an object's schema makes an object
  for (const [name, property] of fields)
    for (const value of bad(property)) yield [name, { ...base, [name]: value }]
  for (const name of schema.required ?? [])
    yield [name, Object.fromEntries(Object.entries(base).filter(([field]) => field !== name))]
  for (const name of strangers)
    if (!(name in (schema.properties ?? {})) && !schema.readOnlyFields?.includes(name))
      yield [name, { ...base, [name]: 1 }]
  for (const [name, property] of fields)
    for (const value of bad(property))
      for (const stranger of strangers) yield [name, { ...base, [stranger]: 'x', [name]: value }]
}

test('hostile bodies are answered 400 by the name of the field, on every route that writes, and change nothing', async (t) => {
  const kitchen = await openKitchen()
  const people = {
    manager: await kitchen.person('manager'),
    customer: await kitchen.customer({ wallet: '10.00' }),
    driver: await kitchen.driver(),
  }
  const { paths } = (await kitchen.visitor.get('/openapi.json')).body as {
    paths: Record<string, Record<string, Operation>>
  }
  const counts = () =>
    kitchen.sql(`
    select relname, (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || quote_ident(relname), false, true, '')))[1]::text as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`)
  const before = await counts()

  let sent = 0
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const schema = operation.requestBody?.content['application/json']?.schema
      if (!path.startsWith('/api/v1/') || !schema?.properties) continue
      const person = path.includes('/customer/')
        ? people.customer
        : path.includes('/driver/deliveries')
          ? people.driver
          : people.manager
      // Our documentation names the methods of the harness's callers.
      const send = person[method as 'post'].bind(person)
      let count = 0
      for (const [field, body] of hostileBodies(schema)) {
        if ((count += 1) > perOperation) break
        const answer: Answer = await send(path.replaceAll(/\{\w+\}/g, '1'), body)
        const said = JSON.stringify(answer.body)
        assert.ok(
          answer.status === 400,
          `${operation.operationId} answered ${answer.status} ${said} to ${JSON.stringify(body).slice(0, 200)}`,
        )
        assert.ok(
          field in answer.body || said.includes(field) || 'error' in answer.body,
          `${operation.operationId} does not name ${field}: ${said.slice(0, 300)}`,
        )
      }
      sent += count
    }
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
