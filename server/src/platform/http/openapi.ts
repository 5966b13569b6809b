import { STATUS_CODES } from 'node:http'
import swagger from '@fastify/swagger'
import { Type } from 'typebox'
import type { App } from './corridor.ts'
import { whyRefused } from './schemas.ts'

type Answer = { description?: string; $ref?: string }
type Operation = { responses: Record<string, Answer>; parameters?: object[] }
type Paths = Record<string, Record<string, Operation>>

/**
 * Gathers every route into one OpenAPI 3.1 document, so it comes before them. `app.swagger()` then gives the document,
 * the same to the byte for the same routes: it is committed, and CI compares.
 */
export async function gatherOpenapi(app: App) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Fun Adventure Kitchen', version: 'v1', description: introduction },
      servers: [{ url: '/' }],
      security: [{ bearer: [] }, { apiKey: [] }],
      components: { securitySchemes, parameters, responses, schemas },
    },
    transform: ({ schema, url, route }) => {
      const { permission } = route.config ?? {}
      if (schema?.hide || permission === undefined) return { schema: { hide: true }, url }
      if (permission === 'public') return { schema: { ...schema, security: [] }, url }
      return {
        schema: { ...schema, description: schema.description ?? `Permission: \`${permission}\`.` },
        url,
      }
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new Error('the document was asked for as OpenAPI 3')
      const { paths = {}, ...rest } = document.openapiObject
      return plain({ ...rest, paths: finish(paths as Paths) }) // of our own making: every path item holds operations only
    },
  })
}

/** Paths in alphabetical order, whatever order the rooms were registered in; shared parts named once. */
function finish(paths: Paths): Paths {
  for (const [path, operations] of Object.entries(paths)) {
    for (const operation of Object.values(operations)) {
      const { parameters = [], responses: answers } = operation
      if (path.startsWith('/api/v1'))
        operation.parameters = [...parameters, { $ref: '#/components/parameters/Kitchen' }]
      operation.responses = Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, named(status, answer)]),
      )
    }
  }
  return Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function named(status: string, answer: Answer): Answer {
  if (answer.description === whyRefused) return { $ref: '#/components/responses/Problem' }
  return answer.description === unnamed ? { ...answer, description: STATUS_CODES[status] ?? unnamed } : answer
}

/** What @fastify/swagger calls an answer whose schema has no description. */
const unnamed = 'Default Response'

/** Words in our schemas that mean something to us only (see coerce.ts and field-errors.ts). */
const ours = new Set(['readOnlyFields', 'verbatim', 'errorMessage', 'picture'])
const plain = <T>(document: T): T =>
  JSON.parse(JSON.stringify(document, (key, value) => (ours.has(key) ? undefined : value)))

const introduction = `The API of a kitchen that sells meal subscriptions.

**Doors.** \`/api/saas/\` is the platform's, \`/api/v1/\` a kitchen's staff, \`/api/v1/customer/\` its customers.

**Sign in** with \`POST /api/v1/auth/login/\`, naming the kitchen in \`X-Tenant-Slug\`, and send the access token as
\`Authorization: Bearer\`; machines send \`X-Api-Key\`. Either is bound to one kitchen.

**Values.** Ids are integers, amounts and other decimals text with the currency's digits (\`"12.50"\`), instants ISO 8601
with the kitchen's offset. Paths are accepted with and without the final slash.

**Lists** answer \`{count, next, previous, results}\` and take \`page\`, \`page_size\`, \`search\` and \`ordering\`.`

const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token of a sign-in; good for 60 minutes.',
  },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Api-Key',
    description: 'Made with ./manage create_api_key; acts as the account it was made for.',
  },
} as const

const parameters = {
  Kitchen: {
    name: 'X-Tenant-Slug',
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description:
      "The kitchen's code. Needed where nobody is signed in; otherwise it must name the kitchen of the token. X-Tenant-ID means the same.",
  },
} as const

const responses = {
  Problem: {
    description: whyRefused,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
} as const

const schemas = {
  Problem: Type.Union(
    [
      Type.Object({ detail: Type.String(), code: Type.Optional(Type.String()) }, { title: 'Reason' }),
      Type.Object({ error: Type.String() }, { title: 'Refused action' }),
      Type.Record(Type.String(), Type.Array(Type.Unknown()), { title: 'Fields' }),
    ],
    {
      description:
        'A reason with a code, a refused action, or sentences per field (nested for lists of objects).',
    },
  ),
}
