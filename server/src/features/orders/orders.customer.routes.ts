import { idempotent } from '../../platform/http/idempotent.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { cancelOrder } from './cancel-order.ts'
import { customerOrder, listOwnOrders } from './order-lists.sql.ts'
import { CustomerOrder, CustomerOrderPage, PlacedOrder, PlaceOrder, Tracking } from './orders.schema.ts'
import { placeOrder } from './place-order.ts'
import { trackOrder } from './track-order.ts'

export const orderCustomerRoutes: Routes = (app) => {
  const config = { permission: 'customer.self' } as const
  const tags = ['orders']

  app.post(
    '/orders/',
    {
      config,
      schema: {
        operationId: 'placeOrder',
        tags,
        summary: "Order from a day's published menu (Idempotency-Key; required with wallet)",
        headers: IdempotencyKey,
        body: PlaceOrder,
        response: { 201: PlacedOrder, '4xx': Problem },
      },
    },
    (request, reply) =>
      idempotent(request, reply, { status: 201, required: request.body.payment_mode === 'wallet' }, (tx) =>
        placeOrder(tx, tenantOf(request), principalOf(request).account, request.body),
      ),
  )

  app.get(
    '/orders/',
    {
      config,
      schema: {
        operationId: 'ownOrders',
        tags,
        summary: 'Own orders, newest delivery first',
        querystring: PageQuery({}),
        response: { 200: CustomerOrderPage, '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await listOwnOrders(tenantOf(request).read, principalOf(request).account, pageRequest(request.query)),
      ),
  )

  app.get(
    '/orders/:id/',
    {
      config,
      schema: {
        operationId: 'ownOrder',
        tags,
        summary: 'One own order',
        params: IdParams,
        response: { 200: CustomerOrder, '4xx': Problem },
      },
    },
    (request) => customerOrder(tenantOf(request).read, principalOf(request).account, request.params.id),
  )

  app.get(
    '/orders/:id/track/',
    {
      config,
      schema: {
        operationId: 'trackOrder',
        tags,
        summary: 'Where an own order is',
        params: IdParams,
        response: { 200: Tracking, '4xx': Problem },
      },
    },
    (request) => trackOrder(tenantOf(request), principalOf(request).account, request.params.id),
  )

  app.post(
    '/orders/:id/cancel/',
    {
      config,
      schema: {
        operationId: 'cancelOwnOrder',
        tags,
        summary: 'Take an own order back before its cut-off',
        headers: IdempotencyKey,
        params: IdParams,
        response: { 200: CustomerOrder, '4xx': Problem },
      },
    },
    (request, reply) =>
      idempotent(request, reply, { status: 200, required: false }, (tx) =>
        cancelOrder(tx, tenantOf(request), principalOf(request).account, request.params.id),
      ),
  )
}
