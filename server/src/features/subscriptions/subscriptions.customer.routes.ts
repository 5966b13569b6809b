import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import {
  changeOwnSubscription,
  ownSubscription,
  ownSubscriptions,
  removeOwnSubscription,
  subscribe,
  subscriptionOfUser,
  subscriptionsOfUser,
} from './own-subscriptions.ts'
import { OwnPage, OwnPatch, OwnSubscription, OwnWrite } from './subscriptions.schema.ts'

const tags = ['own subscriptions']
const response = { 200: OwnSubscription, '4xx': Problem }

export const subscriptionCustomerRoutes: Routes = (app) => {
  const config = { permission: 'customer.self' } as const

  app.get(
    '/subscriptions/',
    {
      config,
      schema: {
        operationId: 'listOwnSubscriptions',
        tags,
        summary: 'Own subscriptions, latest start first',
        querystring: PageQuery({}),
        response: { 200: OwnPage, '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await ownSubscriptions(
          tenantOf(request).read,
          principalOf(request).account,
          pageRequest(request.query),
        ),
      ),
  )

  app.post(
    '/subscriptions/',
    {
      config,
      schema: {
        operationId: 'subscribe',
        tags,
        summary: 'Subscribe to a package or to menus; the kitchen activates it',
        body: OwnWrite,
        response: { 201: OwnSubscription, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await subscribe(tenantOf(request), principalOf(request).account, request.body)),
  )

  app.get(
    '/subscriptions/:id/',
    {
      config,
      schema: {
        operationId: 'readOwnSubscription',
        tags,
        summary: 'One own subscription',
        params: IdParams,
        response,
      },
    },
    (request) => ownSubscription(tenantOf(request).read, principalOf(request).account, request.params.id),
  )

  app.put(
    '/subscriptions/:id/',
    {
      config,
      schema: {
        operationId: 'replaceOwnSubscription',
        tags,
        summary: 'Change a pending one',
        params: IdParams,
        body: OwnWrite,
        response,
      },
    },
    (request) =>
      changeOwnSubscription(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.patch(
    '/subscriptions/:id/',
    {
      config,
      schema: {
        operationId: 'changeOwnSubscription',
        tags,
        summary: 'Change some of a pending one',
        params: IdParams,
        body: OwnPatch,
        response,
      },
    },
    (request) =>
      changeOwnSubscription(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )

  app.delete(
    '/subscriptions/:id/',
    {
      config,
      schema: {
        operationId: 'removeOwnSubscription',
        tags,
        summary: 'Take a pending one back',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeOwnSubscription(tenantOf(request), principalOf(request).account, request.params.id)
      return reply.code(204).send(null)
    },
  )
}

/** The same on the kitchen's own paths, where older clients look for it. */
export const subscriptionUserRoutes: Routes = (app) => {
  const config = { permission: 'account.self' } as const

  app.get(
    '/subscriptions/',
    {
      config,
      schema: {
        operationId: 'listSubscriptionsOfUser',
        tags,
        summary: 'Own subscriptions; none for a user who is no customer',
        querystring: PageQuery({}),
        response: { 200: OwnPage, '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await subscriptionsOfUser(
          tenantOf(request).read,
          principalOf(request).account,
          pageRequest(request.query),
        ),
      ),
  )

  app.get(
    '/subscriptions/:id/',
    {
      config,
      schema: {
        operationId: 'readSubscriptionOfUser',
        tags,
        summary: 'One own subscription',
        params: IdParams,
        response,
      },
    },
    (request) => subscriptionOfUser(tenantOf(request).read, principalOf(request).account, request.params.id),
  )
}
