import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdParams, Problem } from '../../platform/http/schemas.ts'
import { confirmTopUp } from './top-up.ts'
import { listTopUps } from './top-ups.sql.ts'
import { OfficeTopUp, TopUpPage, TopUpQuery } from './wallet.schema.ts'

/** What customers asked to pay in; what they pay online confirms itself. */
export const topUpAdminRoutes: Routes = (app) => {
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
