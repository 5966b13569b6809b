import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { LateRequest } from '../production/index.ts'
import { LateBody } from './late.schema.ts'
import { wishLate } from './request-late.ts'

export const lateCustomerRoutes: Routes = (app) => {
  app.post(
    '/subscriptions/:id/late_requests/',
    {
      config: { permission: 'customer.self' },
      schema: {
        operationId: 'requestLate',
        tags: ['meals'],
        summary:
          'Ask for a change of a meal whose cut-off has passed; the kitchen decides, and says who pays',
        params: IdParams,
        body: LateBody,
        response: { 202: LateRequest, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply
        .code(202)
        .send(
          await wishLate(tenantOf(request), principalOf(request).account, request.params.id, request.body),
        ),
  )
}
