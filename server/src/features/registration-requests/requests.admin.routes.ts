import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { approveRequest, rejectRequest } from './decide-request.ts'
import { changeRequest, fileRequest, removeRequest } from './file-request.ts'
import { found } from './found.ts'
import {
  Approved,
  RegistrationRequest,
  RequestApproval,
  RequestPatch,
  RequestQuery,
  RequestRejection,
  RequestWrite,
} from './requests.schema.ts'
import { listRequests, requestById } from './requests.sql.ts'

const config = { permission: 'customers.manage' } as const
const tags = ['registration requests']
const one = { tags, params: IdParams, response: { 200: RegistrationRequest, '4xx': Problem } }

export const requestAdminRoutes: Routes = (app) => {
  app.get(
    '/registration-requests/',
    {
      config,
      schema: {
        operationId: 'listRequests',
        tags,
        summary: 'Who asks to become a customer, newest first',
        querystring: RequestQuery,
        response: { 200: Page(RegistrationRequest), '4xx': Problem },
      },
    },
    async (request) => {
      const { status, ...query } = request.query
      return pageAnswer(request, await listRequests(tenantOf(request).read, status, pageRequest(query, 1000)))
    },
  )

  app.post(
    '/registration-requests/',
    {
      config,
      schema: {
        operationId: 'createRequest',
        tags,
        summary: 'Note down somebody who asks',
        body: RequestWrite,
        response: { 201: RegistrationRequest, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await fileRequest(tenantOf(request), request.body)),
  )

  app.get(
    '/registration-requests/:id/',
    { config, schema: { operationId: 'readRequest', summary: 'One request', ...one } },
    async (request) => found(await requestById(tenantOf(request).read, request.params.id)),
  )

  app.put(
    '/registration-requests/:id/',
    {
      config,
      schema: { operationId: 'replaceRequest', summary: 'Correct a request', body: RequestWrite, ...one },
    },
    (request) => changeRequest(tenantOf(request), request.params.id, request.body),
  )

  app.patch(
    '/registration-requests/:id/',
    {
      config,
      schema: {
        operationId: 'changeRequest',
        summary: 'Correct some of a request',
        body: RequestPatch,
        ...one,
      },
    },
    (request) => changeRequest(tenantOf(request), request.params.id, request.body),
  )

  app.delete(
    '/registration-requests/:id/',
    {
      config,
      schema: {
        operationId: 'removeRequest',
        tags,
        summary: 'Take a request off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeRequest(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/registration-requests/:id/approve/',
    {
      config,
      schema: {
        operationId: 'approveRequest',
        tags,
        summary: 'Make a customer of somebody who asked',
        params: IdParams,
        body: RequestApproval,
        response: { 200: Approved, '4xx': Problem },
      },
    },
    (request) =>
      approveRequest(
        tenantOf(request),
        principalOf(request).account,
        request.params.id,
        request.body.admin_notes,
      ),
  )

  app.post(
    '/registration-requests/:id/reject/',
    {
      config,
      schema: {
        operationId: 'rejectRequest',
        summary: 'Say no to somebody who asked',
        body: RequestRejection,
        ...one,
      },
    },
    (request) =>
      rejectRequest(tenantOf(request), principalOf(request).account, request.params.id, request.body.reason),
  )
}
