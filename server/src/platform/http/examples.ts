/** The part of JSON Schema that our schemas and our OpenAPI document use. */
export type JsonSchema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  allOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  format?: string
  description?: string
  examples?: unknown[]
  readOnlyFields?: string[]
}

/**
 * A value that the schema accepts, the same each time, as a person would write it. `only` "required" leaves out what may
 * be left out. A schema whose pattern no text below fits needs `examples` of its own.
 */
export function exampleOf(schema: JsonSchema, only: 'all' | 'required' = 'all', name = ''): unknown {
  const one = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
  if (one.examples?.length) return one.examples[0]
  if (one.const !== undefined) return one.const
  if (one.allOf) return Object.assign({}, ...one.allOf.map((part) => exampleOf(part, only, name)))
  if (one.enum) return one.enum[0]
  switch (one.type) {
    case 'integer':
    case 'number':
      return Math.min(Math.max(1, one.minimum ?? 1), one.maximum ?? Infinity)
    case 'boolean':
      return true
    case 'string':
      return textFor(one, name)
    case 'array':
      return one.items && one.maxItems !== 0
        ? Array.from({ length: Math.max(1, one.minItems ?? 1) }, () => exampleOf(one.items!, only, name))
        : []
    case 'object':
      return Object.fromEntries(
        Object.entries(one.properties ?? {})
          .filter(([field]) => only === 'all' || one.required?.includes(field))
          .map(([field, property]) => [field, exampleOf(property, only, field)]),
      )
    default:
      return null
  }
}

/** By what a field is called, then by what any field may hold. */
const byName: [RegExp, string][] = [
  [/e?mail/, 'asha@example.com'],
  [/phone|mobile|username/, '+971501234567'],
  [/password/, 'three blue kettles'],
  [/currency/, 'AED'],
  [/zone$/, 'Asia/Dubai'],
  [/url|next|previous|image|link/, 'https://green.kitchen.funadventure.ae/'],
  [/_at$|expir|since|until/, '2026-03-10T10:00:00.000000+04:00'],
  [/date|_on$/, '2026-03-10'],
  [/time/, '10:00:00'],
  [/price|amount|total|balance|quantity|cost|tax|rate/, '12.50'],
]
const fitting = [
  'text',
  '12.50',
  '10:00:00',
  '2026-03-10',
  '2026-03-10T10:00:00+04:00',
  '2026-03',
  '1',
  '+971501234567',
  'asha@example.com',
  'green.example.com',
  'AED',
  'A-1',
  'Asia/Dubai',
  '#336699',
  'https://example.com/',
  '3f2b8c1e-9d4a-4c7b-8f1e-2a6d5b9c0e47',
  '3f2b8c1e9d4a4c7b8f1e2a6d5b9c0e47',
]

function textFor(
  { minLength = 0, maxLength = Infinity, pattern, format, description = '' }: JsonSchema,
  name: string,
) {
  const right = pattern === undefined ? undefined : new RegExp(pattern, 'u')
  const guesses = [
    ...(format === 'date' ? ['2026-03-10'] : []),
    ...(format === 'uuid' ? ['3f2b8c1e-9d4a-4c7b-8f1e-2a6d5b9c0e47'] : []),
    ...(description.startsWith('Decimal') ? ['12.50'] : []),
    ...(description.startsWith('ISO 8601') ? ['2026-03-10T10:00:00.000000+04:00'] : []),
    ...byName.filter(([words]) => words.test(name)).map(([, text]) => text),
    ...fitting,
  ]
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (right?.test(text) ?? true)
  return guesses.find(fits) ?? 'text'.padEnd(minLength, ' text').slice(0, maxLength)
}
