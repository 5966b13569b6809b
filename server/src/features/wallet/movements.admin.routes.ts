import { found } from '../../refusals.ts'
import { idempotent } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { movementById } from './movements.sql.ts'
import { reverseMovement } from './reverse-movement.ts'
import { transfer } from './transfer.ts'
import { Reversal, TransferIn, WalletTx } from './wallet.schema.ts'

/** Money that the office moves between wallets, and its corrections. */
export const movementAdminRoutes: Routes = (app) => {
  app.post(
    '/customers/:id/wallet/transfer/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'transferMoney',
        tags: ['wallet'],
        summary: "Move paid money to another customer's wallet (Idempotency-Key required)",
        headers: IdempotencyKey,
        params: IdParams,
        body: TransferIn,
        response: { 201: WalletTx, '4xx': Problem },
      },
    },
    (request, reply) => {
      const tenant = tenantOf(request)
      const { id: from } = request.params
      const amount = moneyField('amount', request.body.amount, tenant.currency_digits, { above: 0n })
      return idempotent(request, reply, { status: 201, required: true }, async (tx) => {
        const wish = { ...request.body, from, amount }
        return found(
          await movementById(tx, from, await transfer(tx, tenant, wish, principalOf(request).account)),
        )
      })
    },
  )

  app.post(
    '/wallet/movements/:id/reverse/',
    {
      config: { permission: 'wallet.credit' },
      schema: {
        operationId: 'reverseMovement',
        tags: ['wallet'],
        summary: 'Correct a movement by the opposite entries, once (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: Reversal,
        response: { 201: WalletTx, '4xx': Problem },
      },
    },
    (request, reply) =>
      idempotent(request, reply, { status: 201, required: true }, async (tx) => {
        const wish = { movement: request.params.id, reason: request.body.reason }
        const { account } = principalOf(request)
        const { customer, entry } = await reverseMovement(tx, tenantOf(request), wish, account)
        return found(await movementById(tx, customer, entry))
      }),
  )
}
