import { randomUUID } from 'node:crypto'
import { Type } from 'typebox'
import type { Deps } from '../../deps.ts'
import { principalOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { idempotencyKey } from '../../platform/http/idempotent.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { Usage } from '../usage/index.ts'
import { changeTenant, closeTenant, switchTenant } from './change-tenant.ts'
import { openTenant } from './open-tenant.ts'
import { showTenant, showUsage } from './show-tenant.ts'
import {
  NewTenant,
  OpenedTenant,
  StateAnswer,
  TenantDetail,
  TenantPage,
  TenantPatch,
  TenantQuery,
} from './tenants.schema.ts'
import { listTenants } from './tenants.sql.ts'

const tags = ['tenants']
const config = { permission: 'platform.manage' } as const
const params = IdParams
const one = { params, response: { 200: TenantDetail, '4xx': Problem } }
const state = { params, response: { 200: StateAnswer, '4xx': Problem } }

/** /api/saas/tenants/: the platform owner's kitchens. */
export const tenantPlatformRoutes =
  (deps: Deps): Routes =>
  (app) => {
    const { read } = deps.control

    app.get(
      '/tenants/',
      {
        config,
        schema: {
          operationId: 'listTenants',
          tags,
          summary: 'All kitchens of this installation, newest first',
          querystring: TenantQuery,
          response: { 200: TenantPage, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(
          request,
          await listTenants(read, request.query.is_active, pageRequest(request.query, 1000)),
        ),
    )

    app.post(
      '/tenants/',
      {
        config,
        schema: {
          operationId: 'openTenant',
          tags,
          summary: 'Open a kitchen: its database, its plan on trial, its first administrator',
          headers: IdempotencyKey,
          body: NewTenant,
          response: { 201: OpenedTenant, '4xx': Problem },
        },
      },
      async (request, reply) => {
        // With a space, which no key has: the command's keys and other operators' are never met.
        const key = `${principalOf(request).account} ${idempotencyKey(request, false) ?? randomUUID()}`
        const { isNew, opened } = await openTenant(deps, key, request.body)
        if (!isNew) reply.header('idempotency-replayed', 'true')
        return reply.code(201).send(opened)
      },
    )

    app.get(
      '/tenants/:id/',
      { config, schema: { operationId: 'showTenant', tags, summary: 'One kitchen', ...one } },
      (request) => showTenant(deps, read, request.params.id),
    )

    for (const method of ['PUT', 'PATCH'] as const) {
      app.route({
        method,
        url: '/tenants/:id/',
        config,
        schema: {
          operationId: method === 'PUT' ? 'replaceTenant' : 'changeTenant',
          tags,
          summary: "Change a kitchen's name, plan, or whether it is open",
          body: TenantPatch,
          ...one,
        },
        handler: (request) => changeTenant(deps, request.params.id, request.body),
      })
    }

    app.delete(
      '/tenants/:id/',
      {
        config,
        schema: {
          operationId: 'closeTenant',
          tags,
          summary: 'Close a kitchen for good; its database and its invoices are kept',
          params,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await closeTenant(deps, request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/tenants/:id/suspend/',
      {
        config,
        schema: { operationId: 'suspendTenant', tags, summary: "Shut a kitchen's doors, at once", ...state },
      },
      (request) => switchTenant(deps, request.params.id, 'suspended'),
    )

    app.post(
      '/tenants/:id/activate/',
      {
        config,
        schema: { operationId: 'activateTenant', tags, summary: "Open a kitchen's doors again", ...state },
      },
      (request) => switchTenant(deps, request.params.id, 'active'),
    )

    app.get(
      '/tenants/:id/usage/',
      {
        config,
        schema: {
          operationId: 'showTenantUsage',
          tags,
          summary: "A kitchen's twelve newest months, counted in its own database",
          params,
          response: { 200: Type.Array(Usage), '4xx': Problem },
        },
      },
      (request) => showUsage(read, request.params.id),
    )
  }
