import type { JsonSchema } from '../src/platform/http/examples.ts'
import type { Permission } from '../src/permissions.ts'

type Media = { schema?: JsonSchema; example?: unknown }
type Answer = { $ref?: string; description?: string; content?: Record<string, Media> }
type Parameter = { $ref?: string; name: string; in: 'path' | 'query' | 'header'; schema: JsonSchema }
type Described = {
  operationId: string
  summary?: string
  tags?: string[]
  security?: object[]
  'x-permission': Permission
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Answer>
}
export type Document = {
  openapi: string
  security: object[]
  tags: { name: string }[]
  components: { responses: Record<string, Answer>; [part: string]: object }
  paths: Record<string, Record<string, Described>>
}

/** The operations of our OpenAPI document, with every reference followed. */
export const operationsOf = ({ paths, components }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const {
        operationId: id,
        parameters = [],
        requestBody,
        responses,
        'x-permission': permission,
      } = described
      const inPlace = (place: Parameter['in']) => parameters.filter((one) => one.in === place && !one.$ref)
      return {
        id,
        path,
        method,
        permission,
        described,
        params: inPlace('path'),
        query: inPlace('query'),
        headers: inPlace('header'),
        body: requestBody?.content['application/json']?.schema,
        bodyExample: requestBody?.content['application/json']?.example,
        answers: Object.fromEntries(
          Object.entries(responses).map(([status, { $ref, ...answer }]) => [
            status,
            $ref ? (components.responses[$ref.split('/').at(-1) ?? ''] ?? answer) : answer,
          ]),
        ),
      }
    }),
  )
export type Operation = ReturnType<typeof operationsOf>[number]
