import { strict as assert } from 'node:assert'
import { channel } from 'node:diagnostics_channel'
import { before, test } from 'node:test'
import { Compile } from 'typebox/schema'
import type { FastifyInstance } from 'fastify'
import { caller } from '../../../test/harness.ts'
import { operationsOf, type Document } from '../../../test/operations.ts'
import { sharedServer } from '../../../test/shared-server.ts'
import { permissions } from '../../permissions.ts'

/** Every route that the server registered, whatever the document says. */
const registered = new Set<string>()
channel('fastify.initialization').subscribe((message) => {
  const { fastify } = message as { fastify: FastifyInstance } // so Fastify documents it
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) registered.add(`${one} ${url}`)
  })
})

let document: Document
before(async () => {
  document = (await caller((await sharedServer()).url, {}).get<Document>('/openapi.json')).body
})
const operations = () => operationsOf(document)
const at = (path: string, method: string) =>
  operations().find((one) => one.path === path && one.method === method)

test('a developer finds the same OpenAPI 3.1 document at both addresses, without signing in', async () => {
  const { get } = caller((await sharedServer()).url, {})
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual((await get('/swagger.json')).body, document)
})

test('no route is missing from the document but the pages, and none is in it that is not there', () => {
  const documented = operations().map(
    ({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  )
  const pages =
    /^(GET|HEAD) (\/|\/[\w-]+\/|\/assets\/\*|\/openapi\.json|\/swagger\.json|\/swagger|\/(swagger|redoc)\/.*)$/
  const api = [...registered].filter(
    (route) => !/^(HEAD|OPTIONS) /.test(route) && !(pages.test(route) && !route.includes('/api/')),
  )
  assert.ok(api.length > 100)
  assert.deepEqual(
    api.filter((route) => !documented.includes(route)),
    [],
  )
  assert.deepEqual(
    documented.filter((route) => !registered.has(route)),
    [],
  )
})

test('every operation has a name of its own, a sentence and a heading, and a generator finds every part that it refers to', () => {
  const names = operations().map(({ id }) => id)
  assert.deepEqual(
    names.filter((name, place) => names.indexOf(name) !== place),
    [],
  )
  const headings = new Set(document.tags.map(({ name }) => name))
  for (const { id, described } of operations()) {
    assert.ok(described.summary, `${id} has no summary`)
    assert.ok(described.tags?.length && described.tags.every((tag) => headings.has(tag)), id)
  }
  for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = reference.split('/').reduce<any>((part, step) => part?.[step], document)
    assert.ok(found, reference)
  }
})

test('the document says who must sign in, how, and how an operation can refuse', () => {
  assert.deepEqual(document.security, [{ bearer: [] }, { apiKey: [] }, { session: [] }])
  assert.deepEqual(at('/api/v1/auth/login/', 'post')?.described.security, [])
  assert.equal(at('/api/v1/settings/', 'get')?.described.security, undefined)
  assert.ok(at('/api/v1/customer/orders/', 'post')?.headers.some(({ name }) => name === 'Idempotency-Key'))

  const refusals = (path: string, method: string) =>
    Object.keys(at(path, method)?.answers ?? {}).filter((status) => Number(status) >= 400)
  assert.deepEqual(refusals('/api/v1/settings/', 'get'), ['401', '403', '429', '503'])
  assert.deepEqual(refusals('/api/v1/orders/', 'get'), ['400', '401', '403', '404', '429', '503'])
  const writing = ['400', '401', '403', '409', '413', '415', '429', '503']
  assert.deepEqual(refusals('/api/v1/categories/', 'post'), writing)
  assert.deepEqual(refusals('/api/v1/categories/{id}/', 'delete'), [...writing, '404'].sort())
  for (const status of ['402', '422'])
    assert.ok(refusals('/api/v1/customer/orders/', 'post').includes(status))
  assert.deepEqual(refusals('/livez', 'get'), [])

  for (const { id, path, permission, described, answers } of operations()) {
    // The stream's credential is the ticket in its query.
    const isOpen = permissions[permission] === 'public' || path === '/api/v1/stream'
    assert.equal(isOpen, described.security?.length === 0, id)
    if (permissions[permission] !== 'public') assert.ok(answers[401] && answers[403], id)
    if (path.startsWith('/api/v1/'))
      assert.ok(
        described.parameters?.some(({ $ref }) => $ref === '#/components/parameters/Kitchen'),
        id,
      )
    for (const [status, { description }] of Object.entries(answers)) {
      assert.match(status, /^\d{3}$/, `${id}: ${status} is no status`)
      assert.ok(description && description !== 'Default Response', `${id} ${status}`)
    }
  }
})

test('every body has an example, and the example is one', () => {
  let count = 0
  for (const { id, described, answers } of operations()) {
    const bodies = { request: described.requestBody ?? {}, ...answers }
    for (const [which, { content }] of Object.entries(bodies as Record<string, (typeof answers)[string]>)) {
      const media = content?.['application/json']
      if (!media?.schema) continue
      const validator = Compile(media.schema as never) // JSON Schema, as the document is made of it
      assert.notEqual(media.example, undefined, `${id} ${which} has no example`)
      assert.ok(
        validator.Check(media.example),
        `${id} ${which}: ${JSON.stringify(validator.Errors(media.example)[1].slice(0, 2))} of ${JSON.stringify(media.example)}`,
      )
      count += 1
    }
  }
  assert.ok(count > 500)
})

test('nothing of how we write schemas shows', () => {
  assert.doesNotMatch(
    JSON.stringify(document),
    /"(readOnlyFields|verbatim|errorMessage|lenient|decimal|~kind)":/,
  )
})
