import { strict as assert } from 'node:assert'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { kinds, openPeople, type Kind } from '../test/authorization/people.ts'
import { fillKitchen } from '../test/authorization/world.ts'
import { openKitchenOn, type Answer } from '../test/kitchen.ts'
import { operationsOf, type Document, type Operation } from '../test/operations.ts'
import { startServer } from '../test/server.ts'

const file = resolve(import.meta.dirname, '../test/authorization/table.txt')
const widest = (words: string[]) => Math.max(...words.map(({ length }) => length))

/** What a cell says: 401, 403 and 404 as they are, "in" for whatever comes once the door is passed. */
const cellOf = ({ status }: Answer) => ([401, 403, 404].includes(status) ? String(status) : 'in')

/** What takes something away, or ends the caller's own sign-in, comes after what still needs it. */
const turn = ({ id, method, path }: Operation) =>
  id === 'signOut'
    ? 1.5
    : path.startsWith('/api/saas/')
      ? method === 'delete'
        ? 3
        : 2
      : method === 'delete'
        ? 1
        : 0

// Reliability demand 55. AUTHORIZATION=write makes the table anew: read what changed in it before you commit.
test('who may do what is written down for every operation and every kind of caller, and the server keeps to it', async (t) => {
  const server = await startServer()
  t.after(() => server.close())
  const kitchen = await openKitchenOn(server, {})
  const { callers, customer, driver } = await openPeople(server, kitchen)
  const world = await fillKitchen(kitchen, { account: customer.account, driver: driver.driver }, 200)
  const document = (await callers.anonymous.get<Document>('/openapi.json')).body
  const operations = operationsOf(document).sort((one, other) => turn(one) - turn(other))

  const rows: Record<string, Record<Kind, string>> = {}
  for (const operation of operations) {
    const { id, path, method, bodyExample } = operation
    const cells = {} as Record<Kind, string> // filled below, kind by kind
    for (const kind of kinds) {
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'id' ? String(world.id(path)) : '1'))
      const writes = method !== 'get'
      // Our documentation names the methods of the harness's callers.
      const answer: Answer = await callers[kind][method as 'post'](
        url,
        writes ? (bodyExample ?? {}) : undefined,
      )
      assert.ok(answer.status < 500, `${id} answered ${kind} ${answer.status} ${JSON.stringify(answer.body)}`)
      cells[kind] = cellOf(answer)
      if (writes && answer.status < 300 && path.includes('{id}')) world.spend(path)
    }
    rows[`${method.toUpperCase()} ${path}`] = cells
  }

  const table = render(rows)
  if (process.env.AUTHORIZATION === 'write') writeFileSync(file, table)
  const written = readFileSync(file, 'utf8')
  const wanted = new Set(written.split('\n'))
  assert.deepEqual(
    table.split('\n').filter((line) => !wanted.has(line)),
    [],
    'these are answered otherwise than the table says, or stand in no row of it',
  )
  assert.equal(written, table, 'the table has rows for what is not there any more')
  t.diagnostic(`${operations.length} operations x ${kinds.length} callers`)
})

test('no row of the table lets in anybody who has not signed in, except at public doors', async () => {
  const server = await startServer()
  try {
    const kitchen = await openKitchenOn(server, {})
    const operations = operationsOf((await kitchen.visitor.get<Document>('/openapi.json')).body)
    const isPublic = new Set(
      operations
        .filter(({ permission }) => permission === 'public')
        .map(({ method, path }) => `${method.toUpperCase()} ${path}`),
    )
    for (const line of readFileSync(file, 'utf8').split('\n').slice(1, -1)) {
      const [method, path, ...cells] = line.split(/\s+/)
      // The stream is a WebSocket with tickets of its own (platform/realtime/stream.test.ts).
      if (isPublic.has(`${method} ${path}`) || path === '/api/v1/stream') continue
      const said = Object.fromEntries(kinds.map((kind, place) => [kind, cells[place]]))
      assert.deepEqual(
        [said.anonymous, said.expired, said.suspended === 'in', said.foreign === 'in'],
        ['401', '401', false, false],
        line,
      )
    }
  } finally {
    await server.close()
  }
})

function render(rows: Record<string, Record<Kind, string>>): string {
  const wide = widest(Object.keys(rows))
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(wide), ...cells.map((cell, place) => cell.padEnd(kinds[place]?.length ?? 0))]
      .join('  ')
      .trimEnd()
  const sorted = Object.entries(rows).sort(([one], [other]) => order(one).localeCompare(order(other)))
  return `${[
    line('', kinds),
    ...sorted.map(([name, cells]) =>
      line(
        name,
        kinds.map((kind) => cells[kind]),
      ),
    ),
  ].join('\n')}\n`
}

/** By path, then by method. */
const order = (name: string) => name.split(' ').toReversed().join(' ')
