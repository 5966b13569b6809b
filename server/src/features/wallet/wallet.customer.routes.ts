import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { IdParams, Page, PageQuery, Problem } from '../../platform/http/schemas.ts'
import { ownMovement, ownMovements, ownWallet } from './own-wallet.ts'
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
      const { page, ...purse } = await ownWallet(
        tenant,
        principalOf(request).account,
        pageRequest(request.query),
      )
      return { ...purse, currency: tenant.currency, transactions: pageAnswer(request, page) }
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
