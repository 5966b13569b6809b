import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { creditWallet } from './ledger.ts'
import { confirmTopUp } from './top-up.ts'
import { listTopUps } from './top-ups.sql.ts'
import { Credit, Credited, OfficeTopUp, TopUpPage, TopUpQuery } from './wallet.schema.ts'

export const walletAdminRoutes: Routes = (app) => {
  app.post(
    '/customers/:id/wallet/credit/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'creditWallet',
        tags: ['wallet'],
        summary: "Put money into a customer's wallet, with a reason (Idempotency-Key required)",
        headers: IdempotencyKey,
        params: IdParams,
        body: Credit,
        response: { 201: Credited, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { amount, reason } = request.body
      const credited = moneyField('amount', amount, tenant.currency_digits, { above: 0n })
      return idempotent(request, reply, { status: 201, required: true }, (tx) =>
        creditWallet(tx, tenant, request.params.id, credited, reason, principalOf(request).account),
      )
    },
  )

  app.get(
    '/wallet/top-ups/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'listTopUps',
        tags: ['wallet'],
        summary: 'What customers asked to pay in, newest first',
        querystring: TopUpQuery,
        response: { 200: TopUpPage, '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await listTopUps(tenantOf(request).read, request.query.status, pageRequest(request.query)),
      ),
  )

  app.post(
    '/wallet/top-ups/:id/confirm/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'confirmTopUp',
        tags: ['wallet'],
        summary: 'The money has come: credit the wallet, once',
        params: IdParams,
        response: { 200: OfficeTopUp, '4xx': Problem },
      },
    },
    (request) => {
      const tenant = tenantOf(request)
      const { account } = principalOf(request)
      return tenant.write((tx) => confirmTopUp(tx, tenant, request.params.id, account))
    },
  )
}
