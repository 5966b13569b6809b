import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { creditWallet } from './ledger.ts'
import { Credit, Credited } from './wallet.schema.ts'

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
}
