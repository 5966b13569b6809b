import { idempotent } from '../../platform/http/idempotent.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { cancelForOffice, cancelOwn, changePlanOf, previewPlan } from './plan-actions.ts'
import {
  CancelWish,
  Ending,
  OfficeCancelled,
  OfficeCancelWish,
  PlanChange,
  PlanWish,
} from './plan-actions.schema.ts'

const tags = ['plans']
const summary =
  'Another package from a date on; what is not eaten is credited (Idempotency-Key unless a preview)'
const planChange = {
  tags,
  summary,
  headers: IdempotencyKey,
  params: IdParams,
  body: PlanWish,
  response: { 200: PlanChange, '4xx': Problem },
}
/** A preview has no effect that a repeated request could have twice. */
const changesPlan =
  (prefix: string, operationId: string, isCustomer: boolean): Routes =>
  (app) => {
    const config = { permission: isCustomer ? 'customer.self' : 'subscriptions.manage' } as const
    app.post(
      `${prefix}/:id/change_plan/`,
      { config, schema: { operationId, ...planChange } },
      async (request, reply) => {
        const tenant = tenantOf(request)
        const asker = { account: principalOf(request).account, isCustomer }
        const { id } = request.params
        if (request.body.preview) return reply.send(await previewPlan(tenant, asker, id, request.body))
        return idempotent(request, reply, { status: 200, required: true }, (tx) =>
          changePlanOf(tx, tenant, asker, id, request.body),
        )
      },
    )
  }

export const planAdminRoutes: Routes = (app) => {
  const config = { permission: 'subscriptions.manage' } as const
  changesPlan('/subscriptions-admin', 'changeSubscriptionPlan', false)(app)

  app.post(
    '/subscriptions-admin/:id/cancel/',
    {
      config,
      schema: {
        operationId: 'cancelSubscription',
        tags: ['subscriptions'],
        summary: 'End it at once, or when its notice allows; meals past their cut-off stay',
        params: IdParams,
        body: OfficeCancelWish,
        response: { 200: OfficeCancelled, '4xx': Problem },
      },
    },
    (request) =>
      cancelForOffice(tenantOf(request), principalOf(request).account, request.params.id, request.body),
  )
}

export const planCustomerRoutes: Routes = (app) => {
  changesPlan('/subscriptions', 'changeOwnSubscriptionPlan', true)(app)

  app.post(
    '/subscriptions/:id/cancel/',
    {
      config: { permission: 'customer.self' },
      schema: {
        operationId: 'cancelOwnSubscription',
        tags,
        summary: 'End an own one when its notice allows; what is paid for later meals is credited',
        params: IdParams,
        body: CancelWish,
        response: { 200: Ending, '4xx': Problem },
      },
    },
    (request) =>
      cancelOwn(tenantOf(request), principalOf(request).account, request.params.id, request.body.preview),
  )
}
