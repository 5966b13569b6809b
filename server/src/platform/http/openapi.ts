import swagger from '@fastify/swagger'
import type { App } from './corridor.ts'
import { exampleOf, type JsonSchema } from './examples.ts'
import { answerIn, problems, refusalsOf } from './openapi-answers.ts'
import { Problem } from './schemas.ts'

type Content = Record<string, { schema?: JsonSchema; example?: unknown }>
type Answer = { description?: string; $ref?: string; content?: Content }
type Operation = {
  responses: Record<string, Answer>
  parameters?: object[]
  requestBody?: { content: Content }
  tags?: string[]
}
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
      security: [{ bearer: [] }, { apiKey: [] }, { session: [] }],
      // The schemas inside are TypeBox's, which are JSON Schema.
      components: { securitySchemes, parameters, responses: problems as never },
    },
    transform: ({ schema, url, route }) => {
      const { permission } = route.config ?? {}
      if (schema?.hide || permission === undefined) return { schema: { hide: true }, url }
      const { '4xx': _any, ...response } = (schema?.response ?? {}) as Record<string, unknown> // by status
      const refusals = Object.fromEntries(refusalsOf(route).map((status) => [status, Problem]))
      const described = { ...schema, response: { ...refusals, ...response }, 'x-permission': permission }
      return {
        schema:
          permission === 'public'
            ? { ...described, security: [] }
            : {
                ...described,
                description: [schema?.description, `Permission: \`${permission}\`.`]
                  .filter(Boolean)
                  .join('\n\n'),
              },
        url,
      }
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new Error('the document was asked for as OpenAPI 3')
      const { paths = {}, ...rest } = document.openapiObject
      const finished = finish(paths as Paths) // of our own making: every path item holds operations only
      return plain({ ...rest, tags: tagsOf(finished), paths: finished })
    },
  })
}

/** Paths in alphabetical order, whatever order the rooms were registered in; shared parts named once; an example of each body. */
function finish(paths: Paths): Paths {
  for (const [path, operations] of Object.entries(paths)) {
    for (const operation of Object.values(operations)) {
      const { parameters = [], responses: answers, requestBody } = operation
      if (path.startsWith('/api/v1'))
        operation.parameters = [...parameters, { $ref: '#/components/parameters/Kitchen' }]
      if (requestBody) giveExamples(requestBody.content)
      operation.responses = Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => {
          giveExamples(answer.content ?? {})
          return [status, answerIn(status, answer)]
        }),
      )
    }
  }
  return Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function giveExamples(content: Content) {
  for (const [type, body] of Object.entries(content)) {
    if (type === 'application/json' && body.schema && body.example === undefined)
      body.example = exampleOf(body.schema)
  }
}

const tagsOf = (paths: Paths) =>
  [...new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ tags = [] }) => tags)))]
    .sort()
    .map((name) => ({ name }))

/** Words in our schemas that mean something to us only (see coerce.ts and field-errors.ts). */
const ours = new Set(['readOnlyFields', 'verbatim', 'errorMessage', 'picture', 'lenient', 'decimal'])
const plain = <T>(document: T): T =>
  JSON.parse(JSON.stringify(document, (key, value) => (ours.has(key) ? undefined : value)))

const introduction = `The API of a kitchen that sells meal subscriptions.

**Doors.** \`/api/saas/\` is the platform's, \`/api/v1/\` a kitchen's staff, \`/api/v1/customer/\` its customers.

**Sign in** with \`POST /api/v1/auth/login/\`, naming the kitchen in \`X-Tenant-Slug\`, and send the access token as
\`Authorization: Bearer\`; machines send \`X-Api-Key\`. Pages of this
host need neither: signing in leaves them a cookie, with which every change shows \`X-CSRFToken\`. Each is bound to one kitchen.

**Values.** Ids are integers, amounts and other decimals text with the currency's digits (\`"12.50"\`), instants ISO 8601
with the kitchen's offset. Paths end in a slash; a GET without it is sent there.

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
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-session',
    description:
      'For pages of this host; good until 24 hours after signing in. What changes something needs the cookie csrftoken, repeated in the header X-CSRFToken.',
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
