import type { FastifyRequest } from 'fastify'
import { baseUrl } from '../../platform/http/base-url.ts'
import { principalOf, tenantOf } from '../../platform/http/context.ts'
import type { Routes } from '../../platform/http/corridor.ts'
import { once } from '../../platform/http/idempotent.ts'
import { moneyField } from '../../platform/http/money-field.ts'
import { IdempotencyKey, IdParams, Problem } from '../../platform/http/schemas.ts'
import type { PaymentDeps } from './deps.ts'
import { openCheckout } from './open-checkout.ts'
import { StartedPayment, StartedTopUp, TopUpRequest } from './payments.schema.ts'
import { paymentOfTopUp } from './payments.sql.ts'
import { currentProvider } from './provider-of.ts'
import { startInvoicePayment, startTopUp } from './start-payment.ts'

/** /api/v1/customer/: what a customer pays online. */
export const paymentCustomerRoutes =
  (deps: PaymentDeps): Routes =>
  (app) => {
    app.post(
      '/wallet/topup/',
      {
        config: { permission: 'customer.self' },
        schema: {
          operationId: 'requestTopUp',
          tags: ['wallet'],
          summary:
            'Ask to pay in; the balance changes once the payment is confirmed, online at checkout_url or by the office',
          headers: IdempotencyKey,
          body: TopUpRequest,
          response: { 202: StartedTopUp, '4xx': Problem, 503: Problem },
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        const { currency_digits } = tenant
        const one = 10n ** BigInt(currency_digits)
        const amount = moneyField('amount', request.body.amount, currency_digits, { atLeast: one })
        const provider = await currentProvider(deps, tenant)
        const topUp = await once(request, reply, { status: 202, required: false }, (tx) =>
          startTopUp(tx, tenant, principalOf(request).account, amount, provider),
        )
        const payment = await paymentOfTopUp(tenant.read, topUp.id)
        reply.code(202)
        if (!payment) return topUp
        const { checkout_url } = await openCheckout(deps, tenant, payment.id, returnPages(request))
        return { ...topUp, checkout_url }
      },
    )

    app.post(
      '/invoices/:id/pay/',
      {
        config: { permission: 'customer.self' },
        schema: {
          operationId: 'payOwnInvoice',
          tags: ['invoices'],
          summary: 'Pay what is open of an own invoice online; asked again it answers the same checkout',
          params: IdParams,
          response: { 202: StartedPayment, '4xx': Problem, 503: Problem },
        },
      },
      async (request, reply) => {
        const tenant = tenantOf(request)
        const provider = await currentProvider(deps, tenant)
        const { id } = await tenant.write((tx) =>
          startInvoicePayment(tx, tenant, principalOf(request).account, request.params.id, provider),
        )
        reply.code(202)
        return openCheckout(deps, tenant, id, returnPages(request))
      },
    )
  }

/** Where the provider sends the customer back to. */
const returnPages = (request: FastifyRequest) => ({
  success_url: `${baseUrl(request)}/paid/`,
  cancel_url: `${baseUrl(request)}/unpaid/`,
})
