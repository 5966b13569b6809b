import { found } from '../../refusals.ts'
import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { pageAnswer, pageRequest } from '../../platform/http/pagination.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { grantPromo } from './grant-promo.ts'
import { movementById } from './movements.sql.ts'
import { listGrants } from './promo-grants.sql.ts'
import { purseOf } from './purses.sql.ts'
import { GrantIn, GrantPage, GrantQuery, WalletTx } from './wallet.schema.ts'

/** Promotional money that customers are given. */
export const grantAdminRoutes: Routes = (app) => {
  app.get(
    '/customers/:id/wallet/grants/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'listGrants',
        tags: ['wallet'],
        summary: 'The promotional money that a customer was given, newest first',
        params: IdParams,
        querystring: GrantQuery,
        response: { 200: GrantPage, '4xx': Problem },
      },
    },
    async (request) => {
      const { read } = tenantOf(request)
      const { id } = request.params
      found(await purseOf(read, id))
      return pageAnswer(request, await listGrants(read, id, pageRequest(request.query)))
    },
  )

  app.post(
    '/customers/:id/wallet/grant/',
    {
      config: { permission: 'wallet.manage' },
      schema: {
        operationId: 'grantPromo',
        tags: ['wallet'],
        summary: 'Give promotional money, with a reason (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: GrantIn,
        response: { 201: WalletTx, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { reason, priority, expires_on = null, ...wish } = request.body
      const amount = moneyField('amount', wish.amount, tenant.currency_digits, { above: 0n })
      const until = expires_on === null ? '' : `, to be spent until ${expires_on}`
      const grant = {
        customer: request.params.id,
        amount,
        expires_on,
        ...(priority !== undefined && { priority }),
        explanation: `Given ${amount} ${tenant.currency} by the kitchen${until}: ${reason}`,
      }
      return idempotent(request, reply, { status: 201, required: true }, async (tx) => {
        found(await purseOf(tx, grant.customer))
        const { movement } = await grantPromo(tx, tenant, grant, principalOf(request).account)
        return found(await movementById(tx, grant.customer, movement))
      })
    },
  )
}
