import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import { changeDelivery, createDelivery } from './change-delivery.ts'
import {
  AssignDriver,
  Delivery,
  DeliveryPage,
  DeliveryPatch,
  DeliveryQuery,
  MoveDelivery,
  NewDelivery,
  Stats,
} from './deliveries.schema.ts'
import { handToDriver } from './hand-to-driver.ts'
import { deliveryStats, listDeliveries, readDelivery } from './read-deliveries.ts'
import { removeDelivery } from './remove-delivery.ts'
import { updateStatus } from './update-status.ts'

export const deliveryAdminRoutes: Routes = (app) => {
  const tags = ['deliveries']
  const response = { 200: Delivery, '4xx': Problem }

  app.get(
    '/delivery/deliveries/',
    {
      config: { permission: 'delivery.read' },
      schema: {
        operationId: 'listDeliveries',
        tags,
        summary: "Deliveries, newest first; a driver's own ones for a driver",
        querystring: DeliveryQuery,
        response: { 200: DeliveryPage, '4xx': Problem },
      },
    },
    async (request) => {
      const { status, driver, ...query } = request.query
      const filter = { ...(status && { status }), ...(driver && { driver }) }
      return pageAnswer(
        request,
        await listDeliveries(tenantOf(request).read, principalOf(request), filter, pageRequest(query)),
      )
    },
  )

  app.get(
    '/delivery/deliveries/stats/',
    {
      config: { permission: 'delivery.read' },
      schema: {
        operationId: 'deliveryStats',
        tags,
        summary: 'How many deliveries there are and how they stand',
        response: { 200: Stats, '4xx': Problem },
      },
    },
    (request) => deliveryStats(tenantOf(request).read, principalOf(request)),
  )

  app.get(
    '/delivery/deliveries/:id/',
    {
      config: { permission: 'delivery.read' },
      schema: { operationId: 'readDelivery', tags, summary: 'One delivery', params: IdParams, response },
    },
    (request) => readDelivery(tenantOf(request).read, principalOf(request), request.params.id),
  )

  app.post(
    '/delivery/deliveries/',
    {
      config: { permission: 'delivery.manage' },
      schema: {
        operationId: 'createDelivery',
        tags,
        summary: "Open an order's delivery before the food is ready",
        body: NewDelivery,
        response: { 201: Delivery, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createDelivery(tenantOf(request), principalOf(request), request.body)),
  )

  app.put(
    '/delivery/deliveries/:id/',
    {
      config: { permission: 'delivery.manage' },
      schema: {
        operationId: 'replaceDelivery',
        tags,
        summary: 'Change a delivery',
        params: IdParams,
        body: NewDelivery,
        response,
      },
    },
    (request) => changeDelivery(tenantOf(request), principalOf(request), request.params.id, request.body),
  )

  app.patch(
    '/delivery/deliveries/:id/',
    {
      config: { permission: 'delivery.manage' },
      schema: {
        operationId: 'changeDelivery',
        tags,
        summary: 'Change some of a delivery',
        params: IdParams,
        body: DeliveryPatch,
        response,
      },
    },
    (request) => changeDelivery(tenantOf(request), principalOf(request), request.params.id, request.body),
  )

  app.delete(
    '/delivery/deliveries/:id/',
    {
      config: { permission: 'delivery.manage' },
      schema: {
        operationId: 'removeDelivery',
        tags,
        summary: 'Take a delivery off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeDelivery(tenantOf(request), principalOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/delivery/deliveries/:id/assign_driver/',
    {
      config: { permission: 'delivery.manage' },
      schema: {
        operationId: 'assignDriver',
        tags,
        summary: 'Give a delivery to a driver',
        params: IdParams,
        body: AssignDriver,
        response,
      },
    },
    (request) =>
      handToDriver(tenantOf(request), principalOf(request), request.params.id, request.body.driver_id),
  )

  app.post(
    '/delivery/deliveries/:id/update_status/',
    {
      config: { permission: 'delivery.carry' },
      schema: {
        operationId: 'updateDeliveryStatus',
        tags,
        summary: 'Move a delivery along; delivered closes its order',
        params: IdParams,
        body: MoveDelivery,
        response,
      },
    },
    (request) => updateStatus(tenantOf(request), principalOf(request), request.params.id, request.body),
  )
}
