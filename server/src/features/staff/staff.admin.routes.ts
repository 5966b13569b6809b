import type { AuthDeps } from '../../platform/auth/sessions.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { changeMember, changeRole, removeMember } from './change-member.ts'
import { createMember } from './create-member.ts'
import { presentMember } from './present-member.ts'
import { Done, RoleChange, Staff, StaffCreate, StaffPatch, StaffPut, StaffQuery } from './staff.schema.ts'
import { listStaff } from './staff.sql.ts'
import { unlockMember } from './unlock-member.ts'

/** /api/v1/staff/: managers look, the administrator decides (contract 13, decision 2). */
export const staffAdminRoutes =
  (deps: Pick<AuthDeps, 'principals' | 'log'>): Routes =>
  (app) => {
    const read = { permission: 'staff.read' } as const
    const config = { permission: 'staff.manage' } as const
    const tags = ['staff']
    const one = { tags, params: IdParams, response: { 200: Staff, '4xx': Problem } }

    app.get(
      '/staff/',
      {
        config: read,
        schema: {
          operationId: 'listStaff',
          tags,
          summary: 'Who works here, newest first',
          querystring: StaffQuery,
          response: { 200: Page(Staff), '4xx': Problem },
        },
      },
      async (request) => {
        const { is_active = true, ...query } = request.query
        return pageAnswer(
          request,
          await listStaff(tenantOf(request).read, is_active, pageRequest(query, 1000)),
        )
      },
    )

    app.post(
      '/staff/',
      {
        config,
        schema: {
          operationId: 'createStaff',
          tags,
          summary: 'An account for somebody who works here',
          body: StaffCreate,
          response: { 201: Staff, '4xx': Problem },
        },
      },
      async (request, reply) => reply.code(201).send(await createMember(tenantOf(request), request.body)),
    )

    app.get(
      '/staff/:id/',
      { config: read, schema: { operationId: 'readStaff', summary: 'One of the staff', ...one } },
      (request) => presentMember(tenantOf(request).read, request.params.id),
    )

    app.put(
      '/staff/:id/',
      {
        config,
        schema: { operationId: 'replaceStaff', summary: 'Change an account', body: StaffPut, ...one },
      },
      (request) =>
        changeMember(deps, tenantOf(request), principalOf(request).account, request.params.id, request.body),
    )

    app.patch(
      '/staff/:id/',
      {
        config,
        schema: {
          operationId: 'changeStaff',
          summary: 'Change an account, switch it off or on',
          body: StaffPatch,
          ...one,
        },
      },
      (request) =>
        changeMember(deps, tenantOf(request), principalOf(request).account, request.params.id, request.body),
    )

    app.delete(
      '/staff/:id/',
      {
        config,
        schema: {
          operationId: 'removeStaff',
          tags,
          summary: 'Take somebody off the staff for good',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await removeMember(deps, tenantOf(request), principalOf(request).account, request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/staff/:id/deactivate/',
      {
        config,
        schema: {
          operationId: 'deactivateStaff',
          tags,
          summary: 'Switch an account off; it is signed out everywhere',
          params: IdParams,
          response: { 200: Done, '4xx': Problem },
        },
      },
      async (request) => {
        await changeMember(deps, tenantOf(request), principalOf(request).account, request.params.id, {
          is_active: false,
        })
        return { status: 'user deactivated' }
      },
    )

    app.post(
      '/staff/:id/unlock/',
      {
        config,
        schema: {
          operationId: 'unlockStaff',
          tags,
          summary: 'Let somebody sign in again who was locked out by wrong passwords',
          params: IdParams,
          response: { 200: Done, '4xx': Problem },
        },
      },
      async (request) => {
        const lifted = await unlockMember(deps, tenantOf(request), request.params.id)
        return { status: lifted ? 'user unlocked' : 'user was not locked' }
      },
    )

    app.post(
      '/staff/:id/change_role/',
      {
        config,
        schema: {
          operationId: 'changeRole',
          summary: 'Give somebody another role',
          body: RoleChange,
          ...one,
        },
      },
      (request) =>
        changeRole(
          deps,
          tenantOf(request),
          principalOf(request).account,
          request.params.id,
          request.body.role,
        ),
    )
  }
