import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Page, Problem } from '../../platform/http/schemas.ts'
import {
  changeSchedule,
  createSchedule,
  listSchedules,
  presentSchedule,
  removeSchedule,
} from './keep-schedules.ts'
import {
  Capacity,
  CapacityQuery,
  Schedule,
  ScheduleCreate,
  SchedulePatch,
  ScheduleQuery,
} from './schedules.schema.ts'
import { zoneCapacity } from './zone-capacity.ts'

export const scheduleAdminRoutes: Routes = (app) => {
  const config = { permission: 'delivery.manage' } as const
  const tags = ['schedules']
  const response = { 200: Schedule, '4xx': Problem }

  app.get(
    '/schedules/',
    {
      config,
      schema: {
        operationId: 'listSchedules',
        tags,
        summary: 'How many deliveries each zone takes, by weekday and time',
        querystring: ScheduleQuery,
        response: { 200: Page(Schedule), '4xx': Problem },
      },
    },
    async (request) => {
      const { zone, day_of_week, is_active, ...query } = request.query
      return pageAnswer(
        request,
        await listSchedules(tenantOf(request).read, { zone, day_of_week, is_active }, pageRequest(query)),
      )
    },
  )

  app.post(
    '/schedules/',
    {
      config,
      schema: {
        operationId: 'createSchedule',
        tags,
        summary: 'A new schedule',
        body: ScheduleCreate,
        response: { 201: Schedule, '4xx': Problem },
      },
    },
    async (request, reply) => reply.code(201).send(await createSchedule(tenantOf(request), request.body)),
  )

  app.get(
    '/schedules/capacity/',
    {
      config,
      schema: {
        operationId: 'zoneCapacity',
        tags,
        summary: 'How full each zone is on a day',
        querystring: CapacityQuery,
        response: { 200: Capacity, '4xx': Problem },
      },
    },
    (request) => zoneCapacity(tenantOf(request).read, request.query.date),
  )

  app.get(
    '/schedules/:id/',
    {
      config,
      schema: { operationId: 'readSchedule', tags, summary: 'One schedule', params: IdParams, response },
    },
    (request) => presentSchedule(tenantOf(request).read, request.params.id),
  )

  app.patch(
    '/schedules/:id/',
    {
      config,
      schema: {
        operationId: 'changeSchedule',
        tags,
        summary: 'Change a schedule',
        params: IdParams,
        body: SchedulePatch,
        response,
      },
    },
    (request) => changeSchedule(tenantOf(request), request.params.id, request.body),
  )

  app.put(
    '/schedules/:id/',
    {
      config,
      schema: {
        operationId: 'replaceSchedule',
        tags,
        summary: 'Change a schedule',
        params: IdParams,
        body: ScheduleCreate,
        response,
      },
    },
    (request) => changeSchedule(tenantOf(request), request.params.id, request.body),
  )

  app.delete(
    '/schedules/:id/',
    {
      config,
      schema: {
        operationId: 'removeSchedule',
        tags,
        summary: 'Take a schedule off the lists',
        params: IdParams,
        response: { 204: Empty, '4xx': Problem },
      },
    },
    async (request, reply) => {
      await removeSchedule(tenantOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
}
