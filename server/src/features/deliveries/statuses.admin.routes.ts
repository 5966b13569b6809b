import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { listStatuses, readStatus } from './read-statuses.ts'
import { DeliveryStatus, DeliveryStatusPage, DeliveryStatusQuery } from './statuses.schema.ts'

export const deliveryStatusAdminRoutes: Routes = (app) => {
  const config = { permission: 'delivery.read' } as const
  const tags = ['deliveries']

  app.get(
    '/delivery/statuses/',
    {
      config,
      schema: {
        operationId: 'listDeliveryStatuses',
        tags,
        summary: "How each order's delivery stands, newest day first; a driver's own ones for a driver",
        querystring: DeliveryStatusQuery,
        response: { 200: DeliveryStatusPage, '4xx': Problem },
      },
    },
    async (request) => {
      const { date, status, driver, ...query } = request.query
      const { read } = tenantOf(request)
      return pageAnswer(
        request,
        await listStatuses(read, principalOf(request), { date, status, driver }, pageRequest(query)),
      )
    },
  )

  app.get(
    '/delivery/statuses/:id/',
    {
      config,
      schema: {
        operationId: 'readDeliveryStatus',
        tags,
        summary: "How an order's delivery stands, by the order's id",
        params: IdParams,
        response: { 200: DeliveryStatus, '4xx': Problem },
      },
    },
    (request) => readStatus(tenantOf(request).read, principalOf(request), request.params.id),
  )
}
