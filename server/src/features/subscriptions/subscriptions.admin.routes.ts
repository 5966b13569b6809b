import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import {
  actOnSubscription,
  createSubscription,
  generateOrders,
  patchSubscription,
  removeSubscription,
} from './office-subscriptions.ts'
import { listSubscriptions, subscriptionDetail } from './subscription-lists.sql.ts'
import {
  Activated,
  Generated,
  SubscriptionDetail,
  SubscriptionPage,
  SubscriptionPatch,
  SubscriptionQuery,
  SubscriptionWrite,
} from './subscriptions.schema.ts'

export const subscriptionAdminRoutes: Routes = (app) => {
  const config = { permission: 'subscriptions.manage' } as const
  const tags = ['subscriptions']
  const response = { 200: SubscriptionDetail, '4xx': Problem }

  app.get(
    '/subscriptions-admin/',
    {
      config,
      schema: {
        operationId: 'listSubscriptions',
        tags,
        summary: 'Subscriptions, latest start first',
        querystring: SubscriptionQuery,
        response: { 200: SubscriptionPage, '4xx': Problem },
      },
    },
    async (request) => {
      const { status, payment_mode, ...query } = request.query
      const filter = { ...(status && { status }), ...(payment_mode && { payment_mode }) }
      return pageAnswer(request, await listSubscriptions(tenantOf(request).read, filter, pageRequest(query)))
    },
  )

  app.post(
    '/subscriptions-admin/',
    {
      config,
      schema: {
        operationId: 'createSubscription',
        tags,
        summary: 'A new subscription',
        body: SubscriptionWrite,
        response: { 201: SubscriptionDetail, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await createSubscription(tenantOf(request), principalOf(request).account, request.body)),
  )

  app.get(
    '/subscriptions-admin/:id/',
    {
      config,
      schema: {
        operationId: 'readSubscription',
        tags,
        summary: 'One subscription',
        params: IdParams,
        response,
      },
    },
    (request) => subscriptionDetail(tenantOf(request).read, request.params.id),
  )

  app.put(
    '/subscriptions-admin/:id/',
    {
      config,
      schema: {
        operationId: 'replaceSubscription',
        tags,
        summary: 'Change a subscription; the meals of an active one follow',
        params: IdParams,
        body: SubscriptionWrite,
        response,
      },
    },
    (request) =>
      patchSubscription(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.patch(
    '/subscriptions-admin/:id/',
    {
      config,
      schema: {
        operationId: 'changeSubscription',
        tags,
        summary: 'Change some of a subscription; the meals of an active one follow',
        params: IdParams,
        body: SubscriptionPatch,
        response,
      },
    },
    (request) =>
      patchSubscription(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.delete(
    '/subscriptions-admin/:id/',
    {
      config,
      schema: {
        operationId: 'removeSubscription',
        tags,
        summary: 'Cancel a subscription and take it off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeSubscription(tenantOf(request), principalOf(request).account, request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/subscriptions-admin/:id/activate/',
    {
      config,
      schema: {
        operationId: 'activateSubscription',
        tags,
        summary: 'Make its meals; the first time also the invoice of its first period',
        params: IdParams,
        response: { 200: Activated, '4xx': Problem },
      },
    },
    (request) =>
      actOnSubscription(tenantOf(request), principalOf(request).account, request.params.id, 'active'),
  )

  app.post(
    '/subscriptions-admin/:id/generate_orders/',
    {
      config,
      schema: {
        operationId: 'generateOrders',
        tags,
        summary: 'Make the meals that are missing',
        params: IdParams,
        response: { 200: Generated, '4xx': Problem },
      },
    },
    (request) => generateOrders(tenantOf(request), principalOf(request).account, request.params.id),
  )
}
