import { found } from '../../refusals.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { NewUnit, Unit, UnitPatch, UnitQuery } from './units.schema.ts'
import { listUnits, unitById } from './units.sql.ts'
import { changeUnit, createUnit, removeUnit } from './keep-units.ts'

const tags = ['inventory']
const config = { permission: 'inventory.manage' } as const
const one = { params: IdParams, response: { 200: Unit, '4xx': Problem } }

/** The dashboard reads this list whole (contract C1). */
const pageSize = 1000

export const unitRoutes: Routes = (app) => {
  app.get(
    '/inventory/units/',
    {
      config,
      schema: {
        operationId: 'listUnits',
        tags,
        summary: 'Units by category and name',
        querystring: UnitQuery,
        response: { 200: Page(Unit), '4xx': Problem },
      },
    },
    async (request) => {
      const { category, ...query } = request.query
      return pageAnswer(
        request,
        await listUnits(tenantOf(request).read, category, pageRequest(query, pageSize)),
      )
    },
  )

  app.get(
    '/inventory/units/:id/',
    { config, schema: { operationId: 'showUnit', tags, summary: 'One unit', ...one } },
    async (request) => found(await unitById(tenantOf(request).read, request.params.id)),
  )

  app.post(
    '/inventory/units/',
    {
      config,
      schema: {
        operationId: 'createUnit',
        tags,
        summary: 'Add a unit',
        body: NewUnit,
        response: { 201: Unit, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await createUnit(tenantOf(request), request.body)),
  )

  app.put(
    '/inventory/units/:id/',
    {
      config,
      schema: { operationId: 'replaceUnit', tags, summary: 'Change a unit', body: NewUnit, ...one },
    },
    (request) => changeUnit(tenantOf(request), request.params.id, request.body),
  )

  app.patch(
    '/inventory/units/:id/',
    {
      config,
      schema: {
        operationId: 'changeUnit',
        tags,
        summary: 'Change some of a unit',
        body: UnitPatch,
        ...one,
      },
    },
    (request) => changeUnit(tenantOf(request), request.params.id, request.body),
  )

  app.delete(
    '/inventory/units/:id/',
    {
      config,
      schema: {
        operationId: 'removeUnit',
        tags,
        summary: 'Take a unit out of every list',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeUnit(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
