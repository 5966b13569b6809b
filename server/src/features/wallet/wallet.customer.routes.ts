import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { ownMovement, ownWallet } from './own-wallet.ts'
import { requestTopUp } from './top-up.ts'
import { TopUp, TopUpRequest, Wallet, WalletTx } from './wallet.schema.ts'

export const walletCustomerRoutes: Routes = (app) => {
  app.get(
    '/wallet/',
    {
      config: { permission: 'customer.self' },
      schema: {
        operationId: 'ownWallet',
        tags: ['wallet'],
        summary: 'Balance and movements, newest first',
        querystring: PageQuery({}),
        response: { 200: Wallet, '4xx': Problem },
      },
    },
    async (request) => {
      const tenant = tenantOf(request)
      const { balance, credit_limit, page } = await ownWallet(
        tenant,
        principalOf(request).account,
        pageRequest(request.query),
      )
      return { balance, credit_limit, currency: tenant.currency, transactions: pageAnswer(request, page) }
    },
  )

  app.post(
    '/wallet/topup/',
    {
      config: { permission: 'customer.self' },
      schema: {
        operationId: 'requestTopUp',
        tags: ['wallet'],
        summary: 'Ask to pay in; the balance changes once the payment is confirmed',
        headers: IdempotencyKey,
        body: TopUpRequest,
        response: { 202: TopUp, '4xx': Problem },
      },
    },
    (request, reply) => {
      const { currency_digits } = tenantOf(request)
      const one = 10n ** BigInt(currency_digits)
      const amount = moneyField('amount', request.body.amount, currency_digits, { atLeast: one })
      return idempotent(request, reply, { status: 202, required: false }, (tx) =>
        requestTopUp(tx, principalOf(request).account, amount),
      )
    },
  )

  app.get(
    '/wallet/:id/',
    {
      config: { permission: 'customer.self' },
      schema: {
        operationId: 'ownWalletMovement',
        tags: ['wallet'],
        summary: 'One movement of the own wallet',
        params: IdParams,
        response: { 200: WalletTx, '4xx': Problem },
      },
    },
    (request) => ownMovement(tenantOf(request), principalOf(request).account, request.params.id),
  )
}
