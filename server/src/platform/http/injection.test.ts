import { strict as assert } from 'node:assert'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { openKitchen } from '../../../test/harness.ts'
import { injections } from '../../../test/hostile.ts'
import { operationsOf, type Document } from '../../../test/operations.ts'
import { permissions } from '../../permissions.ts'
import { exampleOf, type JsonSchema } from './examples.ts'

const perOperation = Number(process.env.INJECTIONS ?? 8)

/** Each of them alone, then each before and after another. */
function* texts(): Generator<string> {
  yield* injections
  for (const one of injections) for (const other of injections) yield `${one} ${other}`
}

/** The same text wherever the schema takes text. */
function filled(schema: JsonSchema, text: string): unknown {
  const one = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
  if (one.type === 'string' && !one.enum) return text
  if (one.type === 'array' && one.items) return [filled(one.items, text)]
  if (one.type !== 'object') return exampleOf(one)
  return Object.fromEntries(
    Object.entries(one.properties ?? {}).map(([name, property]) => [name, filled(property, text)]),
  )
}

// Reliability demand 71.
test('text that means something to a database is text, in every field, filter and path', async (t) => {
  const kitchen = await openKitchen()
  const people = {
    admin: await kitchen.person('admin'),
    customer: await kitchen.customer(),
    driver: await kitchen.driver(),
  }
  const [{ data_directory }] = (await kitchen.sql<{ data_directory: string }>('show data_directory')) as [
    { data_directory: string },
  ]
  const log = join(dirname(data_directory), 'postgres.log')
  const from = statSync(log).size

  const all = [...texts()]
  let [sent, place] = [0, 0]
  for (const operation of operationsOf((await kitchen.visitor.get<Document>('/openapi.json')).body)) {
    const { id, path, method, permission, params, query, body } = operation
    if (!path.startsWith('/api/v1/') || path === '/api/v1/stream') continue
    const who = (['admin', 'customer', 'driver'] as const).find(
      (role) => permission === 'public' || permissions[permission].includes(role as never), // a table of names
    )
    // Our documentation names the methods of the harness's callers.
    const send = people[who ?? 'admin'][method as 'post']
    for (let turn = 0; turn < perOperation; turn += 1) {
      const text = all[(place += 1) % all.length] ?? ''
      const value = encodeURIComponent(text.toWellFormed())
      const filters = new URLSearchParams(query.map(({ name }): [string, string] => [name, text])).toString()
      const at =
        turn % 2 && params.length ? path.replaceAll(/\{\w+\}/g, value) : path.replaceAll(/\{\w+\}/g, '1')
      const { status } = await send(
        filters ? `${at}?${filters}` : at,
        body && method !== 'get' ? filled(body, text) : undefined,
      )
      assert.ok(status < 500, `${id} answered ${status} to ${text}`)
      sent += 1
    }
  }
  t.diagnostic(`${sent} requests`)
  await assert.rejects(kitchen.sql('selec 1')) // so we know that the log would say so
  const said = readFileSync(log).subarray(from).toString()
  // Other tests write to the same log: only what was said of this kitchen's database counts.
  const wrong = said
    .split('\n')
    .filter(
      (line) => line.includes(` ${kitchen.tenant.database} `) && /syntax error|42601|unterminated/.test(line),
    )
  assert.equal(wrong.length, 1, wrong.join('\n'))
})

test('what a person writes is kept to the letter', async () => {
  const admin = await (await openKitchen()).person('admin')
  for (const text of [
    'no onion= please',
    'javascript:alert(1)',
    '<b>Dal</b> & "rice"',
    `O'Brien -- {{7*7}}`,
  ]) {
    const { status, body } = await admin.post('/api/v1/categories/', { name: text, description: text })
    assert.deepEqual([status, body.name, body.description], [201, text, text])
  }
})
