import type { Principals } from '../../platform/auth/principals.ts'
import type { Clock } from '../../platform/clock.ts'
import { tenantOf } from '../../platform/http/context.ts'
import { baseUrl } from '../../platform/http/base-url.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import { changeDriver, removeDriver, toggleDriver } from './change-driver.ts'
import { createDriver } from './create-driver.ts'
import { Driver, DriverCreate, DriverPatch, DriverPut, DriverQuery, NewDriver } from './drivers.schema.ts'
import { presentDriver, presentDrivers } from './present-driver.ts'

export const driverAdminRoutes =
  (deps: { principals: Principals; clock: Clock }): Routes =>
  (app) => {
    const config = { permission: 'delivery.manage' } as const
    const tags = ['drivers']
    const response = { 200: Driver, '4xx': Problem }

    app.get(
      '/drivers/',
      {
        config,
        schema: {
          operationId: 'listDrivers',
          tags,
          summary: 'Drivers by name',
          querystring: DriverQuery,
          response: { 200: Page(Driver), '4xx': Problem },
        },
      },
      async (request) => {
        const { is_active, ...query } = request.query
        return pageAnswer(
          request,
          await presentDrivers(tenantOf(request).read, is_active, pageRequest(query, 1000)),
        )
      },
    )

    app.post(
      '/drivers/',
      {
        config,
        schema: {
          operationId: 'createDriver',
          tags,
          summary: 'A new driver with an account; without a password, with an invitation',
          body: DriverCreate,
          response: { 201: NewDriver, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        const { driver, token } = await createDriver(deps, tenant, request.body)
        // Behind "#", so that the token reaches no server's log.
        const link = token && {
          invitation_url: `${baseUrl(request)}/invitation/#${tenant.slug}.${token}`,
        }
        return reply.code(201).send({ ...driver, ...link })
      },
    )

    app.get(
      '/drivers/:id/',
      {
        config,
        schema: { operationId: 'readDriver', tags, summary: 'One driver', params: IdParams, response },
      },
      (request) => presentDriver(tenantOf(request).read, request.params.id),
    )

    app.patch(
      '/drivers/:id/',
      {
        config,
        schema: {
          operationId: 'changeDriver',
          tags,
          summary: 'Change a driver',
          params: IdParams,
          body: DriverPatch,
          response,
        },
      },
      (request) => changeDriver(deps, tenantOf(request), request.params.id, request.body),
    )

    app.put(
      '/drivers/:id/',
      {
        config,
        schema: {
          operationId: 'replaceDriver',
          tags,
          summary: 'Change a driver',
          params: IdParams,
          body: DriverPut,
          response,
        },
      },
      (request) => changeDriver(deps, tenantOf(request), request.params.id, request.body),
    )

    app.delete(
      '/drivers/:id/',
      {
        config,
        schema: {
          operationId: 'removeDriver',
          tags,
          summary: 'Take a driver off the lists',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await removeDriver(deps, tenantOf(request), request.params.id)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/drivers/:id/toggle_active/',
      {
        config,
        schema: {
          operationId: 'toggleDriver',
          tags,
          summary: 'Switch a driver off or on',
          params: IdParams,
          response,
        },
      },
      (request) => toggleDriver(deps, tenantOf(request), request.params.id),
    )
  }
