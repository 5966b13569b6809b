import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { Paused, PauseBody } from './calendar.schema.ts'
import { pauseForOffice } from './pause-for-office.ts'

export const pauseAdminRoutes: Routes = (app) => {
  app.post(
    '/subscriptions-admin/:id/pause/',
    {
      config: { permission: 'subscriptions.manage' },
      schema: {
        operationId: 'pauseSubscription',
        tags: ['subscriptions'],
        summary: 'Pause the whole from now on, or a slot, or some days; meals past their cut-off stay',
        params: IdParams,
        body: PauseBody,
        response: { 200: Paused, '4xx': Problem },
      },
    },
    (request) =>
      pauseForOffice(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )
}
