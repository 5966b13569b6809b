import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { approveLate, rejectLate } from './decide-late.ts'
import { decided } from './decided.ts'
import { listLateRequests } from './late-requests.sql.ts'
import { noteChange } from './note-change.ts'
import * as words from './production.schema.ts'
import { resolveException } from './resolve-exception.ts'
import { listVersions, showProduction } from './show-production.ts'

const read = { permission: 'production.read' } as const
const decide = { permission: 'production.decide' } as const
const tags = ['production']
const late = { tags, params: IdParams, response: { 200: words.Decided, '4xx': Problem } }

/** /api/v1/production/: what a slot of a date needs, since when that stands, and what is still to be decided. */
export const productionRoutes: Routes = (app) => {
  app.get(
    '/production/',
    {
      config: read,
      schema: {
        operationId: 'readProduction',
        tags,
        summary: 'The production plan of a slot: locked, or before the cut-off what it would be',
        querystring: words.PlanQuery,
        response: { 200: words.Production, '4xx': Problem },
      },
    },
    (request) => {
      const { date, slot = null, version } = request.query
      return showProduction(tenantOf(request).read, { date, meal_slot: slot }, version)
    },
  )

  app.get(
    '/production/versions/',
    {
      config: read,
      schema: {
        operationId: 'listPlanVersions',
        tags,
        summary: 'The versions of a production plan, newest first, with who made them and why',
        querystring: words.SlotQuery,
        response: { 200: words.Versions, '4xx': Problem },
      },
    },
    (request) => {
      const { date, slot = null } = request.query
      return listVersions(tenantOf(request).read, { date, meal_slot: slot })
    },
  )

  app.post(
    '/production/relock/',
    {
      config: decide,
      schema: {
        operationId: 'relockPlan',
        tags,
        summary: 'Bring a locked plan up to date with its orders; another version where they differ',
        body: words.Relock,
        response: { 200: words.Relocked, '4xx': Problem },
      },
    },
    async (request) => {
      const { date, slot = null, reason } = request.body
      const actor = principalOf(request).account
      return {
        changed: await tenantOf(request).write((tx) =>
          noteChange(tx, { date, meal_slot: slot }, { reason, actor }),
        ),
      }
    },
  )

  app.post(
    '/production/exceptions/:id/resolve/',
    {
      config: decide,
      schema: {
        operationId: 'resolveException',
        tags,
        summary: 'Decide about a meal that waits: another dish, or cancel it and give back what was paid',
        params: IdParams,
        body: words.Decision,
        response: { 200: words.Resolved, '4xx': Problem },
      },
    },
    (request) => {
      const tenant = tenantOf(request)
      const actor = principalOf(request).account
      return tenant.write((tx) => resolveException(tx, tenant, request.params.id, request.body, actor))
    },
  )

  app.get(
    '/production/late_requests/',
    {
      config: read,
      schema: {
        operationId: 'listLateRequests',
        tags,
        summary: 'What customers wished after the lock, latest date first',
        querystring: words.LateQuery,
        response: { 200: words.LatePage, '4xx': Problem },
      },
    },
    async (request) => {
      const { status, date, ...query } = request.query
      return pageAnswer(
        request,
        await listLateRequests(tenantOf(request).read, { status, date }, pageRequest(query)),
      )
    },
  )

  app.post(
    '/production/late_requests/:id/approve/',
    {
      config: decide,
      schema: {
        operationId: 'approveLateRequest',
        summary: 'Grant a wish that came after the lock, and say who pays for what is cooked already',
        body: words.Approval,
        ...late,
      },
    },
    (request) => {
      const { charge, preview } = request.body
      const actor = principalOf(request).account
      return decided(tenantOf(request), preview, (tx, tenant) =>
        approveLate(tx, tenant, request.params.id, charge, actor),
      )
    },
  )

  app.post(
    '/production/late_requests/:id/reject/',
    {
      config: decide,
      schema: {
        operationId: 'rejectLateRequest',
        summary: 'Decline a wish that came after the lock; the customer reads the reason',
        body: words.Rejection,
        ...late,
      },
    },
    (request) => {
      const { reason, preview } = request.body
      const actor = principalOf(request).account
      return decided(tenantOf(request), preview, (tx) => rejectLate(tx, request.params.id, reason, actor))
    },
  )
}
