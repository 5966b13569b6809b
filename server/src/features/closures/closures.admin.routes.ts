import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { closeKitchen, undoClosure } from './close-kitchen.ts'
import { ClosureEffect, ClosurePage, ClosureQuery, ClosureWish, UndoWish } from './closures.schema.ts'
import { listClosures } from './closures.sql.ts'

export const closureAdminRoutes: Routes = (app) => {
  const config = { permission: 'closures.manage' } as const
  const tags = ['closures']

  app.get(
    '/closures/',
    {
      config,
      schema: {
        operationId: 'listClosures',
        tags,
        summary: 'When the kitchen is closed, latest first',
        querystring: ClosureQuery,
        response: { 200: ClosurePage, '4xx': Problem },
      },
    },
    async (request) => {
      const { is_undone, ...query } = request.query
      return pageAnswer(request, await listClosures(tenantOf(request).read, is_undone, pageRequest(query)))
    },
  )

  app.post(
    '/closures/',
    {
      config,
      schema: {
        operationId: 'closeKitchen',
        tags,
        summary:
          'Close on some dates, or see what that would mean: who, how many meals, what is given, what is told',
        body: ClosureWish,
        response: { 201: ClosureEffect, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await closeKitchen(tenantOf(request), principalOf(request).account, request.body)),
  )

  app.post(
    '/closures/:id/undo/',
    {
      config,
      schema: {
        operationId: 'undoClosure',
        tags,
        summary: 'Open after all, on the dates whose cut-off has not passed',
        params: IdParams,
        body: UndoWish,
        response: { 200: ClosureEffect, '4xx': Problem },
      },
    },
    (request) =>
      undoClosure(tenantOf(request), principalOf(request).account, request.params.id, request.body.preview),
  )
}
