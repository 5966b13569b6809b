import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { Unfreeze, Unfrozen } from './books.schema.ts'
import { unfreezeWallet } from './unfreeze-wallet.ts'

export const freezeAdminRoutes: Routes = (app) => {
  app.post(
    '/customers/:id/wallet/unfreeze/',
    {
      config: { permission: 'wallet.unfreeze' },
      schema: {
        operationId: 'unfreezeWallet',
        tags: ['books'],
        summary: 'Let a wallet that was frozen give money again, with the balance that its entries say',
        params: IdParams,
        body: Unfreeze,
        response: { 200: Unfrozen, '4xx': Problem },
      },
    },
    (request) => {
      const tenant = tenantOf(request)
      const { account } = principalOf(request)
      return tenant.write((tx) => unfreezeWallet(tx, tenant, account, request.params.id, request.body.reason))
    },
  )
}
