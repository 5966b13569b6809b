import { strict as assert } from 'node:assert'
import { before, test } from 'node:test'
import { caller } from '../../../test/harness.ts'
import { sharedServer } from '../../../test/shared-server.ts'

type Operation = {
  operationId: string
  security?: object[]
  parameters?: { $ref?: string; name?: string }[]
  responses: Record<string, { $ref?: string; description?: string }>
}
type Document = {
  openapi: string
  security: object[]
  components: Record<string, object>
  paths: Record<string, Record<string, Operation>>
}
let document: Document

before(async () => {
  document = (await caller((await sharedServer()).url, {}).get<Document>('/openapi.json')).body
})
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
  )

test('a developer finds the same OpenAPI 3.1 document at both addresses, without signing in', async () => {
  const { get } = caller((await sharedServer()).url, {})
  assert.equal(document.openapi, '3.1.0')
  assert.deepEqual((await get('/swagger.json')).body, document)
})

test('every operation has a name of its own, and a generator finds every part that it refers to', () => {
  const names = operations().map(({ operation }) => operation.operationId)
  assert.deepEqual(
    names.filter((name, place) => names.indexOf(name) !== place),
    [],
  )
  for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = reference.split('/').reduce<any>((part, step) => part?.[step], document)
    assert.ok(found, reference)
  }
})

test('the document says who must sign in, how, and in which shape a refusal comes', () => {
  assert.deepEqual(document.security, [{ bearer: [] }, { apiKey: [] }])
  const at = (path: string, method: string) => document.paths[path]?.[method]
  assert.deepEqual(at('/api/v1/auth/login/', 'post')?.security, [])
  assert.equal(at('/api/v1/settings/', 'get')?.security, undefined)
  assert.deepEqual(at('/api/v1/settings/', 'get')?.responses['4XX'], {
    $ref: '#/components/responses/Problem',
  })
  assert.ok(
    at('/api/v1/customer/orders/', 'post')?.parameters?.some(({ name }) => name === 'Idempotency-Key'),
  )
  for (const {
    name,
    path,
    operation: { parameters = [], responses },
  } of operations()) {
    if (path.startsWith('/api/v1/'))
      assert.ok(
        parameters.some(({ $ref }) => $ref === '#/components/parameters/Kitchen'),
        name,
      )
    assert.ok(
      Object.values(responses).every(({ $ref, description }) => $ref ?? description !== 'Default Response'),
      name,
    )
  }
})

test('nothing of how we write schemas shows', () => {
  assert.doesNotMatch(JSON.stringify(document), /"(readOnlyFields|verbatim|errorMessage|~kind)":/)
})
