import type { Clock } from '../../platform/clock.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { ApiKeyPage, KeyParams, MadeApiKey, NewApiKey } from './api-keys.schema.ts'
import { listKeys } from './api-keys.sql.ts'
import { endKey, makeKey } from './make-key.ts'

const tags = ['api keys']
const config = { permission: 'api_keys.manage' } as const

/** /api/v1/api-keys/: keys by which other programs work for the kitchen. */
export const apiKeyRoutes =
  (deps: { clock: Clock }): Routes =>
  (app) => {
    app.get(
      '/api-keys/',
      {
        config,
        schema: {
          operationId: 'listApiKeys',
          tags,
          summary: 'Keys, newest first, without their secrets',
          querystring: PageQuery({}),
          response: { 200: ApiKeyPage, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(request, await listKeys(tenantOf(request).read, pageRequest(request.query, 1000))),
    )

    app.post(
      '/api-keys/',
      {
        config,
        schema: {
          operationId: 'createApiKey',
          tags,
          summary: 'Make a key; its text is told once',
          body: NewApiKey,
          response: { 201: MadeApiKey, '4xx': Problem },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await makeKey(deps, tenantOf(request), principalOf(request), request.body)),
    )

    app.delete(
      '/api-keys/:id/',
      {
        config,
        schema: {
          operationId: 'revokeApiKey',
          tags,
          summary: 'End a key',
          params: KeyParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await endKey(tenantOf(request), principalOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
