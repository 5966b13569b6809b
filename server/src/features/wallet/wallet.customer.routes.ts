import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdempotencyKey, IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { ownMovement, ownMovements, ownWallet } from './own-wallet.ts'
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
      const { page, ...purse } = await ownWallet(
        tenant,
        principalOf(request).account,
        pageRequest(request.query),
      )
      return { ...purse, currency: tenant.currency, transactions: pageAnswer(request, page) }
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

/** The same for older apps, under the kitchen's own paths (contract 5.12). */
export const ownMovementRoutes: Routes = (app) => {
  const config = { permission: 'account.self' } as const

  app.get(
    '/wallet/',
    {
      config,
      schema: {
        operationId: 'listOwnMovements',
        tags: ['wallet'],
        summary: 'Movements of the own wallet, newest first; none of somebody who is no customer',
        querystring: PageQuery({}),
        response: { 200: Page(WalletTx), '4xx': Problem },
      },
    },
    async (request) =>
      pageAnswer(
        request,
        await ownMovements(tenantOf(request), principalOf(request).account, pageRequest(request.query)),
      ),
  )

  app.get(
    '/wallet/:id/',
    {
      config,
      schema: {
        operationId: 'readOwnMovement',
        tags: ['wallet'],
        summary: 'One movement of the own wallet',
        params: IdParams,
        response: { 200: WalletTx, '4xx': Problem },
      },
    },
    (request) => ownMovement(tenantOf(request), principalOf(request).account, request.params.id),
  )
}
