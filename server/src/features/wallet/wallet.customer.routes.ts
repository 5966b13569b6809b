import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { ownMovement, ownWallet } from './own-wallet.ts'
import { Wallet, WalletTx } from './wallet.schema.ts'

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
