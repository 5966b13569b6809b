import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { changeRoute, createRoute, listRoutes, presentRoute, removeRoute } from './keep-routes.ts'
import { Route, RouteCreate, RoutePatch, RouteQuery } from './routes.schema.ts'

export const routeAdminRoutes: Routes = (app) => {
  const config = { permission: 'delivery.manage' } as const
  const tags = ['routes']
  const response = { 200: Route, '4xx': Problem }

  app.get(
    '/routes/',
    {
      config,
      schema: {
        operationId: 'listRoutes',
        tags,
        summary: 'Routes by zone and name',
        querystring: RouteQuery,
        response: { 200: Page(Route), '4xx': Problem },
      },
    },
    async (request) => {
      const { zone, is_active, ...query } = request.query
      return pageAnswer(
        request,
        await listRoutes(tenantOf(request).read, { zone, is_active }, pageRequest(query, 1000)),
      )
    },
  )

  app.post(
    '/routes/',
    {
      config,
      schema: {
        operationId: 'createRoute',
        tags,
        summary: 'A new route',
        body: RouteCreate,
        response: { 201: Route, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await createRoute(tenantOf(request), request.body)),
  )

  app.get(
    '/routes/:id/',
    {
      config,
      schema: { operationId: 'readRoute', tags, summary: 'One route', params: IdParams, response },
    },
    (request) => presentRoute(tenantOf(request).read, request.params.id),
  )

  app.patch(
    '/routes/:id/',
    {
      config,
      schema: {
        operationId: 'changeRoute',
        tags,
        summary: 'Change a route',
        params: IdParams,
        body: RoutePatch,
        response,
      },
    },
    (request) => changeRoute(tenantOf(request), request.params.id, request.body),
  )

  app.put(
    '/routes/:id/',
    {
      config,
      schema: {
        operationId: 'replaceRoute',
        tags,
        summary: 'Change a route',
        params: IdParams,
        body: RouteCreate,
        response,
      },
    },
    (request) => changeRoute(tenantOf(request), request.params.id, request.body),
  )

  app.delete(
    '/routes/:id/',
    {
      config,
      schema: {
        operationId: 'removeRoute',
        tags,
        summary: 'Take a route off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeRoute(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
