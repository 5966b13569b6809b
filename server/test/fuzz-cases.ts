import fc, { type Arbitrary } from 'fast-check'
import { exampleOf, type JsonSchema } from '../src/platform/http/examples.ts'
import { bad, hostileBodies, injections } from './hostile.ts'
import type { Operation } from './operations.ts'

/** Who may come with a request. The first four are nobody. */
export const credentials = [
  'nobody',
  'broken',
  'expired',
  'foreign',
  'key',
  'admin',
  'manager',
  'staff',
  'kitchen_staff',
  'driver',
  'customer',
  'superuser',
] as const
export type Credential = (typeof credentials)[number]

export type Case = {
  credential: Credential
  /** Path and query as they are sent. */
  url: string
  headers: Record<string, string>
  body: string | undefined
}

/** The day on which the kitchen's clock stands, so that a seed means the same every day. */
export const fuzzDay = '2026-03-02'

/** Values that the schema accepts, hostile ones among them. */
export function accepted(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(accepted))
  if (schema.allOf) return fc.tuple(...schema.allOf.map(accepted)).map((parts) => Object.assign({}, ...parts))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'integer': {
      const { minimum: min = -(2 ** 31), maximum: max = 2 ** 31 - 1 } = schema
      // Mostly ids of what there is, or small amounts: rules are reached only by requests that make sense.
      return fc.oneof(
        { weight: 1, arbitrary: fc.integer({ min, max }) },
        {
          weight: 5,
          arbitrary: fc.integer({ min: Math.max(min, 0), max: Math.min(max, Math.max(min, 0) + 3) }),
        },
      )
    }
    case 'number':
      return fc.double({ noNaN: true, min: schema.minimum ?? -1e12, max: schema.maximum ?? 1e12 })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(accepted(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, one]) => [name, accepted(one)]),
        ),
        { requiredKeys: schema.required ?? [] },
      )
    case 'string':
      return text(schema)
    default:
      return fc.oneof(fc.constant(null), fc.jsonValue({ maxDepth: 2 }))
  }
}

function text(schema: JsonSchema): Arbitrary<string> {
  const { pattern, format, minLength = 0, maxLength = 5_000 } = schema
  const example = fc.constant(String(exampleOf(schema)))
  if (format === 'date')
    return fc.oneof(
      { weight: 1, arbitrary: dates('1990-01-01', '2099-12-31') },
      { weight: 4, arbitrary: dates(fuzzDay, '2026-04-20') },
    )
  if (pattern !== undefined) return fc.oneof(example, example, matching(pattern) ?? example)
  const fits = injections.filter(({ length }) => length >= minLength && length <= maxLength)
  return fc.oneof(
    example,
    fc.string({ minLength, maxLength: Math.min(maxLength, 60), unit: 'grapheme' }),
    ...(fits.length ? [fc.constantFrom(...fits)] : []),
  )
}

const dates = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

/** fast-check cannot follow every expression. */
function matching(pattern: string): Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'))
  } catch {
    return undefined
  }
}

const ids = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('0', '-1', '999999', '2147483647', '2147483648', '9'.repeat(30), '1.5', 'abc'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...injections) },
)

const garbage = fc.constantFrom(
  '',
  '{',
  '[]',
  '"text"',
  'null',
  '7',
  '{"__proto__": {"a": 1}}',
  '[{}]',
  'a=b',
)

/** Any request to an operation: good, bad and hostile, by anybody. Those who may come more often than the others. */
export function casesOf(operation: Operation, allowed: Credential[]): Arbitrary<Case> {
  const { path, method, params, query, body } = operation
  const asIn = (schema: JsonSchema) =>
    schema.type === 'integer' ? ids : fc.oneof(accepted(schema).map(String), fc.constantFrom(...injections))
  const pathValues = fc.record(Object.fromEntries(params.map(({ name, schema }) => [name, asIn(schema)])))
  const queryValues = fc.record(
    Object.fromEntries(
      query.map(({ name, schema }) => [
        name,
        fc.oneof(
          { weight: 3, arbitrary: accepted(schema).map(asText) },
          { weight: 1, arbitrary: fc.constantFrom(...injections, ...bad(schema).map(asText)) },
        ),
      ]),
    ),
    { requiredKeys: [] },
  )
  const hostile = body?.properties ? [...hostileBodies(body)].slice(0, 400).map(([, one]) => one) : [{}]
  const bodies = fc.oneof(
    { weight: 6, arbitrary: accepted(body ?? { type: 'object' }).map(asJson) },
    { weight: 3, arbitrary: fc.constantFrom(...hostile).map(asJson) },
    { weight: 1, arbitrary: garbage },
  )
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom('', 'x'.repeat(256), 'é', 'again') },
  )
  return fc
    .record({
      credential: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...(allowed.length ? allowed : credentials)) },
        { weight: 1, arbitrary: fc.constantFrom(...credentials) },
      ),
      pathValues,
      queryValues,
      body: bodies,
      key,
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: fc.constantFrom('application/x-www-form-urlencoded', 'text/xml') },
      ),
    })
    .map(({ credential, pathValues: inPath, queryValues: inQuery, body: sent, key: idempotency, type }) => {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encoded(inPath[name] ?? '1'))
      const search = new URLSearchParams(inQuery as Record<string, string>).toString() // made of texts above
      return {
        credential,
        url: search ? `${filled}?${search}` : filled,
        headers: {
          'content-type': type,
          ...(/^[\x21-\x7e]+$/.test(idempotency) && { 'idempotency-key': idempotency }),
        },
        body: method === 'get' ? undefined : sent,
      }
    })
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const asJson = (value: unknown) => JSON.stringify(value) ?? ''
const encoded = (text: string) => encodeURIComponent(text.toWellFormed()) || '1'
