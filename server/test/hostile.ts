import { exampleOf, type JsonSchema } from '../src/platform/http/examples.ts'

/** Text that means something to a database, a shell, a browser, a template, a log or a path. */
export const injections = [
  `'; drop table orders; --`,
  `' or '1'='1`,
  `1) union select 1,2,3 --`,
  `\\'; select pg_sleep(9); --`,
  `"; delete from accounts; --`,
  `$$; select 1; $$`,
  `E'\\x27'`,
  `%' and 1=1 --`,
  `_%_\\%`,
  `{{7*7}}`,
  '${jndi:ldap://x}',
  '`id`',
  '$(id)',
  '; cat /etc/passwd',
  '../../etc/passwd',
  '..\\..\\win.ini',
  '<script>alert(1)</script>',
  `"><img src=x onerror=alert(1)>`,
  'javascript:alert(1)',
  'no onion= please',
  '\r\nSet-Cookie: a=b',
  'one line\n{"level":"error","msg":"another"}',
  '\u2028\u2029\u202e',
  '\ud800',
  '💥'.repeat(20),
  'NaN',
  'null',
  '0x1f',
  '1e309',
  '-0',
  '٣',
  '{"$gt":""}',
  '[]',
  '%00',
  '%n%n%s',
]

/** Values that the schema cannot accept, whatever the rule behind it. */
export function bad(schema: JsonSchema): unknown[] {
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

export const strangers = [
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
export function* hostileBodies(schema: JsonSchema): Generator<[field: string, body: unknown]> {
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !schema.readOnlyFields?.includes(name),
  )
  const base = exampleOf(schema, 'required') as Record<string, unknown> // an object's schema makes an object
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
