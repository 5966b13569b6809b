import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { idempotent } from '../../platform/http/idempotent.ts'
import { IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import { Refund, Refunded } from './orders.schema.ts'
import { refundOrder } from './refund-order.ts'

export const refundAdminRoutes: Routes = (app) => {
  app.post(
    '/orders/:id/refund/',
    {
      config: { permission: 'orders.write' },
      schema: {
        operationId: 'refundOrder',
        tags: ['orders'],
        summary:
          'Pay portions of an order back, to the wallet or where the money came from (Idempotency-Key required)',
        headers: IdempotencyKey,
        params: IdParams,
        body: Refund,
        response: { 201: Refunded, '4xx': Problem },
      },
    },
    (request, reply) =>
      idempotent(request, reply, { status: 201, required: true }, (tx) =>
        refundOrder(tx, tenantOf(request), principalOf(request).account, request.params.id, request.body),
      ),
  )
}
