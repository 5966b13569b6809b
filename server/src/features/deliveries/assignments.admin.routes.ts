import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import {
  Assignment,
  AssignmentPage,
  AssignmentPatch,
  AssignmentQuery,
  NewAssignment,
} from './assignments.schema.ts'
import {
  changeAssignment,
  createAssignment,
  listAssignments,
  readAssignment,
  removeAssignment,
} from './keep-assignments.ts'

export const assignmentAdminRoutes: Routes = (app) => {
  const config = { permission: 'delivery.manage' } as const
  const tags = ['assignments']
  const response = { 200: Assignment, '4xx': Problem }

  app.get(
    '/assignments/',
    {
      config,
      schema: {
        operationId: 'listAssignments',
        tags,
        summary: 'Who carries which order, latest first',
        querystring: AssignmentQuery,
        response: { 200: AssignmentPage, '4xx': Problem },
      },
    },
    async (request) => {
      const { driver, delivery_status__date: date, ...query } = request.query
      return pageAnswer(
        request,
        await listAssignments(tenantOf(request).read, { driver, date }, pageRequest(query)),
      )
    },
  )

  app.post(
    '/assignments/',
    {
      config,
      schema: {
        operationId: 'createAssignment',
        tags,
        summary: 'Decide who carries an order',
        body: NewAssignment,
        response: { 201: Assignment, '4xx': Problem },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createAssignment(tenantOf(request), principalOf(request), request.body)),
  )

  app.get(
    '/assignments/:id/',
    {
      config,
      schema: { operationId: 'readAssignment', tags, summary: 'One assignment', params: IdParams, response },
    },
    (request) => readAssignment(tenantOf(request).read, request.params.id),
  )

  app.put(
    '/assignments/:id/',
    {
      config,
      schema: {
        operationId: 'replaceAssignment',
        tags,
        summary: 'Change an assignment',
        params: IdParams,
        body: NewAssignment,
        response,
      },
    },
    (request) => changeAssignment(tenantOf(request), principalOf(request), request.params.id, request.body),
  )

  app.patch(
    '/assignments/:id/',
    {
      config,
      schema: {
        operationId: 'changeAssignment',
        tags,
        summary: 'Change some of an assignment',
        params: IdParams,
        body: AssignmentPatch,
        response,
      },
    },
    (request) => changeAssignment(tenantOf(request), principalOf(request), request.params.id, request.body),
  )

  app.delete(
    '/assignments/:id/',
    {
      config,
      schema: {
        operationId: 'removeAssignment',
        tags,
        summary: 'Nobody is to carry the order',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeAssignment(tenantOf(request), principalOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
