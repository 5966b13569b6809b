import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { DriverCash, HandedIn, HandIn } from './driver-cash.schema.ts'
import { handInCash } from './hand-in-cash.ts'
import { driverCash, ownCash } from './read-driver-cash.ts'

/** The cash that drivers carry: the office's door to everybody's, and a driver's own. */
export const driverCashRoutes: Routes = (app) => {
  const tags = ["drivers' cash"]
  const query = { querystring: PageQuery({}), response: { 200: DriverCash, '4xx': Problem } }

  app.get(
    '/drivers/:id/cash/',
    {
      config: { permission: 'delivery.manage' },
      schema: {
        operationId: 'readDriverCash',
        tags,
        summary: 'What a driver carries, and how it came to that, newest first',
        params: IdParams,
        ...query,
      },
    },
    async (request) => {
      const cash = await driverCash(tenantOf(request), request.params.id, pageRequest(request.query))
      return { ...cash, transactions: pageAnswer(request, cash.transactions) }
    },
  )

  app.get(
    '/cash/',
    {
      config: { permission: 'driver.jobs' },
      schema: {
        operationId: 'readOwnCash',
        tags,
        summary: 'What I carry, and how it came to that, newest first',
        ...query,
      },
    },
    async (request) => {
      const { account } = principalOf(request)
      const cash = await ownCash(tenantOf(request), account, pageRequest(request.query))
      return { ...cash, transactions: pageAnswer(request, cash.transactions) }
    },
  )

  app.post(
    '/drivers/:id/hand_in/',
    {
      config: { permission: 'delivery.manage' },
      schema: {
        operationId: 'handInCash',
        tags,
        summary: "Take a driver's cash into the office (Idempotency-Key required)",
        headers: IdempotencyKey,
        params: IdParams,
        body: HandIn,
        response: { 201: HandedIn, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { amount, note } = request.body
      const handed = moneyField('amount', amount, tenant.currency_digits, { above: 0n })
      return idempotent(request, reply, { status: 201, required: true }, (tx) =>
        handInCash(tx, tenant, principalOf(request).account, {
          driver: request.params.id,
          amount: handed,
          note,
        }),
      )
    },
  )
}
