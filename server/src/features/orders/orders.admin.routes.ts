import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { changeOrder } from './change-order.ts'
import { createOrder } from './create-order.ts'
import { listOrders, officeOrder } from './order-lists.sql.ts'
import {
  OneOrder,
  OrderCreate,
  OrderFilters,
  OrderPage,
  OrderPatch,
  OrderPut,
  UpdateStatus,
} from './orders.schema.ts'
import { removeOrder } from './remove-order.ts'
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
        response: { 200: OneOrder, '4xx': Problem },
      },
    },
    (request) => officeOrder(tenantOf(request).read, request.params.id),
  )

  app.post(
    '/orders/',
    {
      config: { permission: 'orders.write' },
      schema: {
        operationId: 'createOrder',
        tags,
        summary: 'Add a meal to a subscription',
        body: OrderCreate,
        response: { 201: OneOrder, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createOrder(tenantOf(request), principalOf(request).account, request.body)),
  )

  app.put(
    '/orders/:id/',
    {
      config: { permission: 'orders.write' },
      schema: {
        operationId: 'replaceOrder',
        tags,
        summary: 'Change an open order',
        params: IdParams,
        body: OrderPut,
        response: { 200: OneOrder, '4xx': Problem },
      },
    },
    (request) =>
      changeOrder(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.patch(
    '/orders/:id/',
    {
      config: { permission: 'orders.write' },
      schema: {
        operationId: 'changeOrder',
        tags,
        summary: 'Change some of an open order',
        params: IdParams,
        body: OrderPatch,
        response: { 200: OneOrder, '4xx': Problem },
      },
    },
    (request) =>
      changeOrder(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.delete(
    '/orders/:id/',
    {
      config: { permission: 'orders.write' },
      schema: {
        operationId: 'removeOrder',
        tags,
        summary: 'Cancel an open order and take it off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeOrder(tenantOf(request), principalOf(request).account, request.params.id)
      return reply.code(204).send(null)
    },
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
        response: { 200: OneOrder, '4xx': Problem },
      },
    },
    (request) =>
      updateStatus(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )
}
