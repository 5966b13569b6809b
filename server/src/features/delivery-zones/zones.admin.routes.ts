import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { changeZone, createZone, listZones, presentZone, removeZone } from './keep-zones.ts'
import { Zone, ZoneCreate, ZonePatch, ZoneQuery } from './zones.schema.ts'

export const zoneAdminRoutes: Routes = (app) => {
  const config = { permission: 'delivery.manage' } as const
  const tags = ['zones']
  const response = { 200: Zone, '4xx': Problem }

  app.get(
    '/zones/',
    {
      config,
      schema: {
        operationId: 'listZones',
        tags,
        summary: 'Delivery zones by name',
        querystring: ZoneQuery,
        response: { 200: Page(Zone), '4xx': Problem },
      },
    },
    async (request) => {
      const { is_active, ...query } = request.query
      return pageAnswer(
        request,
        await listZones(tenantOf(request).read, { is_active }, pageRequest(query, 1000)),
      )
    },
  )

  app.post(
    '/zones/',
    {
      config,
      schema: {
        operationId: 'createZone',
        tags,
        summary: 'A new zone',
        body: ZoneCreate,
        response: { 201: Zone, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await createZone(tenantOf(request), request.body)),
  )

  app.get(
    '/zones/:id/',
    {
      config,
      schema: { operationId: 'readZone', tags, summary: 'One zone', params: IdParams, response },
    },
    (request) => presentZone(tenantOf(request).read, request.params.id),
  )

  app.patch(
    '/zones/:id/',
    {
      config,
      schema: {
        operationId: 'changeZone',
        tags,
        summary: 'Change a zone',
        params: IdParams,
        body: ZonePatch,
        response,
      },
    },
    (request) => changeZone(tenantOf(request), request.params.id, request.body),
  )

  app.put(
    '/zones/:id/',
    {
      config,
      schema: {
        operationId: 'replaceZone',
        tags,
        summary: 'Change a zone',
        params: IdParams,
        body: ZoneCreate,
        response,
      },
    },
    (request) => changeZone(tenantOf(request), request.params.id, request.body),
  )

  app.delete(
    '/zones/:id/',
    {
      config,
      schema: {
        operationId: 'removeZone',
        tags,
        summary: 'Take a zone off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeZone(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
