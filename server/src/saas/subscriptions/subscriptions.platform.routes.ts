import type { Deps } from '../../deps.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import {
  changeSubscription,
  createSubscription,
  presentSubscription,
  presentSubscriptions,
  removeSubscription,
} from './keep-subscriptions.ts'
import {
  NewTenantSubscription,
  TenantSubscription,
  TenantSubscriptionPage,
  TenantSubscriptionPatch,
  TenantSubscriptionQuery,
} from './subscriptions.schema.ts'

const tags = ['tenant subscriptions']
const config = { permission: 'platform.manage' } as const
const one = { params: IdParams, response: { 200: TenantSubscription, '4xx': Problem } }

/** /api/saas/subscriptions/ */
export const subscriptionPlatformRoutes =
  (deps: Pick<Deps, 'control' | 'tenants'>): Routes =>
  (app) => {
    const { read } = deps.control

    app.get(
      '/subscriptions/',
      {
        config,
        schema: {
          operationId: 'listTenantSubscriptions',
          tags,
          summary: 'Which kitchen is on which plan, newest first',
          querystring: TenantSubscriptionQuery,
          response: { 200: TenantSubscriptionPage, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(request, await presentSubscriptions(read, request.query, pageRequest(request.query))),
    )

    app.post(
      '/subscriptions/',
      {
        config,
        schema: {
          operationId: 'createTenantSubscription',
          tags,
          summary: 'Put a kitchen that has no plan on one',
          body: NewTenantSubscription,
          response: { 201: TenantSubscription, '4xx': Problem },
        },
      },
      async (request, reply) => reply.code(201).send(await createSubscription(deps, request.body)),
    )

    app.get(
      '/subscriptions/:id/',
      {
        config,
        schema: { operationId: 'showTenantSubscription', tags, summary: "One kitchen's plan", ...one },
      },
      (request) => presentSubscription(read, request.params.id),
    )

    app.put(
      '/subscriptions/:id/',
      {
        config,
        schema: {
          operationId: 'replaceTenantSubscription',
          tags,
          summary: 'Change what a kitchen subscribes to',
          body: NewTenantSubscription,
          ...one,
        },
      },
      (request) => changeSubscription(deps, request.params.id, request.body),
    )

    app.patch(
      '/subscriptions/:id/',
      {
        config,
        schema: {
          operationId: 'changeTenantSubscription',
          tags,
          summary: 'Change some of what a kitchen subscribes to',
          body: TenantSubscriptionPatch,
          ...one,
        },
      },
      (request) => changeSubscription(deps, request.params.id, request.body),
    )

    app.delete(
      '/subscriptions/:id/',
      {
        config,
        schema: {
          operationId: 'removeTenantSubscription',
          tags,
          summary: 'Take a kitchen off its plan; it has no limits then',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await removeSubscription(deps, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
