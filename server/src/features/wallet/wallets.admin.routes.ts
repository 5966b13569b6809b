import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdempotencyKey, IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { changeCreditLimit } from './change-credit-limit.ts'
import { creditWallet } from './ledger.ts'
import { customerWallet } from './own-wallet.ts'
import { Credit, Credited, CreditLimit, Purse, Wallet } from './wallet.schema.ts'

/** The wallets of customers: what is in them, money that the office puts in, how far they may go below zero. */
export const walletAdminRoutes: Routes = (app) => {
  app.get(
    '/customers/:id/wallet/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'customerWallet',
        tags: ['wallet'],
        summary: "A customer's balance and movements, newest first",
        params: IdParams,
        querystring: PageQuery({}),
        response: { 200: Wallet, '4xx': Problem },
      },
    },
    async (request) => {
      const tenant = tenantOf(request)
      const { page, ...purse } = await customerWallet(tenant, request.params.id, pageRequest(request.query))
      return { ...purse, currency: tenant.currency, transactions: pageAnswer(request, page) }
    },
  )

  app.patch(
    '/customers/:id/wallet/',
    {
      config: { permission: 'wallet.manage' },
      schema: {
        operationId: 'changeCreditLimit',
        tags: ['wallet'],
        summary: 'Change how far paid money may go below zero',
        headers: IdempotencyKey,
        params: IdParams,
        body: CreditLimit,
        response: { 200: Purse, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { credit_limit } = request.body
      const limit =
        credit_limit === undefined
          ? undefined
          : moneyField('credit_limit', credit_limit, tenant.currency_digits)
      return idempotent(request, reply, { status: 200, required: false }, (tx) =>
        changeCreditLimit(tx, tenant, request.params.id, limit),
      )
    },
  )

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
}
