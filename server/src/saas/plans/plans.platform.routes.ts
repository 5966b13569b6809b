import type { Deps } from '../../deps.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { Empty, IdParams, Problem } from '../../platform/http/schemas.ts'
import { changePlan, createPlan, presentPlan, removePlan } from './keep-plans.ts'
import { NewPlan, Plan, PlanPage, PlanPatch, PlanQuery } from './plans.schema.ts'
import { listPlans } from './plans.sql.ts'

const tags = ['plans']
const config = { permission: 'platform.manage' } as const
const one = { params: IdParams, response: { 200: Plan, '4xx': Problem } }

/** /api/saas/plans/ */
export const planPlatformRoutes =
  (deps: Pick<Deps, 'control' | 'tenants'>): Routes =>
  (app) => {
    const { read } = deps.control

    app.get(
      '/plans/',
      {
        config,
        schema: {
          operationId: 'listPlans',
          tags,
          summary: 'Plans, the cheapest first',
          querystring: PlanQuery,
          response: { 200: PlanPage, '4xx': Problem },
        },
      },
      async (request) =>
        pageAnswer(request, await listPlans(read, request.query, pageRequest(request.query, 1000))),
    )

    app.post(
      '/plans/',
      {
        config,
        schema: {
          operationId: 'createPlan',
          tags,
          summary: 'A new plan',
          body: NewPlan,
          response: { 201: Plan, '4xx': Problem },
        },
      },
      async (request, reply) => reply.code(201).send(await createPlan(deps, request.body)),
    )

    app.get(
      '/plans/:id/',
      { config, schema: { operationId: 'showPlan', tags, summary: 'One plan', ...one } },
      (request) => presentPlan(read, request.params.id),
    )

    app.put(
      '/plans/:id/',
      {
        config,
        schema: { operationId: 'replacePlan', tags, summary: 'Change a plan', body: NewPlan, ...one },
      },
      (request) => changePlan(deps, request.params.id, request.body),
    )

    app.patch(
      '/plans/:id/',
      {
        config,
        schema: {
          operationId: 'changePlan',
          tags,
          summary: 'Change some of a plan',
          body: PlanPatch,
          ...one,
        },
      },
      (request) => changePlan(deps, request.params.id, request.body),
    )

    app.delete(
      '/plans/:id/',
      {
        config,
        schema: {
          operationId: 'removePlan',
          tags,
          summary: 'Take a plan that no kitchen is on off the lists',
          params: IdParams,
          response: { 204: Empty, '4xx': Problem },
        },
      },
      async (request, reply) => {
        await removePlan(deps, request.params.id)
        return reply.code(204).send(null)
      },
    )
  }
