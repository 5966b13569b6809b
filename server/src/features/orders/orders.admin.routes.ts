import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { listOrders, officeOrder } from './order-lists.sql.ts'
import { Order, OrderFilters, OrderPage, UpdateStatus } from './orders.schema.ts'
import { updateStatus } from './update-status.ts'

export const orderAdminRoutes: Routes = (app) => {
  const tags = ['orders']

  app.get(
    '/orders/',
    {
      config: { permission: 'orders.read' },
      schema: {
        operationId: 'listOrders',
        tags,
        summary: 'All orders, newest delivery first',
        querystring: PageQuery(OrderFilters),
        response: { 200: OrderPage, '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await listOrders(tenantOf(request).read, request.query, pageRequest(request.query)),
      ),
  )

  app.get(
    '/orders/:id/',
    {
      config: { permission: 'orders.read' },
      schema: {
        operationId: 'readOrder',
        tags,
        summary: 'One order',
        params: IdParams,
        response: { 200: Order, '4xx': Problem },
      },
    },
    (request) => officeOrder(tenantOf(request).read, request.params.id),
  )

  app.post(
    '/orders/:id/update_status/',
    {
      config: { permission: 'orders.move' },
      schema: {
        operationId: 'updateOrderStatus',
        tags,
        summary: 'Move an order along',
        params: IdParams,
        body: UpdateStatus,
        response: { 200: Order, '4xx': Problem },
      },
    },
    (request) =>
      updateStatus(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )
}
