import { Type } from 'typebox'
import type { Principals } from '../../platform/auth/principals.ts'
import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { changeDriver } from './change-driver.ts'
import { driverStats } from './drivers.sql.ts'
import { AssignRoutes, AssignZones, Driver, DriverStats } from './drivers.schema.ts'
import { driversOfRoute, driversOfZone } from './present-driver.ts'

/** Who drives where. */
export const driverPlaceRoutes =
  (deps: { principals: Principals }): Routes =>
  (app) => {
    const config = { permission: 'delivery.manage' } as const
    const tags = ['drivers']

    app.get(
      '/drivers/stats/',
      {
        config,
        schema: {
          operationId: 'driverStats',
          tags,
          summary: 'How many drivers there are, and how many drive today',
          response: { 200: DriverStats, '4xx': Problem },
        },
      },
      (request) => driverStats(tenantOf(request).read),
    )

    app.post(
      '/drivers/:id/assign_zones/',
      {
        config,
        schema: {
          operationId: 'assignZones',
          tags,
          summary: "Replace a driver's zones",
          params: IdParams,
          body: AssignZones,
          response: { 200: Driver, '4xx': Problem },
        },
      },
      (request) => changeDriver(deps, tenantOf(request), request.params.id, request.body),
    )

    app.post(
      '/drivers/:id/assign_routes/',
      {
        config,
        schema: {
          operationId: 'assignRoutes',
          tags,
          summary: "Replace a driver's routes",
          params: IdParams,
          body: AssignRoutes,
          response: { 200: Driver, '4xx': Problem },
        },
      },
      (request) => changeDriver(deps, tenantOf(request), request.params.id, request.body),
    )

    app.get(
      '/zones/:id/drivers/',
      {
        config,
        schema: {
          operationId: 'driversOfZone',
          tags,
          summary: 'Who drives in a zone, by name',
          params: IdParams,
          response: { 200: Type.Array(Driver), '4xx': Problem },
        },
      },
      (request) => driversOfZone(tenantOf(request).read, request.params.id),
    )

    app.get(
      '/routes/:id/drivers/',
      {
        config,
        schema: {
          operationId: 'driversOfRoute',
          tags,
          summary: 'Who drives a route, by name',
          params: IdParams,
          response: { 200: Type.Array(Driver), '4xx': Problem },
        },
      },
      (request) => driversOfRoute(tenantOf(request).read, request.params.id),
    )
  }
