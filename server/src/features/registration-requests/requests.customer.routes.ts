import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import { fileRequest } from './file-request.ts'
import { PublicRequest, PublicRequestCreate } from './requests.schema.ts'

/** The form on a kitchen's own page, for who has no account yet. */
export const requestCustomerRoutes: Routes = (app) => {
  app.post(
    '/registration-requests/',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'fileRequest',
        tags: ['customer sign-in'],
        summary: 'Ask to become a customer',
        body: PublicRequestCreate,
        response: { 201: PublicRequest, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await fileRequest(tenantOf(request), request.body)),
  )
}
