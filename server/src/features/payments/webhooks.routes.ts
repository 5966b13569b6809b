import { tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { Problem } from '../../platform/http/schemas.ts'
import type { PaymentDeps } from './deps.ts'
import { KitchenParams, Received } from './payments.schema.ts'
import { takeEvent } from './take-event.ts'

/**
 * /api/v1/payments/webhooks/: what payment providers tell us. They send no header of ours, and to one host for all their
 * accounts, so the kitchen stands in the path.
 */
export const paymentWebhookRoutes =
  (deps: PaymentDeps): Routes =>
  (app) => {
    // The signature is over the bytes, so in this corridor no body is parsed.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser<string>('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

    app.post(
      '/stripe/:kitchen/',
      {
        config: { permission: 'public', signed: true },
        schema: {
          operationId: 'takeStripeEvent',
          tags: ['payments'],
          summary: 'For Stripe: a signed event (Stripe-Signature) of the account of the kitchen in the path',
          params: KitchenParams,
          response: { 200: Received, '4xx': Problem },
        },
      },
      async (request) => {
        const rawBody = typeof request.body === 'string' ? request.body : ''
        await takeEvent(deps, tenantOf(request), 'stripe', { rawBody, headers: request.headers })
        return { received: true }
      },
    )
  }
