import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { AddNote, Job, JobPage, Moved, MoveJob, Noted } from './jobs.schema.ts'
import { addNote, listJobs, moveJob, readJob } from './own-jobs.ts'

/** A driver's own door to own deliveries; the same rows as the office's. */
export const jobDriverRoutes: Routes = (app) => {
  const config = { permission: 'driver.jobs' } as const
  const tags = ['own deliveries']

  app.get(
    '/deliveries/',
    {
      config,
      schema: {
        operationId: 'listJobs',
        tags,
        summary: 'Own deliveries, newest day first',
        querystring: PageQuery({}),
        response: { 200: JobPage, '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await listJobs(tenantOf(request), principalOf(request), pageRequest(request.query)),
      ),
  )

  app.get(
    '/deliveries/:id/',
    {
      config,
      schema: {
        operationId: 'readJob',
        tags,
        summary: 'One own delivery',
        params: IdParams,
        response: { 200: Job, '4xx': Problem },
      },
    },
    (request) => readJob(tenantOf(request), principalOf(request), request.params.id),
  )

  app.post(
    '/deliveries/:id/update_status/',
    {
      config,
      schema: {
        operationId: 'moveJob',
        tags,
        summary: 'Picked up, or delivered',
        params: IdParams,
        body: MoveJob,
        response: { 200: Moved, '4xx': Problem },
      },
    },
    (request) => moveJob(tenantOf(request), principalOf(request), request.params.id, request.body.status),
  )

  app.post(
    '/deliveries/:id/add_note/',
    {
      config,
      schema: {
        operationId: 'addJobNote',
        tags,
        summary: "Add a line to the driver's notes",
        params: IdParams,
        body: AddNote,
        response: { 200: Noted, '4xx': Problem },
      },
    },
    (request) => addNote(tenantOf(request), principalOf(request), request.params.id, request.body.note),
  )
}
